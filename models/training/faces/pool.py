"""A ring of synthesised pictures in shared memory: producers keep replacing the oldest, the trainer draws at random.

The trainer never waits for the producers; they wait for it where pictures would be replaced before they were drawn
`reuse` times on average, as the two share what cores there are.
"""

import json
import os
import time
from pathlib import Path
from typing import Callable

import numpy as np

from .synthesis import MAX_FACES, SIZE, Synthesis


class Pool:
    """Pictures of one size, and what is known of each as numbers in one shape."""

    def __init__(self, folder: Path, slots: int, side: int = SIZE, known: tuple[int, ...] = (MAX_FACES, 15),
                 reuse: int = 3):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.slots, self.reuse = folder, slots, reuse
        self.pictures = self.open("pictures", np.uint8, (slots, side, side, 3))
        self.known = self.open("known", np.float32, (slots, *known))
        self.ready = self.open("ready", np.uint8, (slots,))
        self.drawn = self.open("drawn", np.int64, (1,))

    def open(self, name: str, kind: type, shape: tuple[int, ...]) -> np.memmap:
        path = self.folder / name
        mode = "r+" if path.exists() else "w+"
        return np.memmap(path, kind, mode, shape=shape)

    def draw(self, rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
        ready = np.flatnonzero(np.array(self.ready))
        while len(ready) < min(2000, self.slots):
            time.sleep(2)
            ready = np.flatnonzero(np.array(self.ready))
        picks = rng.choice(ready, count, replace=False)
        self.drawn[0] += count
        return self.pictures[picks], self.known[picks]


def produce(pool: Pool, synthesis: Synthesis, first: int, step: int, alarms: Path,
            make: Callable[[], list[tuple[np.ndarray, np.ndarray]]] | None = None) -> None:
    """Fills slots first, first + step, … for ever; reads the mined alarms anew when their file changes.

    `make` gives pictures with what is known of them; without it they are the synthesis' own.
    """
    make = make or (lambda: [synthesis.picture()])
    os.nice(3)
    slot, read, made, before = first, 0.0, 0, int(pool.drawn[0])
    while True:
        while (made - pool.slots // step) * step * pool.reuse > pool.drawn[0] - before:
            time.sleep(0.5)
        if alarms.exists() and alarms.stat().st_mtime > read:
            read = alarms.stat().st_mtime
            synthesis.alarms = [tuple(a) for a in json.loads(alarms.read_text())]
        for picture, known in make():
            pool.ready[slot] = 0
            pool.pictures[slot], pool.known[slot] = picture, known
            pool.ready[slot] = 1
            slot = (slot + step) % pool.slots
            made += 1
