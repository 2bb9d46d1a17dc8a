"""Averaged faces of attribute groups: soft portraits of nobody, for tests, page and README.

From each group the forty pictures whose landmarks lie nearest the group's mean are mapped affinely onto the mean
points at twice the size and averaged. Forty people leave no one to recognise.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from celeba import HEIGHT, WIDTH
from folders import MODELS, add_work, command
from progress import progress

from .warp import bilinear

GROUPS = {
    "bald-man": "+Bald +Male -Wearing_Hat -Eyeglasses",
    "bangs-woman": "+Bangs -Male -Eyeglasses -Wearing_Hat +Brown_Hair",
    "black-haired-woman": "+Black_Hair -Male -Bangs -Eyeglasses -Wearing_Hat -Smiling",
    "blond-smiling-woman": "+Blond_Hair +Smiling -Male +Wearing_Lipstick -Bangs -Eyeglasses",
    "earrings-woman": "+Wearing_Earrings +Heavy_Makeup -Male -Eyeglasses -Wearing_Hat +Brown_Hair +Smiling",
    "eyeglasses-grey-man": "+Eyeglasses +Gray_Hair +Male -Wearing_Hat",
    "eyeglasses-woman": "+Eyeglasses -Male -Wearing_Hat",
    "goatee-man": "+Goatee +Male -Wearing_Hat -Eyeglasses",
    "hat-man": "+Wearing_Hat +Male -Eyeglasses",
    "mustache-man": "+Mustache +Male -Wearing_Hat -Eyeglasses -Goatee",
    "necktie-man": "+Wearing_Necktie +Male -Wearing_Hat -Eyeglasses -Young",
    "smiling-young-man": "+Smiling +Young +Male +Black_Hair +No_Beard -Wearing_Hat -Eyeglasses",
}
PEOPLE = 40
ENLARGE = 2


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    parser.add_argument("--out", type=Path, default=MODELS / "samples")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    names = (options.work / "names.txt").read_text().split()
    labels = np.load(options.work / "train-labels.npy") > 0
    landmarks = np.load(options.work / "train-landmarks.npy")
    pictures = np.load(options.work / "train-pictures.npy", mmap_mode="r")
    usable = ~np.load(options.work / "train-small.npy") & ~np.isnan(landmarks).any((1, 2))
    usable &= ~labels[:, names.index("Blurry")]
    bar = progress(len(GROUPS), "composites")
    for group, rule in GROUPS.items():
        rows = usable.copy()
        for term in rule.split():
            rows &= labels[:, names.index(term[1:])] == (term[0] == "+")
        face = composite(np.flatnonzero(rows), landmarks, pictures)
        Image.fromarray(face).save(options.out / f"{group}.png", optimize=True)
        next(bar)


def composite(rows: np.ndarray, landmarks: np.ndarray, pictures: np.ndarray) -> np.ndarray:
    """[436, 356, 3] uint8."""
    mean = landmarks[rows].mean(0)
    nearest = rows[np.argsort(((landmarks[rows] - mean) ** 2).sum((1, 2)))[:PEOPLE]]
    if len(nearest) < PEOPLE:
        raise SystemExit(f"Expected at least {PEOPLE} pictures in a group, found {len(nearest)}.")
    target = np.concatenate([landmarks[nearest].mean(0) * ENLARGE, np.ones((5, 1))], 1)
    x, y = np.meshgrid(np.arange(WIDTH * ENLARGE) + 0.5, np.arange(HEIGHT * ENLARGE) + 0.5)
    total = np.zeros((HEIGHT * ENLARGE, WIDTH * ENLARGE, 3))
    for row in nearest:
        affine = np.linalg.lstsq(target, landmarks[row].astype(np.float64), rcond=None)[0]
        at = np.stack([x, y, np.ones_like(x)], -1) @ affine - 0.5
        total += bilinear(pictures[row].astype(np.float64), at[..., 0], at[..., 1])
    return np.floor(total / PEOPLE + 0.5).astype(np.uint8)


if __name__ == "__main__":
    main()
