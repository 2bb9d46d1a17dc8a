"""Random views of CelebA frames, as alignment and the internet would hand them over.

Position, scale and rotation jitter stands in for imperfect landmarks; the rest for what happens to pictures: other
light, grey film, small thumbnails, blur, JPEG.
"""

import io
import math

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from celeba import HEIGHT, WIDTH

from .networks import FRAME_SCALE, INPUT_HEIGHT, INPUT_WIDTH


def views(frames: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """[N, 218, 178, 3] uint8 → [N, 3, 180, 140] float in 0..255, and [N] bool: has it become blurred on the way?"""
    x = place(frames, jitter(len(frames), rng))
    x, blurred = shrink(x, rng)
    x = colour(x, rng)
    x = compress(x, rng)
    return erase(x, rng), blurred


def jitter(count: int, rng: np.random.Generator) -> np.ndarray:
    """[N, 2, 3] from input pixels to frame pixels: flip, rotation σ 0.1 rad, scale σ 7 %, shift σ 4 %."""
    angle = rng.normal(0, 0.1, count)
    scale = np.exp(rng.normal(0, 0.07, count)) / FRAME_SCALE
    flip = np.where(rng.random(count) < 0.5, -1.0, 1.0)
    shift = rng.normal(0, 0.04, (count, 2)) * (WIDTH, HEIGHT)
    linear = np.stack([
        np.stack([np.cos(angle) * scale * flip, -np.sin(angle) * scale], -1),
        np.stack([np.sin(angle) * scale * flip, np.cos(angle) * scale], -1),
    ], 1)
    centre = np.array([INPUT_WIDTH / 2, INPUT_HEIGHT / 2])
    offset = np.array([WIDTH / 2, HEIGHT / 2]) + shift - linear @ centre
    return np.concatenate([linear, offset[:, :, None]], 2)


def unmoved(count: int) -> np.ndarray:
    """[N, 2, 3] from input pixels to frame pixels: the frame's middle, as alignment without an error hands it over."""
    centre = np.array([INPUT_WIDTH / 2, INPUT_HEIGHT / 2])
    offset = np.array([WIDTH / 2, HEIGHT / 2]) - centre / FRAME_SCALE
    return np.tile(np.concatenate([np.eye(2) / FRAME_SCALE, offset[:, None]], 1), (count, 1, 1))


def place(frames: Tensor, matrix: np.ndarray) -> Tensor:
    """Samples frames bilinearly through `matrix`, borders replicated."""
    size_in = np.array([WIDTH, HEIGHT])
    size_out = np.array([INPUT_WIDTH, INPUT_HEIGHT])
    theta = matrix.copy()
    theta[:, :, 2] += (matrix[:, :, :2] * (size_out / 2)).sum(2)
    theta[:, :, :2] *= size_out / 2
    theta = theta * (2 / size_in)[:, None]
    theta[:, :, 2] -= 1
    x = frames.permute(0, 3, 1, 2).float()
    grid = functional.affine_grid(
        torch.from_numpy(theta).float(), [len(frames), 3, INPUT_HEIGHT, INPUT_WIDTH], align_corners=False)
    return functional.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=False)


def shrink(x: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """A sixth of the pictures lose resolution by a factor of 1.3 to 4, as faces far from the camera do; and which."""
    chosen = rng.random(len(x)) < 0.16
    for number in np.flatnonzero(chosen):
        factor = math.exp(rng.uniform(math.log(1.3), math.log(4)))
        size = (round(INPUT_HEIGHT / factor), round(INPUT_WIDTH / factor))
        small = functional.interpolate(x[number : number + 1], size=size, mode="area")
        x[number] = functional.interpolate(
            small, size=(INPUT_HEIGHT, INPUT_WIDTH), mode="bilinear", align_corners=False)[0]
    return x, torch.from_numpy(chosen)


def colour(x: Tensor, rng: np.random.Generator) -> Tensor:
    """Gamma 0.75..1.33, contrast, brightness and saturation ±20 %; one in sixteen grey."""
    def draw(low: float, high: float) -> Tensor:
        return torch.from_numpy(rng.uniform(low, high, (len(x), 1, 1, 1))).float()

    x = (x.clamp(0, 255) / 255).pow(torch.exp(draw(-0.288, 0.288)))
    grey = (x * torch.tensor([0.299, 0.587, 0.114]).view(3, 1, 1)).sum(1, keepdim=True)
    saturation = draw(0.75, 1.25) * torch.from_numpy(rng.random((len(x), 1, 1, 1)) >= 1 / 16).float()
    x = grey + (x - grey) * saturation
    middle = x.mean((1, 2, 3), keepdim=True)
    x = middle + (x - middle) * draw(0.8, 1.2)
    return (x * 255 * draw(0.82, 1.2)).clamp(0, 255)


def compress(x: Tensor, rng: np.random.Generator) -> Tensor:
    """An eighth of the pictures go through JPEG at quality 15 to 70."""
    for number in np.flatnonzero(rng.random(len(x)) < 0.125):
        picture = Image.fromarray(x[number].permute(1, 2, 0).byte().numpy())
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=int(rng.integers(15, 70)))
        x[number] = torch.from_numpy(np.array(Image.open(buffer))).permute(2, 0, 1)
    return x


def erase(x: Tensor, rng: np.random.Generator) -> Tensor:
    """A quarter of the pictures lose a rectangle of 3 to 12 % of their area to noise (arXiv 1708.04896)."""
    for number in np.flatnonzero(rng.random(len(x)) < 0.25):
        area = rng.uniform(0.03, 0.12) * INPUT_WIDTH * INPUT_HEIGHT
        ratio = math.exp(rng.uniform(-0.7, 0.7))
        height = min(INPUT_HEIGHT - 1, round(math.sqrt(area * ratio)))
        width = min(INPUT_WIDTH - 1, round(math.sqrt(area / ratio)))
        top, left = rng.integers(INPUT_HEIGHT - height), rng.integers(INPUT_WIDTH - width)
        x[number, :, top : top + height, left : left + width] = torch.from_numpy(
            rng.uniform(0, 255, (3, 1, 1)) + rng.normal(0, 25, (3, height, width))).float().clamp(0, 255)
    return x


def mix(x: Tensor, y: Tensor, alpha: float, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """mixup (arXiv 1710.09412): every picture keeps the larger share of itself."""
    if alpha <= 0:
        return x, y
    share = rng.beta(alpha, alpha, len(x))
    share = torch.from_numpy(np.maximum(share, 1 - share)).float().view(-1, 1, 1, 1)
    other = torch.from_numpy(rng.permutation(len(x)))
    return x * share + x[other] * (1 - share), y * share.view(-1, 1) + y[other] * (1 - share.view(-1, 1))
