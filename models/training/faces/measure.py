"""Measures the shipped pair beside YuNet and UltraFace on photos of people with boxes drawn by hand.

    python3 -m faces.measure --part card                 # needs `gather` for the animals only
    python3 -m faces.measure --part choose --sweep       # ours over thresholds, to choose one

Peers stand there at their own threshold and at the one with which they raise as many alarms as ours.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from folders import add_models, add_outside, add_work, command, expect
from pictures import tar_pictures

from .cascade import Cascade
from .data import drawn_faces
from .peers import UltraFace, YuNet, overlaps
from .photos import ANIMALS, Photo, empty_photos, landmarked, photos, split

FOUND = 0.3  # IoU with a box drawn by hand
TALL, LOW = 0.08, 0.04  # of the picture's height
LEAST = 0.1
KINDS = {"with_mask": "masked", "without_mask": "bare", "with_incorrect_mask": "badly worn"}


@dataclass(frozen=True)
class Face:
    """A box drawn by hand, and the score of the detection that is it (0: none)."""

    share: float  # of the picture's height
    kind: str
    largest: bool
    score: float


@dataclass
class Seen:
    """What a detector makes of the pictures of a part; of a picture, the score of its surest alarm (0: none)."""

    faces: list[Face] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    empty: list[float] = field(default_factory=list)
    animals: list[float] = field(default_factory=list)
    wild_animals: list[float] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)  # a face's score, its points' error

    def add(self, faces: list[dict], height: int, found: np.ndarray) -> None:
        """A photo of people, and the rows (score, x, y, width, height, …) found in it, surest first."""
        boxes = np.array([face["box"] for face in faces], float).reshape(-1, 4)
        largest = int((boxes[:, 2] * boxes[:, 3]).argmax()) if len(boxes) else -1
        for i, (face, score) in enumerate(zip(faces, matched(found, boxes))):
            self.faces.append(Face(boxes[i, 3] / height, KINDS[face["kind"]], i == largest, score))
        self.beside.append(next((row[0] for row in found if elsewhere(row[1:5], boxes)), 0.0))


def matched(found: np.ndarray, boxes: np.ndarray) -> list[float]:
    """For each box drawn by hand the score of the face found that is it, 0 where there is none; the surest choose first."""
    scores = np.zeros(len(boxes))
    for row in found:
        same = np.where(scores > 0, 0.0, overlaps(row[1:5], boxes)) if len(boxes) else np.zeros(0)
        if len(same) and same.max() >= FOUND:
            scores[same.argmax()] = row[0]
    return scores.tolist()


def elsewhere(box: np.ndarray, boxes: np.ndarray) -> bool:
    """Whether less than three tenths of a face found lie on any box drawn by hand."""
    x, y, w, h = box
    wide = np.minimum(x + w, boxes[:, 0] + boxes[:, 2]) - np.maximum(x, boxes[:, 0])
    high = np.minimum(y + h, boxes[:, 1] + boxes[:, 3]) - np.maximum(y, boxes[:, 1])
    return (wide.clip(0) * high.clip(0)).max(initial=0) < 0.3 * w * h


def point_error(found: np.ndarray, known: Photo) -> tuple[float, float]:
    """Score of the face that is the known one, and its points' mean distance in distances of the eyes (0, 0: not found)."""
    for row in found:
        if len(row) == 15 and overlaps(row[1:5], known.boxes)[0] >= FOUND:
            away = np.linalg.norm((row[5:] - known.points[0]).reshape(5, 2), axis=1).mean()
            return float(row[0]), float(away / np.linalg.norm(known.points[0, :2] - known.points[0, 2:4]))
    return 0.0, 0.0


def share(scores: list[float], threshold: float) -> float:
    """Of the scores, those from a threshold on; NaN where there are none."""
    return float(np.mean([score >= threshold for score in scores])) if scores else float("nan")


def figures(seen: Seen, threshold: float) -> dict[str, float]:
    """Shares by column of the table."""
    def found(faces: list[Face]) -> float:
        return share([face.score for face in faces], threshold)

    tall = [face for face in seen.faces if face.share >= TALL]
    result = {"≥ 8 %": found(tall)}
    for kind in KINDS.values():
        result[kind] = found([face for face in tall if face.kind == kind])
    result["4–8 %"] = found([face for face in seen.faces if LOW <= face.share < TALL])
    result["< 4 %"] = found([face for face in seen.faces if face.share < LOW])
    result["largest missed"] = 1 - found([face for face in seen.faces if face.largest and face.share >= TALL])
    errors = [error for score, error in seen.points if score >= threshold]
    result["points"] = float(np.mean(errors)) if errors else float("nan")
    return result | {name: share(getattr(seen, name), threshold) for name in ("beside", "empty", "animals", "wild_animals")}


