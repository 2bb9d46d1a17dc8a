"""The refiner: looks at one proposed face closely, says whether it is one, and where its five points are.

The second stage of a cascade, after the kind of MTCNN's (arXiv 1604.02878): ImageNet's MobileNetV2 without its last
stage, on a square of CROP × CROP pixels around the proposed box. The points come from heat maps at 24 × 24, fed from strides 4, 8
and 16; whether it is a face from the 3 × 3 map at the end.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attributes.networks import mobilenet_v2

WIDTH = 64  # channels of the points' branch
SIDE = 24  # of its heat maps
NEAR = 3  # blocks of the middle after which the map is still 12 × 12


class Refiner(nn.Module):
    """[N, 3, 96, 96] RGB in 0..255 → logit [N], points [N, 10] (x, y as shares of the square)."""

    def __init__(self, archive: Path, drop: float = 0.05, dropout: float = 0.2) -> None:
        super().__init__()
        blocks, _ = mobilenet_v2(archive, 15, drop)
        self.stem = nn.Sequential(*blocks[:4])
        self.middle = nn.Sequential(*blocks[4:14])
        self.tail = nn.Sequential(*blocks[14:])
        self.lateral = nn.ModuleList(nn.Conv2d(channels, WIDTH, 1) for channels in (24, 32, 96))
        self.smooth = nn.Conv2d(WIDTH, WIDTH, 3, 1, 1, groups=WIDTH)
        self.mix = nn.Conv2d(WIDTH, WIDTH, 1)
        self.heat = nn.Conv2d(WIDTH, 5, 3, 1, 1)
        self.kinds = nn.Conv2d(160, 256, 1)
        self.dropout = nn.Dropout(dropout)
        self.face = nn.Linear(512, 1)
        nn.init.zeros_(self.face.weight)
        nn.init.zeros_(self.face.bias)
        centre = (torch.arange(SIDE) + 0.5) / SIDE
        places = torch.stack([centre.repeat(SIDE), centre.repeat_interleave(SIDE)], 1)
        self.register_buffer("centres", places, persistent=False)  # x and y of every cell

    def branch(self) -> list[nn.Parameter]:
        """What the points have of their own."""
        return [p for part in (self.lateral, self.smooth, self.mix, self.heat) for p in part.parameters()]

    def places(self, maps: list[Tensor]) -> Tensor:
        """Maps at strides 4, 8 and 16 → points [N, 10], each the centre of mass of where it may be (arXiv 1711.08229)."""
        x = self.lateral[2](maps[2])
        for lateral, near in ((self.lateral[1], maps[1]), (self.lateral[0], maps[0])):
            x = F.interpolate(x, scale_factor=2.0, mode="nearest") + lateral(near)
        x = F.relu(self.mix(F.relu(self.smooth(x))))
        share = self.heat(x).float().flatten(2).softmax(2)
        return (share @ self.centres).flatten(1)

    def maps(self, x: Tensor) -> list[Tensor]:
        """At strides 4, 8 and 16."""
        first = self.stem((x / 127.5 - 1).contiguous(memory_format=torch.channels_last))
        near = self.middle[:NEAR](first)
        return [first, near, self.middle[NEAR:](near)]

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        maps = self.maps(x)
        z = F.relu(self.kinds(self.tail(maps[-1])))
        pooled = torch.cat([z.mean((2, 3)), z.amax((2, 3))], 1).float()
        return self.face(self.dropout(pooled))[:, 0], self.places(maps)
