"""Rough cut-outs of CelebA heads: how much each pixel looks like the person rather than like what is behind.

A colour model of what lies behind (the upper corners and edges) against ones of skin, hair and clothes, joined with a
prior of where a person is in an aligned picture. Rough is enough: it only has to keep the detector from learning
ellipses and rectangles.
"""

import numpy as np
import torch
from torch.nn import functional as F

from celeba import HEIGHT, WIDTH


SMALL = (109, 89)


def ellipse(cx: float, cy: float, rx: float, ry: float) -> torch.Tensor:
    """Distance-like field over the picture, 1 on the ellipse's rim, in SMALL size."""
    y = (torch.arange(SMALL[0]) + 0.5) / SMALL[0] * HEIGHT
    x = (torch.arange(SMALL[1]) + 0.5) / SMALL[1] * WIDTH
    return (((x[None] - cx) / rx) ** 2 + ((y[:, None] - cy) / ry) ** 2).sqrt()


def prior() -> torch.Tensor:
    """Log-odds that a pixel of the aligned picture shows the person."""
    head = 6 * (1.12 - ellipse(89, 112, 60, 92))
    body = 6 * (1.0 - ellipse(89, 235, 105, 62))
    solid = 16 * (1.1 - ellipse(88, 128, 40, 56))
    return torch.maximum(torch.maximum(head, body).clamp(-4, 6), solid)


def log_likelihood(pictures: torch.Tensor, region: torch.Tensor) -> torch.Tensor:
    """[n, 3, h, w] → [n, h, w]: Gaussian with the region's mean and (diagonal) spread."""
    weight = region.float() / region.float().sum()
    mean = (pictures * weight).sum((2, 3), keepdim=True)
    var = ((pictures - mean) ** 2 * weight).sum((2, 3), keepdim=True) + 12.0 ** 2
    return -0.5 * ((pictures - mean) ** 2 / var + var.log()).sum(1)


def cutouts(pictures: np.ndarray, batch: int = 256) -> np.ndarray:
    """[n, 218, 178, 3] uint8 → [n, 109, 89] uint8 opacity."""
    p = prior()
    outside = p < -2
    left = torch.zeros(SMALL, dtype=torch.bool)
    left[:, : SMALL[1] // 2] = True
    face = ellipse(89, 130, 36, 50) < 1
    hair = (ellipse(89, 112, 58, 90) < 1) & ~(ellipse(89, 130, 48, 66) < 1) & (torch.arange(SMALL[0]) < 60)[:, None]
    clothes = (torch.arange(SMALL[0]) > 101)[:, None] & (p > 1)
    result = np.empty((len(pictures), *SMALL), np.uint8)
    for i in range(0, len(pictures), batch):
        x = torch.from_numpy(np.ascontiguousarray(pictures[i : i + batch, ::2, ::2])).permute(0, 3, 1, 2).float()
        behind = torch.maximum(log_likelihood(x, outside & left), log_likelihood(x, outside & ~left))
        person = torch.stack([log_likelihood(x, r) for r in (face, hair, clothes)]).amax(0)
        odds = F.avg_pool2d((person - behind).clamp(-6, 6)[:, None], 5, 1, 2)[:, 0] + p
        soft = F.avg_pool2d(torch.sigmoid(2.0 * odds)[:, None], 3, 1, 1)[:, 0]
        result[i : i + batch] = (soft * 255).byte().numpy()
    return result
