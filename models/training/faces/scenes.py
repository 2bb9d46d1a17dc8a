"""Training pictures for the detector cut from real photos, with synthesised ones among them.

`Scenes.picture()` gives what `Synthesis.picture()` does; points that nobody knows are NaN.
"""

import math

import numpy as np
from PIL import Image

from .photos import Photo
from .synthesis import CLOSEST, FILLS, MAX_FACES, SIZE, SMALLEST, Synthesis, affine, moved

NATURAL = 320  # longest side at which the detector sees a photo
PEOPLE, ANIMALS = 0.6, 0.1  # shares of the pictures; the rest is synthesised
OFTEN = {"people": 1.5, "points": 0.25}  # how often a photo is shown beside those of other sets
CLOSE_UP = 0.06  # share of the views in which one face fills the picture


class Scenes:
    def __init__(self, made: Synthesis, people: list[Photo], animals: list[Photo]):
        self.made, self.people, self.animals = made, people, animals
        self.odds = np.cumsum([OFTEN.get(photo.source, 1.0) for photo in people])

    def anyone(self) -> Photo:
        return self.people[int(np.searchsorted(self.odds, self.made.rng.random() * self.odds[-1]))]

    def picture(self) -> tuple[np.ndarray, np.ndarray]:
        kind = self.made.rng.random()
        if kind < PEOPLE:
            return self.of(self.anyone())
        if kind < PEOPLE + ANIMALS and self.animals:
            return self.of(self.animals[self.made.rng.integers(len(self.animals))])
        return self.made.picture()

    def of(self, photo: Photo) -> tuple[np.ndarray, np.ndarray]:
        """A part of a photo, most often about as large as the detector will see it."""
        made, picture = self.made, photo.open()
        m = self.view(photo, picture)
        canvas = Image.new("RGB", (SIZE, SIZE))
        if m[0, 1] == 0:  # upright: resized as it will be
            draw(canvas, picture, m)
        else:
            made.put(canvas, picture, Image.new("L", picture.size, 255), m)
        faces = [moved(np.concatenate([box, points]), m) for box, points in zip(photo.boxes, photo.points)]
        unsure = [moved(np.concatenate([box, np.full(10, np.nan)]), m) for box in photo.unsure]
        if made.chance(0.7):
            canvas = made.finish(canvas, [np.maximum(face, 12) for face in faces])
        pixels, rows = np.asarray(canvas), np.zeros((MAX_FACES, 15), np.float32)
        inside = [(face, share, float(n < len(faces))) for n, face in enumerate([*faces, *unsure])
                  if (share := shown(face)) > 0.05]
        inside.sort(key=lambda one: -one[0][3])
        for row, (face, share, known) in zip(rows, inside):
            row[:14] = face
            x, y = (int(np.clip(face[i] + face[i + 2] / 2, 0, SIZE - 1)) for i in (0, 1))
            dark = pixels[max(0, y - 2) : y + 3, max(0, x - 2) : x + 3].max() < 8  # under the black band
            whole = share > 0.55 or share * face[2] * face[3] > FILLS * SIZE**2
            row[14] = known and face[3] >= SMALLEST and whole and not dark
        return pixels, rows

    def view(self, photo: Photo, picture: Image.Image) -> np.ndarray:
        """2 × 3, from the photo to the training picture."""
        made = self.made
        natural = NATURAL / max(picture.size)
        scale = natural * math.exp(made.rng.normal(0.05, 0.25))
        face = photo.boxes[made.rng.integers(len(photo.boxes))] if len(photo.boxes) else None
        if face is not None and made.chance(0.45):  # a face of any size
            scale = min(made.log_between(12, 200) / face[3], 2.5 * natural, 3.0)
        close = face is not None and made.chance(CLOSE_UP)
        if close:
            scale = min(made.log_between(0.8, CLOSEST) * SIZE / face[3], 12.0)
        squeeze = math.exp(made.rng.normal(0, 0.06)) if made.chance(0.4) else 1.0
        angle = made.rng.normal(0, 0.3) if made.chance(0.3) else 0.0
        wide, high = picture.width * scale * squeeze, picture.height * scale
        left = made.between(0, max(0, wide - SIZE))
        top = made.between(0, max(0, high - SIZE))
        if face is not None and (close or made.chance(0.7)):
            # somewhere in the picture, this face is
            rim = 0.4 if close else 0.15
            cx, cy = (face[0] + face[2] / 2) * scale * squeeze, (face[1] + face[3] / 2) * scale
            left = min(max(0, cx - made.between(rim, 1 - rim) * SIZE), max(0, wide - SIZE))
            top = min(max(0, cy - made.between(rim, 1 - rim) * SIZE), max(0, high - SIZE))
        if angle == 0:
            return np.array([[scale * squeeze, 0, -left], [0, scale, -top]])
        middle = (left + SIZE / 2) / (scale * squeeze), (top + SIZE / 2) / scale
        return affine(scale * squeeze, scale, angle, 0, (SIZE / 2, SIZE / 2), middle)


def draw(canvas: Image.Image, picture: Image.Image, m: np.ndarray) -> None:
    """The part of the picture that an upright map shows, at the canvas' top left if it ends within it."""
    x, y = -m[0, 2] / m[0, 0], -m[1, 2] / m[1, 1]
    right, bottom = min(picture.width, x + SIZE / m[0, 0]), min(picture.height, y + SIZE / m[1, 1])
    size = (max(1, round((right - x) * m[0, 0])), max(1, round((bottom - y) * m[1, 1])))
    canvas.paste(picture.resize(size, Image.BILINEAR, (max(0, x), max(0, y), right, bottom), reducing_gap=3.0), (0, 0))


def shown(face: np.ndarray) -> float:
    """Share of a face's box that lies within the training picture."""
    x, y, w, h = face[:4]
    width = max(0.0, min(SIZE, x + w) - max(0.0, x))
    height = max(0.0, min(SIZE, y + h) - max(0.0, y))
    return width * height / max(w * h, 1e-9)
