"""What training pictures are made of, read once: faces, their outlines, photos without faces."""

import time
from pathlib import Path

import numpy as np

from .cutout import cutouts
from .data import train_faces, without_faces
from .synthesis import Synthesis


class Material:
    def __init__(self, data: Path, work: Path):
        work.mkdir(parents=True, exist_ok=True)
        self.faces, self.points = train_faces(data, work)
        self.outlines = work / "opacity.npy"
        if not self.outlines.exists():
            np.save(self.outlines, cutouts(self.faces))
        self.photos = dict(without_faces(data, training=True))

    def synthesis(self, number: int) -> Synthesis:
        """One for each process that makes pictures: other numbers and other times give other pictures."""
        outlines = np.load(self.outlines, mmap_mode="r")
        return Synthesis(self.faces, self.points, outlines, list(self.photos.values()), seed=int(time.time()) + number)
