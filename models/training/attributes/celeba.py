"""CelebA on disk: its pictures, labels and landmarks, from a folder of tars with `labels.csv` or CelebA's own layout.

CelebA's own layout is `img_align_celeba/`, `list_attr_celeba.txt`, `list_eval_partition.txt` and
`list_landmarks_align_celeba.txt` in one folder.
"""

import csv
import io
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 178, 218

OPINIONS = [
    "Attractive", "Big_Lips", "Big_Nose", "Chubby", "Double_Chin",
    "Male", "Oval_Face", "Pale_Skin", "Pointy_Nose", "Young",
]


@dataclass
class Index:
    """One row per picture; `labels` is [N, 40] of 0/1, `landmarks` [N, 5, 2] in pixels of the 178×218 frame."""

    names: list[str]
    files: list[str]
    splits: list[str]
    labels: np.ndarray
    landmarks: np.ndarray

    def rows(self, split: str) -> list[int]:
        return [row for row, value in enumerate(self.splits) if value == split]


def read_index(folder: Path) -> Index:
    if (folder / "labels.csv").exists():
        return _read_csv(folder)
    if (folder / "list_attr_celeba.txt").exists():
        return _read_official(folder)
    raise SystemExit(f"Expected labels.csv or list_attr_celeba.txt in {folder}, found neither.")


def read_pictures(folder: Path, wanted: set[str]) -> Iterator[tuple[str, Image.Image]]:
    """Yields (file name, RGB picture) for the wanted names, in the order they lie on disk."""
    plain = folder / "img_align_celeba"
    if plain.is_dir():
        for name in sorted(wanted):
            yield name, Image.open(plain / name).convert("RGB")
        return
    for path in sorted(folder.glob("*.tar")):
        with tarfile.open(path) as archive:
            for member in archive:
                name = Path(member.name).name
                if name in wanted:
                    data = archive.extractfile(member)
                    assert data is not None
                    yield name, Image.open(io.BytesIO(data.read())).convert("RGB")


def _read_csv(folder: Path) -> Index:
    with open(folder / "labels.csv", newline="") as source:
        rows = list(csv.reader(source))
    names = rows[0][3:]
    points = {}
    with open(folder / "landmarks.csv", newline="") as source:
        for row in list(csv.reader(source))[1:]:
            points[row[0]] = np.array(row[5:15], dtype=np.float32).reshape(5, 2)
    missing = np.full((5, 2), np.nan, dtype=np.float32)
    return Index(
        names=names,
        files=[row[0] for row in rows[1:]],
        splits=[row[1] for row in rows[1:]],
        labels=np.array([row[3:] for row in rows[1:]], dtype=np.uint8),
        landmarks=np.stack([points.get(row[0], missing) for row in rows[1:]]),
    )


def _read_official(folder: Path) -> Index:
    lines = (folder / "list_attr_celeba.txt").read_text().splitlines()
    names = lines[1].split()
    rows = [line.split() for line in lines[2:]]
    partition = dict(line.split() for line in (folder / "list_eval_partition.txt").read_text().splitlines())
    points = {}
    for line in (folder / "list_landmarks_align_celeba.txt").read_text().splitlines()[2:]:
        file, *numbers = line.split()
        points[file] = np.array(numbers, dtype=np.float32).reshape(5, 2)
    return Index(
        names=names,
        files=[row[0] for row in rows],
        splits=[{"0": "train", "1": "val", "2": "test"}[partition[row[0]]] for row in rows],
        labels=np.array([[value == "1" for value in row[1:]] for row in rows], dtype=np.uint8),
        landmarks=np.stack([points[row[0]] for row in rows]),
    )
