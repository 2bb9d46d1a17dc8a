"""Measures the shipped pair beside YuNet and UltraFace on photos of people with boxes drawn by hand.

    python3 -m faces.measure --part card                 # needs `gather` for the animals only
    python3 -m faces.measure --part choose --sweep       # ours over thresholds, to choose one

Peers stand there at their own threshold and at the one with which they raise as many alarms as ours.
"""
from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from .cascade import Cascade
from .data import MODELS, SHARED, WORK, tar_pictures
from .peers import UltraFace, YuNet, overlaps
from .photos import ANIMALS, empty_photos, photos, split

FOUND = 0.3  # IoU with a box drawn by hand
TALL, LOW = 0.08, 0.04  # of the picture's height
LEAST = 0.05
KINDS = {"with_mask": "masked", "without_mask": "bare", "with_incorrect_mask": "badly worn"}


@dataclass
class Seen:
    """What a detector finds in the pictures of a part: rows (score, x, y, width, height, …) a picture."""

    people: list[tuple[list[dict], int, np.ndarray]] = field(default_factory=list)
    empty: list[np.ndarray] = field(default_factory=list)
    animals: list[np.ndarray] = field(default_factory=list)
    wild_animals: list[np.ndarray] = field(default_factory=list)


def matched(found: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """For each box drawn by hand, whether one of the faces found is it; the surest choose first."""
    hit = np.zeros(len(boxes), bool)
    for row in found:
        same = np.where(hit, 0.0, overlaps(row[1:5], boxes)) if len(boxes) else np.zeros(0)
        if len(same) and same.max() >= FOUND:
            hit[same.argmax()] = True
    return hit


def elsewhere(found: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """The faces found of which less than three tenths lie on any box drawn by hand."""
    kept = []
    for row in found:
        x, y, w, h = row[1:5]
        wide = np.minimum(x + w, boxes[:, 0] + boxes[:, 2]) - np.maximum(x, boxes[:, 0])
        high = np.minimum(y + h, boxes[:, 1] + boxes[:, 3]) - np.maximum(y, boxes[:, 1])
        inside = (wide.clip(0) * high.clip(0)).max(initial=0)
        kept.append(inside < 0.3 * w * h)
    return found[np.array(kept, bool)] if len(found) else found


def figures(seen: Seen, threshold: float) -> dict[str, float]:
    counts: dict[str, list[int]] = {}
    stray = 0

    def count(what: str, hit: bool) -> None:
        row = counts.setdefault(what, [0, 0])
        row[0] += hit
        row[1] += 1

    for faces, height, found in seen.people:
        found = found[found[:, 0] >= threshold]
        boxes = np.array([face["box"] for face in faces], float).reshape(-1, 4)
        hits = matched(found, boxes)
        largest = int((boxes[:, 2] * boxes[:, 3]).argmax()) if len(boxes) else -1
        for i, (face, hit) in enumerate(zip(faces, hits)):
            share = boxes[i, 3] / height
            if share >= TALL:
                count("≥ 8 %", hit)
                count(KINDS[face["kind"]], hit)
            else:
                count("4–8 %" if share >= LOW else "< 4 %", hit)
            if i == largest:
                count("largest missed", not hit)
        stray += len(elsewhere(found, boxes)) > 0
    result = {what: hits / total for what, (hits, total) in counts.items()}
    result["elsewhere"] = stray / max(1, len(seen.people))
    for what in ("empty", "animals", "wild_animals"):
        pictures = getattr(seen, what)
        result[what] = sum((found[:, 0] >= threshold).any() for found in pictures) / max(1, len(pictures))
    return result


def material(shared: Path, work: Path, part: str, every: int):
    """(people: [(faces, picture)], empty, animals, wild animals) of a part."""
    drawn = {entry["file"]: entry["faces"] for entry in json.loads((shared / "data/photos/boxes.json").read_text())}
    people = dict(tar_pictures(shared / "data/photos/train.tar"))
    folder = work / "sets/people"
    parts = split(folder, sorted(json.loads((folder / "seen.json").read_text())))
    chosen = [name for name in sorted(drawn) if parts[name] == part]
    animals = [photo.open() for photo in photos(shared, work, ANIMALS, part)[::every]]
    wild = [picture for _, picture in tar_pictures(shared / "data/wild/animals.tar")] if part == "card" else []
    return [(drawn[name], people[name]) for name in chosen], [p for _, p in empty_photos(shared, part)], animals, wild


def look(detector, people, empty, animals, wild) -> Seen:
    def all_of(pictures: list[Image.Image]) -> list[np.ndarray]:
        return [detector.find(picture, LEAST) for picture in pictures]

    return Seen([(faces, picture.height, detector.find(picture, LEAST)) for faces, picture in people],
                all_of(empty), all_of(animals), all_of(wild))


def alarms(seen: Seen, threshold: float) -> float:
    """Share of pictures without a drawn face, or beside them, that fire: what detectors are made equal by."""
    row = figures(seen, threshold)
    pictures = len(seen.people) + len(seen.empty)
    return (row["elsewhere"] * len(seen.people) + row["empty"] * len(seen.empty)) / max(1, pictures)


def equal(seen: Seen, most: float) -> float:
    """The lowest threshold with no more alarms than that."""
    return next((t for t in np.arange(0.05, 1.0, 0.01) if alarms(seen, t) <= most), 0.99)


COLUMNS = {"≥ 8 %": "≥ 8 % high", "masked": "masked", "bare": "bare", "badly worn": "badly worn", "4–8 %": "4–8 %",
           "< 4 %": "< 4 %", "largest missed": "largest missed", "empty": "alarms, no people",
           "elsewhere": "beside every box", "animals": "animals", "wild_animals": "wild animals"}


def table(rows: list[tuple[str, float, dict[str, float]]]) -> str:
    head = ["detector", "threshold", *COLUMNS.values()]
    lines = [f"| {' | '.join(head)} |", f"| --- {'| ---: ' * (len(head) - 1)}|"]
    for name, threshold, row in rows:
        cells = [name, f"{threshold:.2f}", *(f"{100 * row.get(column, float('nan')):.1f}" for column in COLUMNS)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--part", choices=("train", "choose", "card"), default="choose")
    parser.add_argument("--sides", type=int, nargs="*", default=[], help="other longest sides for ours, too")
    parser.add_argument("--refiner", help="another refiner file, too: refiner.int8.onnx")
    parser.add_argument("--every", type=int, default=5, help="of the gathered animals, one in so many")
    parser.add_argument("--sweep", action="store_true", help="ours over thresholds")
    parser.add_argument("--own", action="store_true", help="leave the peers out")
    args = parser.parse_args()

    pictures = material(args.shared, args.work, args.part, args.every)
    print(f"{args.part}: {len(pictures[0])} photos of people, {sum(len(faces) for faces, _ in pictures[0])} faces, "
          f"{len(pictures[1])} photos without people, {len(pictures[2])} animals and {len(pictures[3])} wild ones")
    own = [Cascade(args.models)] + [Cascade(args.models, side) for side in args.sides]
    if args.refiner:
        own.append(Cascade(args.models, refiner=args.refiner))
        own[-1].name += f", {args.refiner}"
    rows = []
    for detector in own:
        seen = look(detector, *pictures)
        thresholds = np.arange(0.2, 0.9, 0.05) if args.sweep else [detector.threshold, detector.readable]
        rows += [(detector.name, t, figures(seen, t)) for t in thresholds]
        if detector is own[0]:
            level = alarms(seen, detector.readable)
    for peer in [] if args.own else [YuNet(args.shared, 320), YuNet(args.shared, 640), UltraFace(args.shared)]:
        seen = look(peer, *pictures)
        for t in (peer.threshold, equal(seen, level)):
            rows.append((peer.name, t, figures(seen, t)))
    print(table(rows))


if __name__ == "__main__":
    main()
