"""The shipped pair, run as the product runs it: detector, refiner, and a second look where faces are small.

`Cascade.find` gives what `peers` do: rows of (score, x, y, width, height, five points x, y), surest first.
"""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from folders import MODELS
from tensors import Runtime

from .peers import letterbox, overlaps, suppress

# As src/ has them: this many faces under so many pixels are looked at again, so many times as large.
SMALL, PIXELS, LARGER, SAME = 1, 32, 2, 0.1
MOST = 200


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def proposals(maps: list[tuple[int, np.ndarray]], least: float) -> np.ndarray:
    """(stride, [15, h, w]) of one picture → rows of every cell from a score of `least` on, in pixels of the input."""
    rows = [np.zeros((0, 15))]
    for stride, cells in maps:
        score = sigmoid(cells[0])
        y, x = np.nonzero(score >= least)
        centre = np.stack([x + 0.5, y + 0.5], 1)
        values = cells[1:, y, x].T
        corner, other = centre - values[:, :2], centre + values[:, 2:4]
        points = values[:, 4:].reshape(-1, 5, 2) + centre[:, None]
        rows.append(np.concatenate([score[y, x][:, None], corner * stride, (other - corner) * stride,
                                    points.reshape(-1, 10) * stride], 1))
    return np.concatenate(rows)


class Cascade:
    def __init__(self, folder: Path = MODELS, longest: int | None = None, refiner: str | None = None):
        """`longest` overrides the size that faces.json names, `refiner` the file that refiner.json does."""
        faces, closer = (json.loads((folder / f"{name}.json").read_text()) for name in ("faces", "refiner"))
        self.longest = longest or faces["input"]["longestSide"]
        self.name = f"Facets {self.longest}"
        self.threshold, self.readable = faces["thresholds"]["found"], faces["thresholds"]["readable"]
        self.proposed, self.nms, self.strides = faces["thresholds"]["proposed"], faces["nmsIoU"], faces["strides"]
        self.side, self.margin, self.weight = closer["input"]["side"], closer["input"]["margin"], closer["detectorWeight"]
        self.doubt: tuple[float, float] = tuple(closer["doubt"]["between"])
        self.further = [(crop["margin"], crop["mirrored"]) for crop in closer["doubt"]["crops"]]
        self.runtime = Runtime(folder / faces["file"], folder / (refiner or closer["file"]))

    def find(self, picture: Image.Image, least: float = 0.05) -> np.ndarray:
        found = self.look(picture, self.longest)
        input_pixel = max(picture.size) / self.longest
        longer = found[:, 3:5].max(1, initial=0)
        small = (longer < PIXELS * input_pixel) & (found[:, 0] >= self.threshold)
        if small.sum() >= SMALL and input_pixel > 1:
            closer = self.look(picture, self.longest * LARGER)
            seen = [s and overlaps(face[1:], closer[closer[:, 0] >= self.threshold, 1:]).max(initial=0) > SAME
                    for face, s in zip(found, small)]
            found = np.concatenate([closer, found[~np.array(seen, bool)]])
        return suppress(found[found[:, 0] >= least], self.nms)

    def propose(self, picture: Image.Image, longest: int) -> tuple[np.ndarray, np.ndarray, float, float]:
        """What the detector proposes, in pixels of the picture; and the letterbox."""
        framed, across, down = letterbox(picture, longest)
        outputs = self.runtime.run(0, {"image": framed[None]})
        found = suppress(proposals([(s, outputs[f"stride{s}"][0]) for s in self.strides], self.proposed), self.nms)[:MOST]
        found[:, 1::2] *= across
        found[:, 2::2] *= down
        return found, framed, across, down

    def look(self, picture: Image.Image, longest: int) -> np.ndarray:
        found, framed, across, down = self.propose(picture, longest)
        if len(found) == 0:
            return found
        logit, points = self.refine(picture, framed, across, down, found, self.margin)
        of_detector = self.weight * np.log(found[:, 0] / (1 - found[:, 0]))
        doubtful = (logit + of_detector > self.doubt[0]) & (logit + of_detector < self.doubt[1])
        if self.further and doubtful.any():
            logits = [logit[doubtful]]
            for margin, mirrored in self.further:
                logits.append(self.refine(picture, framed, across, down, found[doubtful], margin, mirrored)[0])
            logit = logit.copy()
            logit[doubtful] = np.minimum(np.mean(logits, 0), self.doubt[1] - of_detector[doubtful])
        refined = found.copy()
        refined[:, 0] = sigmoid(logit + of_detector)
        refined[:, 5:] = (found[:, 5:] + points.reshape(-1, 10)) / 2
        return refined[np.argsort(-refined[:, 0], kind="stable")]

    def refine(self, picture: Image.Image, framed: np.ndarray, across: float, down: float, found: np.ndarray, margin: float,
               mirrored: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """The refiner's logits of what is found, and its points [n, 5, 2] in pixels of the picture, as it sees them in
        squares that are `margin` of the longer side of the box wide; of mirrored squares the points mean nothing."""
        crops, squares = [], []
        boxed = Image.fromarray(framed[: round(picture.height / down), : round(picture.width / across)])
        for x, y, w, h in found[:, 1:5]:
            side = margin * max(w, h)
            left, top = x + w / 2 - side / 2, y + h / 2 - side / 2
            squares.append((left, top, side))
            if side >= self.side * max(across, down):
                crop = cut(boxed, left / across, top / down, side / across, side / down, self.side)
            else:
                crop = cut(picture, left, top, side, side, self.side)
            crops.append(crop[:, ::-1] if mirrored else crop)
        outputs = self.runtime.run(1, {"image": np.stack(crops)})
        squares = np.array(squares)
        points = outputs["landmarks"].reshape(-1, 5, 2) * squares[:, None, 2:] + squares[:, None, :2]
        return outputs["logit"], points


def cut(picture: Image.Image, left: float, top: float, wide: float, high: float, side: int) -> np.ndarray:
    """A rectangle of the picture at side × side; beyond the border its pixels repeat."""
    around = [max(0, int(np.ceil(v))) + 1 for v in (-top, top + high - picture.height, -left, left + wide - picture.width)]
    inner = (max(0, int(left) - 1), max(0, int(top) - 1), min(picture.width, int(left + wide) + 2),
             min(picture.height, int(top + high) + 2))
    inner = (min(inner[0], picture.width - 1), min(inner[1], picture.height - 1), max(inner[2], 1), max(inner[3], 1))
    if any(v > 1 for v in around):
        part = np.pad(np.asarray(picture.crop(inner)), ((around[0], around[1]), (around[2], around[3]), (0, 0)), "edge")
        left, top = left - inner[0] + around[2], top - inner[1] + around[0]
        picture = Image.fromarray(part)
    box = (max(0.0, left), max(0.0, top), min(picture.width, left + wide), min(picture.height, top + high))
    return np.asarray(picture.resize((side, side), Image.BILINEAR, box))
