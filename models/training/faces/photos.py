"""Photos of people and of animals, and what is known of the faces in them.

In `people` boxes were drawn by hand; in the other sets of people a face is what two detectors agree on, and what only
one of them sees counts neither way. Animals have no faces.

Every set is split by picture: three fifths train, one chooses, one is kept for the card; near duplicates stay together.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

import numpy as np
from PIL import Image

from .data import drawn_faces, without_faces
from .peers import overlaps

PARTS = ("train", "train", "train", "choose", "card")
PEOPLE = ("people", "crowds", "street", "street-2")
ANIMALS = ("monkeys", "cats", "dogs")
FOREHEAD = 0.25  # of the height from brows to chin, that a face's box reaches above the brows
ALIKE = 20  # bits of 256 up to which two pictures are the same one
# A detector is sure from the first score on, and sees something from the second on: YuNet's, UltraFace's.
SURE, SOMETHING = (0.5, 0.6), (0.3, 0.35)


@dataclass
class Photo:
    """Boxes are x, y, width, height in pixels; `points` [n, 10] are NaN where nobody knows them."""

    source: str
    file: str
    path: Path
    boxes: np.ndarray
    points: np.ndarray
    kinds: list[str]
    unsure: np.ndarray

    def open(self) -> Image.Image:
        return Image.open(self.path).convert("RGB")


def fingerprint(picture: Image.Image) -> np.ndarray:
    """256 bits: where a picture of 17 × 16 pixels grows brighter from left to right."""
    small = np.asarray(picture.convert("L").resize((17, 16), Image.BOX), np.int16)
    return (small[:, 1:] > small[:, :-1]).ravel()


def leaders(prints: np.ndarray) -> list[int]:
    """For each of the prints [n, 256] the first one that is the same picture, itself if there is none before it."""
    return [int(np.flatnonzero((prints[: i + 1] != prints[i]).sum(1) <= ALIKE)[0]) for i in range(len(prints))]


def part_of(name: str) -> str:
    return PARTS[int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little") % len(PARTS)]


def split(folder: Path, files: list[str]) -> dict[str, str]:
    """file → train, choose or card; remembered beside the pictures."""
    cache = folder / "split.json"
    if not cache.exists():
        prints = np.stack([fingerprint(Image.open(folder / file)) for file in files])
        cache.write_text(json.dumps({file: part_of(f"{folder.name}/{files[first]}")
                                     for file, first in zip(files, leaders(prints))}))
    return json.loads(cache.read_text())


def agreed(yunet: np.ndarray, ultraface: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows (score, x, y, width, height, …) of both → (YuNet's rows that both are sure of, boxes that may be faces)."""
    sure, unsure = [], []
    for row in yunet:
        same = overlaps(row[1:5], ultraface[:, 1:5])
        other = ultraface[same.argmax(), 0] if len(same) and same.max() > 0.35 else 0.0
        if (row[0] >= SURE[0] and other >= SURE[1]) or row[0] >= 0.85:
            sure.append(row)
        elif row[0] >= SOMETHING[0] or other >= SOMETHING[1]:
            unsure.append(row[1:5])
    for row in ultraface[ultraface[:, 0] >= SOMETHING[1]]:
        same = overlaps(row[1:5], yunet[:, 1:5])
        if not len(same) or same.max() <= 0.35:
            unsure.append(row[1:5])
    return np.array(sure).reshape(-1, 15), np.array(unsure).reshape(-1, 4)


def rows(found: list[list[float]], width: int) -> np.ndarray:
    return np.array(found, np.float64).reshape(-1, width)


def photo(source: str, path: Path, seen: dict, drawn: list[dict] | None) -> Photo:
    nothing = np.zeros((0, 4))
    if source in ANIMALS:
        return Photo(source, path.name, path, nothing, np.zeros((0, 10)), [], nothing)
    yunet, ultraface = rows(seen["yunet"], 15), rows(seen["ultraface"], 5)
    sure, unsure = agreed(yunet, ultraface)
    if drawn is None:
        return Photo(source, path.name, path, sure[:, 1:5], sure[:, 5:], [""] * len(sure), unsure)
    boxes = np.array([face["box"] for face in drawn], np.float64).reshape(-1, 4)
    points = np.full((len(boxes), 10), np.nan)
    missed = [nothing]
    for row in [*sure, *(np.concatenate([[0], box]) for box in unsure)]:
        same = overlaps(row[1:5], boxes)
        best = int(same.argmax()) if len(same) else -1
        if best >= 0 and same[best] > 0.5 and len(row) == 15 and row[0] >= 0.8:
            points[best] = row[5:]
        elif best < 0 or same[best] < 0.2:
            missed.append(row[None, 1:5])  # whoever drew the boxes left it out
    return Photo(source, path.name, path, boxes, points, [face["kind"] for face in drawn], np.concatenate(missed))


def photos(data: Path, work: Path, sets: Iterable[str], part: str) -> list[Photo]:
    """Those of a part, in a fixed order. Sets that were not gathered are left out."""
    drawn = drawn_faces(data)
    found = []
    for source in sets:
        folder = work / "sets" / source
        if not (folder / "seen.json").exists():
            print(f"{source}: not gathered")
            continue
        seen = json.loads((folder / "seen.json").read_text())
        parts = split(folder, sorted(seen))
        for file in sorted(seen):
            known = drawn.get(file) if source == "people" else None
            if parts[file] == part and (source != "people" or known is not None):
                found.append(photo(source, folder / file, seen[file], known))
    return found


def five(points: np.ndarray) -> np.ndarray:
    """The 68 points of a face [68, 2] → x, y of the eyes' centres, the nose's tip and the corners of the mouth [10]."""
    return np.concatenate([points[36:42].mean(0), points[42:48].mean(0), points[30], points[48], points[54]])


def landmarked(work: Path, part: str) -> list[Photo]:
    """Faces whose points people placed, one a picture; those for the card are a set of their own."""
    folder = work / "sets" / ("points-card" if part == "card" else "points")
    if not (folder / "known.json").exists():
        print(f"{folder.name}: not gathered")
        return []
    found = []
    for file, values in json.loads((folder / "known.json").read_text()).items():
        # A person's frames, numbered, stay together.
        if part == "card" or (part_of(f"points/{file.rsplit('_', 1)[0]}") == "choose") == (part == "choose"):
            points = np.array(values).reshape(68, 2)
            low, high = points.min(0), points.max(0)
            low[1] -= FOREHEAD * (high[1] - low[1])
            box = np.concatenate([low, high - low])
            found.append(Photo("points", file, folder / file, box[None], five(points)[None], [""], np.zeros((0, 4))))
    return found


def empty_photos(data: Path, part: str) -> list[tuple[str, Image.Image]]:
    """Those without people: even numbers train, odd ones choose or are kept for the card."""
    if part == "train":
        return without_faces(data, training=True)
    return [p for n, p in enumerate(without_faces(data, training=False)) if (n % 2 == 0) == (part == "choose")]
