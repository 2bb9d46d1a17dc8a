"""The two branches, with batch norm folded into the convolutions; `batch_norm.py` puts it back for training."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

ATTRIBUTES = 40
INPUT_WIDTH, INPUT_HEIGHT = 140, 180
# input pixels per pixel of CelebA's 178×218 frame: puts the eyes as far apart as MobileFaceNet was trained to see them
FRAME_SCALE = 0.907


class PaddedAsTensorFlow(torch.autograd.Function):
    """3×3 at stride 2, `top` and `left` wide padded there, 1 at the other ends: in ONNX one node and no copy of the map.

    PyTorch's own convolutions cannot pad unevenly.
    """

    @staticmethod
    def forward(_, x: Tensor, weight: Tensor, bias: Tensor, groups: int, top: int, left: int) -> Tensor:
        return functional.conv2d(functional.pad(x, (left, 1, top, 1)), weight, bias, 2, 0, 1, groups)

    @staticmethod
    def symbolic(graph, x, weight, bias, groups: int, top: int, left: int):
        return graph.op("Conv", x, weight, bias, group_i=groups, kernel_shape_i=[3, 3], strides_i=[2, 2],
                        pads_i=[top, left, 1, 1])


class Conv(nn.Module):
    """Convolution, bias and clamp to 0..6; `same` pads as TensorFlow does, which the ImageNet weights expect."""

    def __init__(self, weight: Tensor, bias: Tensor, stride: int, groups: int, active: bool, same: bool) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight)
        self.bias = nn.Parameter(bias)
        self.stride, self.groups, self.active = stride, groups, active
        self.kernel = weight.shape[2]
        self.same = same and stride == 2 and self.kernel == 3
        self.batch_norm: nn.Module | None = None

    def forward(self, x: Tensor) -> Tensor:
        padding = self.kernel // 2
        if self.same:
            top, left = int(x.shape[2]) % 2, int(x.shape[3]) % 2
            if torch.onnx.is_in_onnx_export():
                x = PaddedAsTensorFlow.apply(x, self.weight, self.bias, self.groups, top, left)
                return x.clamp(0, 6) if self.active else x
            x, padding = functional.pad(x, (left, 1, top, 1)), 0
        x = functional.conv2d(x, self.weight, self.bias, self.stride, padding, 1, self.groups)
        if self.batch_norm is not None:
            x = self.batch_norm(x)
        return x.clamp(0, 6) if self.active else x


class Block(nn.Module):
    """Inverted residual (MobileNetV2, arXiv 1801.04381); in training whole samples skip it with probability `drop`."""

    def __init__(self, convolutions: list[Conv], residual: bool, drop: float) -> None:
        super().__init__()
        self.body = nn.Sequential(*convolutions)
        self.residual, self.drop = residual, drop

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        if not self.residual:
            return y
        if self.training and self.drop > 0:
            keep = (torch.rand(x.shape[0], 1, 1, 1, device=x.device) >= self.drop).to(y.dtype) / (1 - self.drop)
            y = y * keep
        return x + y


def mobilenet_v2(archive: Path, count: int, drop: float) -> tuple[list[nn.Module], Conv]:
    """ImageNet's MobileNetV2 1.0: its start, the first `count` of its 16 expanding blocks, and its last convolution.

    Of the blocks, the last is skipped with probability `drop` in training, those before it in proportion.
    """
    arrays = np.load(archive)
    convolutions = []
    for number in range(52):
        stride, _, activation = arrays[f"{number:02d}.meta"].tolist()
        weight = torch.from_numpy(arrays[f"{number:02d}.weight"].copy())
        bias = torch.from_numpy(arrays[f"{number:02d}.bias"].copy())
        groups = weight.shape[0] if weight.shape[1] == 1 else 1
        convolutions.append(Conv(weight, bias, stride, groups, activation != 0, same=True))
    blocks: list[nn.Module] = [convolutions[0], Block(convolutions[1:3], False, 0)]
    for number in range(count):
        part = convolutions[3 + number * 3 : 6 + number * 3]
        residual = part[1].stride == 1 and part[0].weight.shape[1] == part[2].weight.shape[0]
        blocks.append(Block(part, residual, drop * (number + 1) / count))
    return blocks, convolutions[51]


class WholeHead(nn.Module):
    """MobileNetV2 1.0 from ImageNet on the whole frame (112×144 of the 140×180 input): hair, hats, neckties."""

    def __init__(self, archive: Path, drop: float = 0.1, dropout: float = 0.3) -> None:
        super().__init__()
        blocks, last = mobilenet_v2(archive, 16, drop)
        self.stem = nn.Sequential(*blocks[:4])
        self.trunk = nn.Sequential(*blocks[4:], last)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * 1280, ATTRIBUTES)
        nn.init.zeros_(self.head.weight)

    def see(self, x: Tensor) -> Tensor:
        """[N, 3, 180, 140] in 0..255 → what this branch looks at."""
        x = functional.interpolate(x, size=(144, 112), mode="bilinear", align_corners=False)
        return x / 127.5 - 1

    def forward(self, x: Tensor) -> Tensor:
        y = self.trunk(self.stem(self.see(x).contiguous(memory_format=torch.channels_last)))
        pooled = torch.cat([y.mean((2, 3)), y.amax((2, 3))], 1)
        return self.head(self.dropout(pooled).float())


class InnerFace(nn.Module):
    """MobileFaceNet (arXiv 1804.07573) from face recognition on the inner 112×112: eyes, nose, mouth, skin."""

    LEFT, TOP = 14, 40

    def __init__(self, archive: Path, drop: float = 0.1, dropout: float = 0.3) -> None:
        super().__init__()
        arrays = {key: torch.from_numpy(value) for key, value in np.load(archive).items()}
        blocks: list[nn.Module] = [
            _folded(arrays, "conv1.0", "conv1.1", 2, True),
            _folded(arrays, "dw_conv.depthwise", "dw_conv.bn1", 1, True),
            _folded(arrays, "dw_conv.pointwise", "dw_conv.bn2", 1, True),
        ]
        strides = [2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1]
        for number, stride in enumerate(strides):
            name = f"features.{number}.conv"
            part = [
                _folded(arrays, f"{name}.0.0", f"{name}.0.1", 1, True),
                _folded(arrays, f"{name}.1.0", f"{name}.1.1", stride, True),
                _folded(arrays, f"{name}.2", f"{name}.3", 1, False),
            ]
            residual = stride == 1 and part[0].weight.shape[1] == part[2].weight.shape[0]
            blocks.append(Block(part, residual, drop * (number + 1) / len(strides)))
        self.stem = nn.Sequential(*blocks[:8])
        self.trunk = nn.Sequential(*blocks[8:], _folded(arrays, "conv2.0", "conv2.1", 1, True))
        self.where = _folded(arrays, "gdconv.depthwise", "gdconv.bn", 1, False)
        self.where.kernel = 1  # no padding: the 7×7 kernel covers the 7×7 map once
        self.dropout = nn.Dropout(dropout)
        self.norm = nn.LayerNorm(512)
        self.head = nn.Linear(512 + 512, ATTRIBUTES)
        nn.init.zeros_(self.head.weight)
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1) * 255)
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1) * 255)

    def see(self, x: Tensor) -> Tensor:
        x = x[:, :, self.TOP : self.TOP + 112, self.LEFT : self.LEFT + 112]
        return (x - self.mean) / self.std

    def forward(self, x: Tensor) -> Tensor:
        y = self.trunk(self.stem(self.see(x).contiguous(memory_format=torch.channels_last)))
        pooled = torch.cat([self.norm(self.where(y).flatten(1).float()), y.mean((2, 3)).float()], 1)
        return self.head(self.dropout(pooled))


def _folded(arrays: dict[str, Tensor], conv: str, norm: str, stride: int, active: bool) -> Conv:
    weight = arrays[f"{conv}.weight"]
    scale = arrays[f"{norm}.weight"] / torch.sqrt(arrays[f"{norm}.running_var"] + 1e-5)
    bias = arrays[f"{norm}.bias"] - arrays[f"{norm}.running_mean"] * scale
    groups = weight.shape[0] if weight.shape[1] == 1 else 1
    return Conv(weight * scale.view(-1, 1, 1, 1), bias, stride, groups, active, same=False)
