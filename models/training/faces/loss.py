"""Which cell answers for which face, and what it is charged.

A face belongs to the strides whose range of sizes it lies in (they overlap), and there to the cells near its centre.
Cells a little farther in, or of a stride just out of range, count neither way.
"""

import torch
from torch.nn import functional as F

from .network import STRIDES

RANGES = ((0.0, 42.0), (28.0, 176.0), (88.0, 1e9))  # px, square root of the box's area
SLACK = 1.3
POINTS = 16.0  # what the points' loss counts beside the other two


class Cells:
    """Centres, stride and size range of every cell of a SIZE × SIZE picture, levels after one another."""

    def __init__(self, size: int, device: torch.device = torch.device("cpu")):
        xs, ys, strides, low, high = [], [], [], [], []
        for s, (a, b) in zip(STRIDES, RANGES):
            n = size // s
            centre = (torch.arange(n) + 0.5) * s
            xs.append(centre.repeat(n))
            ys.append(centre.repeat_interleave(n))
            strides.append(torch.full((n * n,), float(s)))
            low.append(torch.full((n * n,), a))
            high.append(torch.full((n * n,), b))
        self.x, self.y, self.stride = torch.cat(xs), torch.cat(ys), torch.cat(strides)
        self.low, self.high = torch.cat(low), torch.cat(high)
        for name, values in list(vars(self).items()):
            setattr(self, name, values.to(device))


def assign(cells: Cells, faces: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """faces [B, T, 15] → owner [B, G] (index of the face, -1 none) and neutral [B, G] (counts neither way)."""
    x, y, w, h, kept = (faces[..., i, None] for i in (0, 1, 2, 3, 14))
    there = w > 0
    cx, cy = x + w / 2, y + h / 2
    dx, dy = (cells.x - cx).abs(), (cells.y - cy).abs()
    size = (w * h).clamp(min=1).sqrt()
    fits = (size >= cells.low) & (size < cells.high)
    nearly = (size >= cells.low / SLACK) & (size < cells.high * SLACK)
    reach = 1.3 * cells.stride
    close = (dx < torch.minimum(reach, torch.maximum(0.3 * w, 0.51 * cells.stride))) \
        & (dy < torch.minimum(reach, torch.maximum(0.3 * h, 0.51 * cells.stride)))
    positive = there & (kept > 0) & fits & close
    # Of several faces a cell is close to, the one whose centre is nearest for its size.
    distance = torch.where(positive, (dx + dy) / size, torch.full_like(dx, 1e9))
    nearest, owner = distance.min(1)
    owner = torch.where(nearest < 1e8, owner, torch.full_like(owner, -1))
    inner = (dx < torch.maximum(0.4 * w, 1.3 * cells.stride)) & (dy < torch.maximum(0.4 * h, 1.3 * cells.stride))
    whole = (dx < 0.6 * w + 8) & (dy < 0.6 * h + 8)
    neutral = (there & (((kept > 0) & nearly & inner) | ((kept == 0) & whole))).any(1) & (owner < 0)
    return owner, neutral


def giou(a: torch.Tensor, b: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Distances l, t, r, b from a common point, both [n, 4] → (IoU, generalised IoU)."""
    inter = (torch.minimum(a[:, 0], b[:, 0]) + torch.minimum(a[:, 2], b[:, 2])).clamp(min=0) \
        * (torch.minimum(a[:, 1], b[:, 1]) + torch.minimum(a[:, 3], b[:, 3])).clamp(min=0)
    area = (a[:, 0] + a[:, 2]) * (a[:, 1] + a[:, 3])
    area_b = (b[:, 0] + b[:, 2]) * (b[:, 1] + b[:, 3])
    union = area + area_b - inter
    hull = (torch.maximum(a[:, 0], b[:, 0]) + torch.maximum(a[:, 2], b[:, 2])) \
        * (torch.maximum(a[:, 1], b[:, 1]) + torch.maximum(a[:, 3], b[:, 3]))
    iou = inter / union.clamp(min=1e-6)
    return iou, iou - (hull - union) / hull.clamp(min=1e-6)


def loss(maps: list[torch.Tensor], faces: torch.Tensor, cells: Cells) -> tuple[torch.Tensor, dict[str, float]]:
    """The network's maps and the faces [B, T, 15] → what to minimise, and its parts for the log."""
    out = torch.cat([m.flatten(2) for m in maps], 2).transpose(1, 2).float()  # [B, G, 15]
    owner, neutral = assign(cells, faces)
    b, g = (owner >= 0).nonzero(as_tuple=True)
    mine = faces[b, owner[b, g]]
    s, x, y = cells.stride[g], cells.x[g], cells.y[g]
    predicted = out[b, g]
    sides = predicted[:, 1:5].clamp(-6, 6).exp()
    true = torch.stack([x - mine[:, 0], y - mine[:, 1], mine[:, 0] + mine[:, 2] - x, mine[:, 1] + mine[:, 3] - y], 1)
    iou, overlap = giou(sides, (true / s[:, None]).clamp(min=0.02))
    size = (mine[:, 2] * mine[:, 3]).sqrt()
    offsets = predicted[:, 5:] * s[:, None] + torch.stack([x, y], 1).repeat(1, 5)
    away = (offsets - mine[:, 4:14]) / size[:, None]
    # Large faces can be placed exactly, small ones cannot: they should not drown the others out.
    weight = (size / 40).sqrt().clamp(0.4, 2.0)
    known = ~away.isnan().any(1)
    away, weight = away[known], weight[known]
    points = (F.smooth_l1_loss(away, torch.zeros_like(away), beta=0.01, reduction="none").mean(1) * weight).sum()
    points = points / known.sum().clamp(min=1)

    logit = out[..., 0]
    target = torch.zeros_like(logit)
    target[b, g] = 0.5 + 0.5 * iou.detach().clamp(0, 1)
    bce = F.binary_cross_entropy_with_logits(logit, target, reduction="none")
    focus = (torch.sigmoid(logit) - target).abs().pow(2)
    found = (bce * focus * ~neutral).sum() / max(1, len(b)) * 2.0
    box = (1 - overlap).mean() if len(b) else out.sum() * 0
    points = points if len(b) else out.sum() * 0
    total = found + box + POINTS * points
    return total, {"found": found.item(), "box": box.item(), "points": points.item(), "cells": len(b)}