def material(data: Path, work: Path, part: str, every: int):
    """(people: [(faces, picture)], empty, animals, wild animals, faces with points) of a part."""
    drawn = drawn_faces(data)
    people = dict(tar_pictures(data / "photos/train.tar"))
    folder = work / "sets/people"
    parts = split(folder, sorted(json.loads((folder / "seen.json").read_text())))
    chosen = [name for name in sorted(drawn) if parts[name] == part]
    animals = [photo.open() for photo in photos(data, work, ANIMALS, part)[::every]]
    wild = [picture for _, picture in tar_pictures(data / "wild/animals.tar")] if part == "card" else []
    people = [(drawn[name], people[name]) for name in chosen]
    return people, [p for _, p in empty_photos(data, part)], animals, wild, landmarked(work, part)[::every]


def look(detector, people, empty, animals, wild, landmarked) -> Seen:
    def surest(pictures: list[Image.Image]) -> list[float]:
        return [float(detector.find(picture, LEAST)[:1, 0].sum()) for picture in pictures]

    seen = Seen(empty=surest(empty), animals=surest(animals), wild_animals=surest(wild))
    seen.points = [point_error(detector.find(photo.open(), LEAST), photo) for photo in landmarked]
    for faces, picture in people:
        seen.add(faces, picture.height, detector.find(picture, LEAST))
    return seen


def remembered(peer, pictures, file: Path) -> Seen:
    """What a peer sees, from the file if it has looked at these pictures before: peers do not change."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(look(peer, *pictures))))
    saved = json.loads(file.read_text())
    return Seen(**{**saved, "faces": [Face(**face) for face in saved["faces"]]})


def alarms(seen: Seen, threshold: float) -> float:
    """Share of photos that fire where no face was drawn: what detectors are made equal by."""
    return float(np.mean([score >= threshold for score in seen.empty + seen.beside]))


def equal(seen: Seen, most: float) -> float:
    """The lowest threshold with no more alarms than that."""
    return next((t for t in np.arange(0.1, 1.0, 0.01) if alarms(seen, t) <= most), 0.99)


COLUMNS = {"≥ 8 %": "≥ 8 % high", "masked": "masked", "bare": "bare", "badly worn": "badly worn", "4–8 %": "4–8 %",
           "< 4 %": "< 4 %", "largest missed": "largest missed", "empty": "alarms, no people",
           "beside": "beside every box", "animals": "animals", "wild_animals": "wild animals",
           "points": "points"}


def table(rows: list[tuple[str, float, dict[str, float]]]) -> str:
    head = ["detector", "threshold", *COLUMNS.values()]
    lines = [f"| {' | '.join(head)} |", f"| --- {'| ---: ' * (len(head) - 1)}|"]
    for name, threshold, row in rows:
        cells = [name, f"{threshold:.2f}", *(f"{100 * row.get(column, float('nan')):.1f}" for column in COLUMNS)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data")
    add_outside(parser, "peers", required=False)
    add_work(parser, "faces")
    add_models(parser)
    parser.add_argument("--part", choices=("train", "choose", "card"), default="choose")
    parser.add_argument("--sides", type=int, nargs="*", default=[], help="other longest sides for ours, too")
    parser.add_argument("--refiner", help="another refiner file, too: refiner.int8.onnx")
    parser.add_argument("--every", type=int, default=6, help="of the gathered animals and faces with points, one in so many")
    parser.add_argument("--sweep", action="store_true", help="ours over thresholds")
    parser.add_argument("--own", action="store_true", help="leave the peers out")
    parser.add_argument("--write", action="store_true", help="put ours into faces.json")
    options = parser.parse_args()

    folder = None if options.own else expect(parser, options, "peers")
    pictures = material(options.data, options.work, options.part, options.every)
    print(f"{options.part}: {len(pictures[0])} photos of people, {sum(len(faces) for faces, _ in pictures[0])} faces, "
          f"{len(pictures[1])} photos without people, {len(pictures[2])} animals and {len(pictures[3])} wild ones, "
          f"{len(pictures[4])} faces with points")
    peers = [YuNet(folder, 320), YuNet(folder, 640), UltraFace(folder)] if folder else []
    own = [Cascade(options.models)] + [Cascade(options.models, side) for side in options.sides]
    if options.refiner:
        own.append(Cascade(options.models, refiner=options.refiner))
        own[-1].name += f", {options.refiner}"
    rows = []
    for detector in own:
        seen = look(detector, *pictures)
        thresholds = np.arange(0.2, 0.9, 0.05) if options.sweep else [detector.threshold, detector.readable]
        rows += [(detector.name, t, figures(seen, t)) for t in thresholds]
        if detector is own[0]:
            level = alarms(seen, detector.readable)
    for peer in peers:
        name = f"{options.part}-{options.every}-{peer.name}".lower().replace(" ", "-")
        seen = remembered(peer, pictures, options.work / "peers" / f"{name}.json")
        for t in (peer.threshold, equal(seen, level)):
            rows.append((peer.name, t, figures(seen, t)))
    print(table(rows))
    if options.write:
        path = options.models / "faces.json"
        metrics = [{"threshold": t, **{COLUMNS[name]: round(value, 4) for name, value in row.items() if value == value}}
                   for name, t, row in rows if name == own[0].name]
        info = json.loads(path.read_text()) | {"metrics": metrics}
        path.write_text(json.dumps(info, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
