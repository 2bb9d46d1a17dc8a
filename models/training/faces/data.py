"""Reads the material of the face networks: CelebA's faces, once, photos of people with boxes, and those of `wild`.

The photos without faces are split once and for all: even numbers train, odd numbers validate.
"""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from celeba import read_faces
from pictures import tar_pictures

# Photos of the training half in which a person's head can be seen after all.
PEOPLE = ("none-038.jpg", "none-268.jpg")


def train_faces(data: Path, work: Path) -> tuple[np.ndarray, np.ndarray]:
    """CelebA's train pictures [n, 218, 178, 3] uint8 and their faces [n, 14]; decoded once, then from `work`."""
    if not (work / "faces.npy").exists():
        faces, pictures = zip(*((face, np.asarray(picture)) for face, picture in read_faces(data, "train")))
        work.mkdir(parents=True, exist_ok=True)
        np.save(work / "faces-points.npy", np.stack(faces))
        np.save(work / "faces.npy", np.stack(pictures))
    return np.load(work / "faces.npy", mmap_mode="r"), np.load(work / "faces-points.npy")


def without_faces(data: Path, training: bool) -> list[tuple[str, Image.Image]]:
    every = list(tar_pictures(data / "wild/nofaces.tar"))
    return [p for p in every[0::2] if p[0] not in PEOPLE] if training else every[1::2]


def _by_file(path: Path) -> dict[str, list[dict]]:
    return {entry["file"]: entry["faces"] for entry in json.loads(path.read_text())}


def wild_faces(data: Path) -> dict[str, list[dict]]:
    return _by_file(data / "wild/faces.json")


def drawn_faces(data: Path) -> dict[str, list[dict]]:
    """file → the faces that people drew boxes around in the photos of `photos/train.tar`: `box` and `kind`."""
    return _by_file(data / "photos/boxes.json")
