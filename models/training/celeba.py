"""CelebA on disk: its pictures, labels, faces and landmarks, for both networks; from the folder `celeba` of the material.

It holds tars of pictures with `labels.csv` and `landmarks.csv`, or CelebA's own layout: `img_align_celeba/`,
`list_attr_celeba.txt`, `list_eval_partition.txt` and `list_landmarks_align_celeba.txt`, which has no boxes of faces.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import numpy as np
from PIL import Image

from pictures import opened, tar_files

WIDTH, HEIGHT = 178, 218  # of its aligned pictures
FOLDER = "celeba"


@dataclass
class Index:
    """One row per picture, in pixels of the 178×218 frame; NaN where no face was detected.

    `labels` is [N, 40] of 0/1, `boxes` [N, 4] x, y, width and height, `landmarks` [N, 5, 2] the eyes, the nose and the
    corners of the mouth.
    """

    names: list[str]
    files: list[str]
    splits: list[str]
    labels: np.ndarray
    boxes: np.ndarray
    landmarks: np.ndarray

    def rows(self, split: str) -> list[int]:
        return [row for row, value in enumerate(self.splits) if value == split]


def read_index(data: Path) -> Index:
    folder = data / FOLDER
    if (folder / "labels.csv").exists():
        return _read_csv(folder)
    if (folder / "list_attr_celeba.txt").exists():
        return _read_official(folder)
    raise SystemExit(f"Expected labels.csv or list_attr_celeba.txt in {folder}, found neither.")


def read_pictures(data: Path, wanted: set[str]) -> Iterator[tuple[str, Image.Image]]:
    """Yields (file name, RGB picture) for the wanted names, in the order they lie on disk."""
    plain = data / FOLDER / "img_align_celeba"
    if plain.is_dir():
        for name in sorted(wanted):
            yield name, opened((plain / name).read_bytes())
        return
    for path in sorted((data / FOLDER).glob("*.tar")):
        for name, content in tar_files(path):
            if Path(name).name in wanted:
                yield Path(name).name, opened(content())


def read_faces(data: Path, split: str) -> Iterator[tuple[np.ndarray, Image.Image]]:
    """Of the full-size pictures of a split in which a face was detected, yields that face and the picture.

    A face is x, y, width, height, then x, y of the two eyes, the nose, the two corners of the mouth: [14] float32.
    """
    index = read_index(data)
    faces = np.concatenate([index.boxes, index.landmarks.reshape(-1, 10)], 1)
    known = {index.files[row]: faces[row] for row in index.rows(split) if not np.isnan(faces[row]).any()}
    if not known:
        raise SystemExit(f"Expected boxes of faces, in a landmarks.csv beside the pictures of {data / FOLDER}.")
    for name, picture in read_pictures(data, set(known)):
        if picture.size == (WIDTH, HEIGHT):
            yield known[name], picture


def _read_csv(folder: Path) -> Index:
    with open(folder / "labels.csv", newline="") as source:
        header, *rows = csv.reader(source)
    with open(folder / "landmarks.csv", newline="") as source:
        _, *found = csv.reader(source)
    faces = {row[0]: np.array(row[1:15], dtype=np.float32) for row in found}
    missing = np.full(14, np.nan, dtype=np.float32)
    known = np.stack([faces.get(row[0], missing) for row in rows])
    return Index(
        names=header[3:],
        files=[row[0] for row in rows],
        splits=[row[1] for row in rows],
        labels=np.array([row[3:] for row in rows], dtype=np.uint8),
        boxes=known[:, :4],
        landmarks=known[:, 4:].reshape(-1, 5, 2),
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
        boxes=np.full((len(rows), 4), np.nan, dtype=np.float32),
        landmarks=np.stack([points[row[0]] for row in rows]),
    )
