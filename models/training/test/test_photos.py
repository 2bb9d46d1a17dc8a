"""Photos of people: what counts as a face in them, and how they are split and cut."""
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from faces.crops import judged, mirrored_points
from faces.photos import Photo, agreed, fingerprint, leaders, part_of, photo
from faces.scenes import Scenes
from faces.synthesis import SIZE, Synthesis

BOX = (100.0, 60.0, 40.0, 50.0)
POINTS = (110.0, 80.0, 130.0, 80.0, 120.0, 90.0, 112.0, 100.0, 128.0, 100.0)


def seen(score: float, box: tuple[float, ...] = BOX) -> list[float]:
    return [score, *box, *POINTS]


def boxes_of(*rows: list[float], width: int) -> np.ndarray:
    return np.array(rows, float).reshape(-1, width)


def test_a_face_is_what_both_detectors_are_sure_of():
    sure, unsure = agreed(boxes_of(seen(0.6), width=15), boxes_of([0.9, *BOX], width=5))
    assert len(sure) == 1 and len(unsure) == 0


def test_what_one_detector_sees_alone_counts_neither_way():
    sure, unsure = agreed(boxes_of(seen(0.6), width=15), boxes_of([0.9, 300, 200, 40, 50], width=5))
    assert len(sure) == 0 and unsure.tolist() == [list(BOX), [300, 200, 40, 50]]


def test_boxes_drawn_by_hand_are_faces_and_others_that_detectors_see_are_unsure():
    both = {"yunet": [seen(0.9), seen(0.9, (300, 60, 40, 50))], "ultraface": []}
    found = photo("people", Path("a.jpg"), both, [{"kind": "with_mask", "box": list(BOX)}])
    assert found.boxes.tolist() == [list(BOX)] and found.points[0].tolist() == list(POINTS)
    assert found.unsure.tolist() == [[300, 60, 40, 50]]


def test_animals_have_no_faces():
    found = photo("cats", Path("a.jpg"), {}, None)
    assert len(found.boxes) == 0 and len(found.unsure) == 0


def test_near_duplicates_follow_the_first_of_them():
    noise = np.random.default_rng(0).integers(0, 256, (3, 20, 20), dtype=np.uint8)
    pictures = [Image.fromarray(one).resize((320, 320), Image.BICUBIC) for one in noise]
    prints = [fingerprint(picture) for picture in (*pictures, pictures[0].resize((200, 200), Image.BILINEAR))]
    assert leaders(np.stack(prints)) == [0, 1, 2, 0]


def test_three_fifths_train():
    share = Counter(part_of(f"people/{i}.jpg") for i in range(5000))
    assert share["train"] == pytest.approx(3000, abs=150) and share["card"] == pytest.approx(1000, abs=120)


@pytest.fixture
def synthesis() -> Synthesis:
    grey = np.full((1, 218, 178, 3), 128, np.uint8)
    points = np.array([[45, 70, 90, 110, 70, 110, 110, 110, 90, 130, 75, 150, 105, 150]], np.float32)
    photos = [Image.new("RGB", (64, 64), (0, 0, 255))]
    return Synthesis(grey, points, np.full((1, 109, 89), 255, np.uint8), photos, seed=3)


@pytest.fixture
def red_face(tmp_path: Path) -> Photo:
    picture = Image.new("RGB", (480, 360), (0, 0, 255))
    picture.paste((255, 0, 0), (200, 100, 260, 180))
    picture.save(tmp_path / "red.png")
    return Photo("people", "red.png", tmp_path / "red.png", np.array([[200.0, 100, 60, 80]]),
                 np.full((1, 10), np.nan), ["bare"], np.zeros((0, 4)))


def test_a_box_stays_on_its_face_however_a_photo_is_cut(synthesis: Synthesis, red_face: Photo, monkeypatch):
    monkeypatch.setattr(synthesis, "finish", lambda canvas, _: canvas)
    scenes, checked = Scenes(synthesis, [red_face], []), 0
    for _ in range(40):
        picture, rows = scenes.of(red_face)
        for x, y, w, h in rows[rows[:, 14] > 0, :4]:
            left, top, right, bottom = (int(np.clip(v, 0, SIZE - 1)) for v in (x, y, x + w, y + h))
            inside = picture[top:bottom + 1, left:right + 1].astype(int)
            red = inside[..., 0] > inside[..., 2]
            everywhere = picture[..., 0].astype(int) > picture[..., 2]
            assert red.mean() > 0.6 and red.sum() > 0.85 * everywhere.sum()
            checked += 1
    assert checked > 20


def test_what_lies_beside_every_face_is_none_and_what_is_unsure_is_left_out(red_face: Photo):
    assert judged(np.array([202, 98, 60, 80]), red_face)[0] == 1
    assert judged(np.array([20, 20, 60, 80]), red_face) == (0.0, None)
    assert judged(np.array([215, 115, 60, 80]), red_face) == (None, None)
    red_face.unsure = np.array([[20.0, 20, 60, 80]])
    assert judged(np.array([22, 25, 50, 60]), red_face) == (None, None)


def test_mirrored_points_change_sides():
    points = np.array([0.3, 0.4, 0.7, 0.4, 0.5, 0.5, 0.35, 0.7, 0.6, 0.7])
    assert mirrored_points(points) == pytest.approx([0.3, 0.4, 0.7, 0.4, 0.5, 0.5, 0.4, 0.7, 0.65, 0.7])
