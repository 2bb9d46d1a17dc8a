"""Writes what a trained pair says of every picture it learned from, for `train --teacher` to follow beside the labels."""

import os

import numpy as np
import torch
from torch import Tensor

from folders import add_outside, add_work, command
from progress import progress

from .augment import place, unmoved
from .calibrate import calibrated, fit
from .export import calibration_set
from .shipped import BRANCHES, Facets
from .train import predict, teacher_file
from .weights import training_weights

BATCH = 64


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    add_outside(parser, "weights")
    parser.add_argument("--branches", nargs=2, default=BRANCHES, metavar=("WHOLE", "INNER"), help="trials that teach")
    parser.add_argument("--name", required=True, help="what to call this teacher")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    pair = Facets(options.weights, options.work, tuple(options.branches))
    branches = (pair.whole, pair.inner)
    inputs, labels = calibration_set(options.work)
    # what is hardly ever said does not count more here: a student is calibrated again
    counted = training_weights(labels, (options.work / "names.txt").read_text().split())
    scale, offset = fit(torch.stack([torch.from_numpy(predict(branch, inputs)) for branch in branches]), labels, counted)
    pictures = np.load(options.work / "train-pictures.npy", mmap_mode="r")
    bar = progress(-(-len(pictures) // BATCH), options.name)
    logits = []
    for start in range(0, len(pictures), BATCH):
        x = place(torch.from_numpy(pictures[start : start + BATCH]), unmoved(min(BATCH, len(pictures) - start)))
        logits.append(calibrated(torch.stack([said(branch, x) for branch in branches]), scale, offset))
        next(bar)
    np.save(teacher_file(options.work, options.name), torch.sigmoid(torch.cat(logits)).numpy().astype(np.float16))


@torch.no_grad()
def said(branch: torch.nn.Module, x: Tensor) -> Tensor:
    """[N, 3, 180, 140] in 0..255 → [N, 40] logits, mean of the picture and its mirror image."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return (branch(x).float() + branch(x.flip(3)).float()) / 2


if __name__ == "__main__":
    main()
