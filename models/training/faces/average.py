"""Averages the weights of several trials of the refiner that started from one another.

What one trial learned too well for the pictures that are made here, another did not: the average knows real ones better
than the last one does (arXiv 2203.05482).

    python3 -m faces.average refiner-1 refiner-2 refiner-3 --to refiner
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .data import WORK


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="+", help="of the checkpoints")
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--to", default="refiner", help="name of the new checkpoint")
    args = parser.parse_args()
    trials = [torch.load(args.work / f"{name}.pt") for name in args.names]
    mean = {key: torch.stack([trial["mean"][key] for trial in trials]).mean(0) for key in trials[-1]["mean"]}
    torch.save({"mean": mean, "pictures": trials[-1]["pictures"]}, args.work / f"{args.to}.pt")


if __name__ == "__main__":
    main()
