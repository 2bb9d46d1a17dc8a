"""How detections are held against boxes drawn by hand."""
import numpy as np
import pytest

from faces.cascade import Cascade, cut, proposals, sigmoid
from faces.doubt import surest_part
from faces.measure import Seen, elsewhere, equal, figures, matched
from faces.photos import Photo
from PIL import Image

FACE = {"kind": "with_mask", "box": [100.0, 100.0, 40.0, 50.0]}
LOW = {"kind": "without_mask", "box": [300.0, 100.0, 20.0, 22.0]}


def found(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, float).reshape(-1, 5)


def test_two_detections_of_one_face_find_one_face():
    boxes = np.array([[100.0, 100, 40, 50], [300, 100, 40, 50]])
    assert matched(found((0.9, 100, 100, 40, 50), (0.8, 101, 100, 40, 50)), boxes) == [0.9, 0]


def test_a_detection_beside_every_box_is_elsewhere():
    boxes = np.array([[100.0, 100, 40, 50]])
    assert elsewhere(np.array([300.0, 100, 40, 50]), boxes) and not elsewhere(np.array([105.0, 110, 20, 20]), boxes)


def test_figures_tell_sizes_kinds_and_alarms_apart():
    seen = Seen(empty=[0.0, 0.5])
    seen.add([FACE, LOW], 480, found((0.9, 100, 100, 40, 50), (0.4, 300, 100, 20, 22), (0.3, 10, 300, 40, 50)))
    at_half = figures(seen, 0.5)
    assert (at_half["≥ 8 %"], at_half["masked"], at_half["4–8 %"], at_half["largest missed"]) == (1, 1, 0, 0)
    assert at_half["empty"] == 0.5 and figures(seen, 0.6)["empty"] == 0 and figures(seen, 0.4)["4–8 %"] == 1
    assert at_half["beside"] == 0 and figures(seen, 0.3)["beside"] == 1


def test_a_threshold_is_found_that_raises_no_more_alarms():
    assert equal(Seen(empty=[0.205, 0.405, 0.605, 0.805]), 0.25) == pytest.approx(0.61)


def test_cells_become_boxes_in_pixels_of_the_input():
    cells = np.full((15, 2, 3), -9.0)
    cells[0, 1, 2], cells[1:5, 1, 2], cells[5:, 1, 2] = 2.0, 1.0, 0.5
    (row,) = proposals([(8, cells)], 0.5)
    assert row[1:5].tolist() == [12, 4, 16, 16] and row[5:7].tolist() == [24, 16]


def test_a_square_beyond_the_border_repeats_its_pixels():
    picture = np.zeros((20, 20, 3), np.uint8)
    picture[:, :10], picture[:, 10:] = 50, 200
    crop = cut(Image.fromarray(picture), -10, -10, 40, 40, 8)
    assert crop[0, 0, 0] == 50 and crop[0, 7, 0] == 200 and crop[7, 0, 0] == 50


class Said:
    """Networks that propose one face, and say these logits of its crops, one crop after the other."""

    def __init__(self, *logits: float):
        self.logits, self.crops = list(logits), []

    def run(self, model: int, feeds: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        if model == 0:
            cells = np.full((1, 15, 8, 8), -9.0)
            cells[0, 0, 4, 4], cells[0, 1:5, 4, 4], cells[0, 5:, 4, 4] = 1.0, 1.0, 0.0
            return {"stride8": cells}
        count = len(feeds["image"])
        self.crops += list(feeds["image"])
        said, self.logits = self.logits[:count], self.logits[count:]
        return {"logit": np.array(said), "landmarks": np.full((count, 10), 0.5)}


def cascade(said: Said) -> Cascade:
    pair = object.__new__(Cascade)
    pair.runtime, pair.strides, pair.proposed, pair.nms = said, [8], 0.2, 0.4
    pair.side, pair.margin, pair.weight, pair.doubt, pair.further = 8, 1.5, 0.5, (-2.0, 3.0), [(1.5, True), (2.0, False)]
    return pair


def test_what_the_first_look_leaves_in_doubt_is_looked_at_again_and_the_mean_believed():
    picture = Image.fromarray(np.tile(np.arange(64, dtype=np.uint8)[None, :, None] * 4, (64, 1, 3)))
    said = Said(2.0, -1.0, 0.5)
    (row,) = cascade(said).look(picture, 64)
    assert row[0] == pytest.approx(sigmoid(np.array(0.5 + 0.5)))
    first, mirrored, wider = said.crops
    assert np.array_equal(first[:, ::-1], mirrored) and np.ptp(wider.astype(int)) > np.ptp(first.astype(int))


def test_what_was_in_doubt_never_becomes_sure():
    (row,) = cascade(Said(2.0, 9.0, 9.0)).look(Image.new("RGB", (64, 64)), 64)
    assert row[0] == pytest.approx(sigmoid(np.array(3.0)))


def test_what_is_clear_is_looked_at_once():
    for logit in (5.0, -5.0):
        said = Said(logit)
        (row,) = cascade(said).look(Image.new("RGB", (64, 64)), 64)
        assert row[0] == pytest.approx(sigmoid(np.array(logit + 0.5))) and len(said.crops) == 1


def test_a_part_of_people_is_on_no_drawn_box_and_seen_by_no_other_detector():
    boxes, unsure = np.array([FACE["box"]]), np.array([[300.0, 100, 40, 50]])
    photo = Photo("people", "", None, boxes, np.zeros((1, 10)), [FACE["kind"]], unsure)
    rows = found((0.9, 100, 100, 40, 50), (0.8, 300, 100, 40, 50), (0.7, 10, 300, 40, 50))
    assert surest_part(rows, photo) == 0.7 and surest_part(rows[:2], photo) == 0
