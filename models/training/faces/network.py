"""The face detector: a slimmed MobileNetV2, a light feature pyramid, and one small head a stride.

Anchor-free, after the kind of YuNet and SCRFD: every cell of the stride 8, 16 and 32 maps says whether a face is
centred on it (logit), how far the face's sides lie (left, top, right, bottom) and where the five points are, all in
units of the stride, from the cell's centre ((x + 0.5) * s, (y + 0.5) * s).

The ImageNet weights come with batch norm folded in, and the network ships without it; `train` can put it back. ReLU
rather than MobileNet's ReLU6, as clamping's backward pass took half of every step.
"""

import torch
from torch import nn
from torch.nn import functional as F

STRIDES = (8, 16, 32)
CHANNELS = 15  # logit, 4 distances, 5 points

# What is kept of MobileNetV2 1.0's inverted residuals: number of the block's first convolution in the weights file →
# (hidden channels kept, stride). Each expands, filters depthwise, projects: convolutions n, n + 1, n + 2.
# The first block's expansion is merged with the stem's linear projection: nothing bends between the two.
STEM = 16
BLOCKS = {3: (32, 2), 9: (48, 2), 15: (96, 1), 18: (128, 2), 21: (192, 1), 30: (192, 1), 33: (192, 1),
          39: (192, 2), 42: (384, 1)}
TAPS = (15, 33, 42)  # blocks whose outputs feed stride 8, 16 and 32
OUTPUTS = {3: 24, 9: 32, 15: 32, 18: 64, 21: 64, 30: 96, 33: 96, 39: 160, 42: 160}
WIDTH = 48


class Conv(nn.Conv2d):
    """A convolution that batch norm can be put behind for training (`attributes.batch_norm`)."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.batch_norm: nn.Module | None = None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = super().forward(x)
        return x if self.batch_norm is None else self.batch_norm(x)


class Block(nn.Module):
    def __init__(self, cin: int, hidden: int, cout: int, stride: int):
        super().__init__()
        self.expand = Conv(cin, hidden, 1)
        self.depthwise = Conv(hidden, hidden, 3, stride, 1, groups=hidden)
        self.project = Conv(hidden, cout, 1)
        self.residual = stride == 1 and cin == cout

    def hidden(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.depthwise(F.relu(self.expand(x), inplace=True)), inplace=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.project(self.hidden(x))
        return x + y if self.residual else y


class Separable(nn.Module):
    """Depthwise 3×3, then 1×1."""

    def __init__(self, cin: int, cout: int):
        super().__init__()
        self.depthwise = Conv(cin, cin, 3, 1, 1, groups=cin)
        self.pointwise = Conv(cin, cout, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.pointwise(self.depthwise(x))


class Detail(nn.Module):
    """Three separable convolutions that start at zero."""

    def __init__(self, width: int = 64):
        super().__init__()
        self.layers = nn.ModuleList((Separable(WIDTH, width), Separable(width, width), Separable(width, CHANNELS)))
        for layer in self.layers:
            nn.init.kaiming_normal_(layer.depthwise.weight, nonlinearity="linear")
            nn.init.kaiming_normal_(layer.pointwise.weight)
        nn.init.zeros_(self.layers[-1].pointwise.weight)
        nn.init.zeros_(self.layers[-1].pointwise.bias)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for layer in self.layers[:-1]:
            x = F.relu(layer(x), inplace=True)
        return self.layers[-1](x)


class FaceNet(nn.Module):
    """[N, 3, H, W] float RGB in 0..2 (uint8 / 127.5) → three maps [N, 15, H/s, W/s].

    Sides come out as logarithms (`exp` is applied by `Exported`), so that the loss can stay in log space.
    """

    def __init__(self):
        super().__init__()
        self.conv0 = Conv(3, STEM, 3, 2, 1)
        self.conv1 = Conv(STEM, STEM, 3, 1, 1, groups=STEM)
        self.blocks = nn.ModuleDict()
        channels = STEM
        for n, (hidden, stride) in BLOCKS.items():
            self.blocks[str(n)] = Block(channels, hidden, OUTPUTS[n], stride)
            channels = OUTPUTS[n]
        self.lateral = nn.ModuleList(Conv(OUTPUTS[n], WIDTH, 1) for n in TAPS)
        self.smooth = nn.ModuleList(Separable(WIDTH, WIDTH) for _ in STRIDES)
        self.head = nn.ModuleList(Separable(WIDTH, CHANNELS) for _ in STRIDES)
        # Strides 16 and 32 have few cells: there a deeper branch is cheap, added to what the head says.
        self.detail = nn.ModuleList(Detail() for _ in STRIDES[1:])
        for h in self.head:
            nn.init.normal_(h.pointwise.weight, std=0.01)
            nn.init.zeros_(h.pointwise.bias)
            h.pointwise.bias.data[0] = -4.6
            h.pointwise.bias.data[1:5] = 0.7

    def stem(self) -> list[nn.Module]:
        """The layers before stride 4, which see the largest maps."""
        return [self.conv0, self.conv1, self.blocks["3"]]

    def normalised(self) -> list[Conv]:
        """The convolutions that batch norm may stand behind: all but the stem's and those that say the answers."""
        last = [h.pointwise for h in self.head] + [d.layers[-1].pointwise for d in self.detail]
        left = {id(part) for module in [*self.stem(), *last] for part in module.modules()}
        return [part for part in self.modules() if isinstance(part, Conv) and id(part) not in left]

    def forward(self, x: torch.Tensor) -> list[torch.Tensor]:
        x = F.relu(self.conv1(F.relu(self.conv0(x), inplace=True)), inplace=True)
        maps = []
        for n, block in self.blocks.items():
            x = block(x)
            if int(n) in TAPS:
                maps.append(self.lateral[len(maps)](x))
        for i in (1, 0):
            maps[i] = maps[i] + F.interpolate(maps[i + 1], scale_factor=2.0, mode="nearest")
        out = [h(F.relu(s(m), inplace=True)) for s, h, m in zip(self.smooth, self.head, maps)]
        return [out[0], *(o + d(m) for o, d, m in zip(out[1:], self.detail, maps[1:]))]
