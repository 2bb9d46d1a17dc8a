"""Starts the slimmed network from ImageNet's MobileNetV2 (batch norm folded in).

Of every hidden layer the channels that matter most on sample pictures are kept; the projection after it is fitted anew
by least squares, so that it gives as nearly as can be what all channels together gave.
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from .network import BLOCKS, FaceNet

RIDGE = 1e-3


def relu6(x: torch.Tensor) -> torch.Tensor:
    """What the weights were trained with; the slimmed network has plain ReLU, which differs only beyond 6."""
    return torch.clamp(x, 0, 6)


def refit(hidden: torch.Tensor, project_w: torch.Tensor, project_b: torch.Tensor, keep: int):
    """hidden [N, C, H, W] → (kept channels, weight [O, keep], bias [O]) nearest to the whole projection."""
    rows = hidden.permute(0, 2, 3, 1).reshape(-1, hidden.shape[1])
    rows = rows[torch.randperm(len(rows))[:20000]].double()
    w, b = project_w.flatten(1).double(), project_b.double()
    kept = (rows.var(0) * (w ** 2).sum(0)).argsort(descending=True)[:keep].sort().values
    target = rows @ w.T + b
    few = torch.cat([rows[:, kept], torch.ones(len(rows), 1, dtype=torch.float64)], 1)
    gram = few.T @ few
    gram += RIDGE * gram.diagonal().mean() * torch.eye(len(gram), dtype=torch.float64)
    solved = torch.linalg.solve(gram, few.T @ target).T
    return kept, solved[:, :-1].float(), solved[:, -1].float()


def put(conv: nn.Conv2d, weight: torch.Tensor, bias: torch.Tensor) -> None:
    conv.weight.data.copy_(weight.reshape(conv.weight.shape))
    conv.bias.data.copy_(bias)


@torch.no_grad()
def start(net: FaceNet, file: Path, pictures: torch.Tensor) -> None:
    """`pictures`: samples [N, 3, H, W] in 0..2, as the network gets them."""
    weights = np.load(file)

    def convolution(n: int) -> tuple[torch.Tensor, torch.Tensor]:
        return torch.from_numpy(weights[f"{n:02d}.weight"]), torch.from_numpy(weights[f"{n:02d}.bias"])

    # ImageNet's −1..1 becomes 0..2: the shift goes into the bias.
    w, b = convolution(0)
    b = b - w.sum((1, 2, 3))
    depth_w, depth_b = convolution(1)
    x = relu6(F.conv2d(relu6(F.conv2d(pictures, w, b, 2, 1)), depth_w, depth_b, 1, 1, groups=len(depth_w)))
    # The stem's projection and the first expansion are one linear map.
    (w2, b2), (w3, b3) = convolution(2), convolution(3)
    merged_w = w3.flatten(1) @ w2.flatten(1)
    merged_b = w3.flatten(1) @ b2 + b3
    kept, expand_w, expand_b = refit(x, merged_w, merged_b, len(net.conv0.bias))
    put(net.conv0, w[kept], b[kept])
    put(net.conv1, depth_w[kept], depth_b[kept])
    x = x[:, kept]
    for n, (keep, stride) in BLOCKS.items():
        block = net.blocks[str(n)]
        if n != 3:
            expand_w, expand_b = convolution(n)
            expand_w = expand_w.flatten(1)
        dw, db = convolution(n + 1)
        hidden = relu6(F.conv2d(relu6(F.conv2d(x, expand_w[..., None, None], expand_b)), dw, db, stride, 1,
                                groups=len(dw)))
        pw, pb = convolution(n + 2)
        chosen, project_w, project_b = refit(hidden, pw, pb, keep)
        put(block.expand, expand_w[chosen], expand_b[chosen])
        put(block.depthwise, dw[chosen], db[chosen])
        put(block.project, project_w, project_b)
        x = block(x)
    # New layers: keep the features' size through pyramid and heads.
    for module in (net.lateral, net.smooth):
        for conv in module.modules():
            if isinstance(conv, nn.Conv2d):
                nn.init.kaiming_normal_(conv.weight, nonlinearity="linear")
                nn.init.zeros_(conv.bias)
