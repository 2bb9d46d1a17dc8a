"""What pictures go through before they reach the network, one hardship at a time; `evaluate` adds the plain picture."""

import io
from typing import Callable

import numpy as np
from PIL import Image, ImageFilter

from celeba import HEIGHT, WIDTH

from .networks import INPUT_HEIGHT, INPUT_WIDTH
from .warp import FRAME_CENTRE, aligned_input, from_frame, warp


def moved(x: float = 0, y: float = 0, degrees: float = 0, scale: float = 1) -> Callable[[np.ndarray], np.ndarray]:
    """The frame seen shifted (in frame pixels), turned and zoomed about its centre, as bad landmarks would have it."""
    angle = np.deg2rad(degrees)
    linear = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) / scale
    to_frame = np.vstack([from_frame(), [0, 0, 1]])
    move = np.concatenate([linear, (FRAME_CENTRE + (x, y) - linear @ FRAME_CENTRE)[:, None]], 1)
    matrix = move @ to_frame
    return lambda frame: warp(frame, matrix, INPUT_WIDTH, INPUT_HEIGHT)


def through(change: Callable[[Image.Image], Image.Image]) -> Callable[[np.ndarray], np.ndarray]:
    return lambda frame: aligned_input(np.asarray(change(Image.fromarray(frame))))


def thumbnail(factor: int) -> Callable[[Image.Image], Image.Image]:
    size = (WIDTH // factor, HEIGHT // factor)
    return lambda picture: picture.resize(size, Image.BOX).resize((WIDTH, HEIGHT), Image.BICUBIC)


def jpeg(quality: int) -> Callable[[Image.Image], Image.Image]:
    def change(picture: Image.Image) -> Image.Image:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality)
        return Image.open(buffer).convert("RGB")

    return change


# Whoever ticked Blurry saw the sharp picture: here it is left out of the accuracy
BLURRING = ("half size", "quarter size", "Gaussian blur, σ 2 px")

CONDITIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "mirrored": lambda frame: aligned_input(frame[:, ::-1]),
    "shifted 6 px right and down": moved(6, 6),
    "turned 8°": moved(degrees=8),
    "10 % larger": moved(scale=1.1),
    "10 % smaller": moved(scale=0.9),
    "half size": through(thumbnail(2)),
    "quarter size": through(thumbnail(4)),
    "JPEG quality 20": through(jpeg(20)),
    "Gaussian blur, σ 2 px": through(lambda picture: picture.filter(ImageFilter.GaussianBlur(2))),
    "grey": through(lambda picture: picture.convert("L").convert("RGB")),
}
