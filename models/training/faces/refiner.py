"""The refiner: looks at one proposed face closely, says whether it is one, and where its five points are.

The second stage of a cascade, after the kind of MTCNN's (arXiv 1604.02878): ImageNet's MobileNetV2 without its last
stage, on a square of CROP × CROP pixels around the proposed box. The points are read from the 12 × 12 and 6 × 6 maps, where
places are still told apart; whether it is a face from the 3 × 3 map after them.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attributes.networks import Block, Conv

FIRST_OF = {"middle": 2, "tail": 12, "end": 15}  # inverted residuals with an expansion, counted from 0
NEAR = 3  # blocks of the middle after which the map is still 12 × 12


class Refiner(nn.Module):
    """[N, 3, 96, 96] RGB in 0..255 → logit [N], points [N, 10] (x, y as shares of the square)."""

    def __init__(self, archive: Path, drop: float = 0.05, dropout: float = 0.2) -> None:
        super().__init__()
        arrays = np.load(archive)
        convolutions = []
        for number in range(3 + 3 * FIRST_OF["end"]):
            stride, _, activation = arrays[f"{number:02d}.meta"].tolist()
            weight = torch.from_numpy(arrays[f"{number:02d}.weight"].copy())
            bias = torch.from_numpy(arrays[f"{number:02d}.bias"].copy())
            groups = weight.shape[0] if weight.shape[1] == 1 else 1
            convolutions.append(Conv(weight, bias, stride, groups, activation != 0, same=True))
        blocks: list[nn.Module] = []
        for number in range(FIRST_OF["end"]):
            part = convolutions[3 + number * 3 : 6 + number * 3]
            residual = part[1].stride == 1 and part[0].weight.shape[1] == part[2].weight.shape[0]
            blocks.append(Block(part, residual, drop * (number + 1) / FIRST_OF["end"]))
        middle, tail = FIRST_OF["middle"], FIRST_OF["tail"]
        self.stem = nn.Sequential(convolutions[0], Block(convolutions[1:3], False, 0), *blocks[:middle])
        self.middle = nn.Sequential(*blocks[middle:tail])
        self.tail = nn.Sequential(*blocks[tail:])
        self.places = nn.Conv2d(96, 48, 1)
        self.details = nn.Conv2d(32, 8, 1)
        self.points = nn.Sequential(nn.Linear(48 * 36 + 8 * 144, 64), nn.ReLU(), nn.Linear(64, 10))
        self.kinds = nn.Conv2d(160, 256, 1)
        self.dropout = nn.Dropout(dropout)
        self.face = nn.Linear(512, 1)
        nn.init.zeros_(self.face.weight)
        nn.init.zeros_(self.face.bias)
        nn.init.normal_(self.points[2].weight, std=0.01)
        nn.init.constant_(self.points[2].bias, 0.5)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        x = (x / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        near = self.middle[:NEAR](self.stem(x))
        y = self.middle[NEAR:](near)
        places = torch.cat([F.relu(self.places(y)).flatten(1), F.relu(self.details(near)).flatten(1)], 1)
        points = self.points(places.float())
        z = F.relu(self.kinds(self.tail(y)))
        pooled = torch.cat([z.mean((2, 3)), z.amax((2, 3))], 1).float()
        return self.face(self.dropout(pooled))[:, 0], points
