"""Platt scaling per attribute (Platt 1999), with the branches' logits as inputs."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

#: Of those who labelled pictures with such a score, so many must agree before the product is sure of it.
AGREE = 2 / 3


#: Into how many parts pictures are split, to be calibrated by what was fitted on the other parts.
FOLDS = 5


def fit(logits: Tensor, labels: Tensor, counted: Tensor, strength: float = 0.02) -> tuple[Tensor, Tensor]:
    """[branches, N, 40] logits, [N, 40] labels and how much each label counts → scale [branches, 40], offset [40].

    A thousand pictures say little about rare attributes, so every scale is drawn towards the average of all and every
    offset towards 0 with `strength`, in units of the mean loss.
    """
    branches = len(logits)
    scale = torch.full((branches, 1), 1 / branches, requires_grad=True)
    own = torch.zeros(branches, logits.shape[2], requires_grad=True)
    offset = torch.zeros(logits.shape[2], requires_grad=True)
    optimiser = torch.optim.LBFGS([scale, own, offset], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        mixed = calibrated(logits, scale + own, offset)
        loss = functional.binary_cross_entropy_with_logits(mixed, labels, counted, reduction="none").mean(0).sum()
        loss = loss + strength * (own.square().sum() + offset.square().sum())
        loss.backward()
        return loss

    optimiser.step(closure)
    return (scale + own).detach(), offset.detach()


def calibrated(logits: Tensor, scale: Tensor, offset: Tensor) -> Tensor:
    """[branches, N, 40] logits → [N, 40], as `fit` would have them."""
    return (scale[:, None, :] * logits).sum(0) + offset


def out_of_fold(logits: Tensor, labels: Tensor, counted: Tensor) -> Tensor:
    """[branches, N, 40] logits → [N, 40], each calibrated by what was fitted on the other four fifths of the pictures."""
    result = torch.empty_like(labels)
    fold = torch.arange(len(labels)) % FOLDS
    for number in range(FOLDS):
        kept = fold == number
        result[kept] = calibrated(logits[:, kept], *fit(logits[:, ~kept], labels[~kept], counted[~kept]))
    return result


def calibration_error(probability: Tensor, labels: Tensor, bins: int = 15) -> float:
    """Expected calibration error over equally wide bins (arXiv 1706.04599), all attributes pooled; 0..1."""
    confidence = probability.flatten()
    truth = labels.flatten().float()
    place = (confidence * bins).long().clamp(max=bins - 1)
    error = 0.0
    for number in range(bins):
        chosen = place == number
        if chosen.any():
            gap = (confidence[chosen].mean() - truth[chosen].mean()).abs()
            error += float(gap) * float(chosen.float().mean())
    return error


def uncertain_band(probability: np.ndarray, labels: np.ndarray) -> list[float]:
    """[N, 40] in 0..1 and [N, 40] of bool → the lower and the upper end of the band, two decimals.

    The share of positive labels as a function of the score is the isotonic regression of one on the other.
    """
    order = np.argsort(probability, axis=None)
    score = probability.ravel()[order]
    share = isotonic(labels.ravel()[order].astype(float))
    lower = score[np.searchsorted(share, 1 - AGREE, side="right") - 1]
    upper = score[np.searchsorted(share, AGREE, side="left")]
    return [round(float(lower), 2), round(float(upper), 2)]


def isotonic(values: np.ndarray) -> np.ndarray:
    """The non-decreasing sequence that is closest to `values` by squares: pool adjacent violators."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values:
        means.append(float(value))
        sizes.append(1)
        while len(means) > 1 and means[-2] >= means[-1]:
            size = sizes[-2] + sizes[-1]
            means[-2:] = [(means[-2] * sizes[-2] + means[-1] * sizes[-1]) / size]
            sizes[-2:] = [size]
    return np.repeat(means, sizes)
