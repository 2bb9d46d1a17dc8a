"""Reads the material: CelebA train and val pictures with boxes and points, and the photos of data/wild.

The photos without faces are split once and for all: even numbers train, odd numbers validate.
"""
from __future__ import annotations

import csv
import io
import json
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

MODELS = Path(__file__).resolve().parents[2]
SHARED = MODELS.parent.parent / "shared"
WORK = MODELS / "training/work/faces"

WIDTH, HEIGHT = 178, 218  # CelebA's aligned pictures


def landmarks(shared: Path) -> dict[str, np.ndarray]:
    """file → 14 numbers: x, y, width, height, then x, y of the two eyes, the nose, the two corners of the mouth."""
    with open(shared / "data/celeba/landmarks.csv", newline="") as f:
        rows = csv.reader(f)
        next(rows)
        return {r[0]: np.array(r[1:15], np.float32) for r in rows}


def tar_pictures(path: Path):
    """(name, RGB picture) of every picture in a tar, in its order."""
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile():
                yield member.name, Image.open(io.BytesIO(tar.extractfile(member).read())).convert("RGB")


def celeba(shared: Path, tars: list[str], cache: Path | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Pictures [n, 218, 178, 3] uint8 and their faces [n, 14], those without a detected face left out."""
    if cache and (cache / "faces.npy").exists():
        return np.load(cache / "faces.npy", mmap_mode="r"), np.load(cache / "faces-points.npy")
    known = landmarks(shared)
    pictures, faces = [], []
    for tar in tars:
        for name, picture in tar_pictures(shared / f"data/celeba/{tar}.tar"):
            if name in known:
                pictures.append(np.asarray(picture))
                faces.append(known[name])
    pictures, faces = np.stack(pictures), np.stack(faces)
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
        np.save(cache / "faces-points.npy", faces)
        np.save(cache / "faces.npy", pictures)
    return pictures, faces


TRAIN_TARS = [f"train-178x218-{i}" for i in range(4)]


# Photos of the training half in which a person's head can be seen after all.
PEOPLE = ("none-038.jpg", "none-268.jpg")


def without_faces(shared: Path, training: bool) -> list[tuple[str, Image.Image]]:
    every = list(tar_pictures(shared / "data/wild/nofaces.tar"))
    return [p for p in every[0::2] if p[0] not in PEOPLE] if training else every[1::2]


def wild_faces(shared: Path) -> dict[str, list[dict]]:
    return {e["file"]: e["faces"] for e in json.loads((shared / "data/wild/faces.json").read_text())}
