"""The one way pixels are resampled after training; `src/images/warp.ts` does the same, number for number.

Coordinates are continuous: the centre of pixel (i, j) is at (i + 0.5, j + 0.5).
"""

import math

import numpy as np

from celeba import HEIGHT, WIDTH

from .networks import FRAME_SCALE, INPUT_HEIGHT, INPUT_WIDTH

FRAME_CENTRE = np.array([WIDTH / 2, HEIGHT / 2])
FARTHEST = 1.5  # blocks between two samples
INPUT_CENTRE = np.array([INPUT_WIDTH / 2, INPUT_HEIGHT / 2])


def warp(picture: np.ndarray, matrix: np.ndarray, width: int, height: int) -> np.ndarray:
    """Draws [height, width, 3] uint8 out of [H, W, 3] uint8.

    `matrix` (2×3) takes output coordinates to picture coordinates. Large reductions first average whole blocks of
    pixels, then every output pixel is the mean of n×n bilinear samples at most 1.5 blocks apart; beyond the border its
    pixels repeat.
    """
    matrix = matrix.astype(np.float64)
    scale = math.sqrt(abs(matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]))
    block = max(1, math.floor(scale / 2))
    source = picture.astype(np.float64)
    if block > 1:
        source = block_means(source, block)
        matrix = matrix / block
        scale = scale / block
    samples = max(1, math.ceil(scale / FARTHEST - 1e-6))
    u = (np.arange(width * samples) + 0.5) / samples
    v = (np.arange(height * samples) + 0.5) / samples
    x = matrix[0, 0] * u[None, :] + matrix[0, 1] * v[:, None] + matrix[0, 2] - 0.5
    y = matrix[1, 0] * u[None, :] + matrix[1, 1] * v[:, None] + matrix[1, 2] - 0.5
    values = bilinear(source, x, y)
    values = values.reshape(height, samples, width, samples, 3).mean((1, 3))
    return np.floor(values + 0.5).clip(0, 255).astype(np.uint8)


def block_means(source: np.ndarray, block: int) -> np.ndarray:
    """Means of block×block pixels anchored at the origin; blocks at the far edges average the pixels they have."""
    rows = np.arange(0, source.shape[0], block)
    columns = np.arange(0, source.shape[1], block)
    sums = np.add.reduceat(np.add.reduceat(source, rows, 0), columns, 1)
    heights = np.minimum(block, source.shape[0] - rows)
    widths = np.minimum(block, source.shape[1] - columns)
    return sums / (heights[:, None, None] * widths[None, :, None])


def bilinear(source: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    x = x.clip(0, source.shape[1] - 1)
    y = y.clip(0, source.shape[0] - 1)
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, bottom = np.minimum(left + 1, source.shape[1] - 1), np.minimum(top + 1, source.shape[0] - 1)
    fx, fy = (x - left)[..., None], (y - top)[..., None]
    upper = source[top, left] * (1 - fx) + source[top, right] * fx
    lower = source[bottom, left] * (1 - fx) + source[bottom, right] * fx
    return upper * (1 - fy) + lower * fy


def from_frame() -> np.ndarray:
    """2×3 from the network's input to CelebA's frame."""
    linear = np.eye(2) / FRAME_SCALE
    return np.concatenate([linear, (FRAME_CENTRE - linear @ INPUT_CENTRE)[:, None]], 1)


def whole_picture(width: int, height: int) -> np.ndarray:
    """2×3 from the network's input to a picture that is itself one aligned face, centre-cropped to 178:218."""
    scale = min(width / WIDTH, height / HEIGHT)
    frame = from_frame() * scale
    frame[:, 2] += np.array([width / 2, height / 2]) - scale * FRAME_CENTRE
    return frame


def aligned_input(picture: np.ndarray) -> np.ndarray:
    """[H, W, 3] → [180, 140, 3], both uint8."""
    height, width = picture.shape[:2]
    return warp(picture, whole_picture(width, height), INPUT_WIDTH, INPUT_HEIGHT)
