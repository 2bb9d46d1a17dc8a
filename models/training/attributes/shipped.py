"""The network that is shipped: both branches in one graph, their logits weighed and calibrated per attribute."""

from pathlib import Path

import torch
from torch import Tensor, nn

from folders import MOBILEFACENET, MOBILENET

from .networks import ATTRIBUTES, InnerFace, WholeHead

BRANCHES = ("whole-taught", "inner-all")  # the trials that ship


class Facets(nn.Module):
    """uint8 [N, 180, 140, 3] → logits [N, 40]; sigmoid of a logit is the probability.

    `scale` (one row a branch) and `offset` are what calibration fits; exporting folds them into the last layers.
    """

    def __init__(self, weights: Path, work: Path, names: tuple[str, str] = BRANCHES) -> None:
        super().__init__()
        self.whole = WholeHead(weights / MOBILENET)
        self.inner = InnerFace(weights / MOBILEFACENET)
        self.whole.load_state_dict(torch.load(work / f"{names[0]}.pt"))
        self.inner.load_state_dict(torch.load(work / f"{names[1]}.pt"))
        self.eval()

    def forward(self, image: Tensor) -> Tensor:
        x = image.permute(0, 3, 1, 2).float()
        return self.whole(x) + self.inner(x)

    @torch.no_grad()
    def fold(self, scale: Tensor, offset: Tensor) -> None:
        """Multiplies [2, 40] scales and [40] offsets into the heads."""
        assert scale.shape == (2, ATTRIBUTES) and offset.shape == (ATTRIBUTES,)
        for branch, factor in zip((self.whole, self.inner), scale):
            branch.head.weight.mul_(factor[:, None])
            branch.head.bias.mul_(factor)
        self.whole.head.bias.add_(offset)
