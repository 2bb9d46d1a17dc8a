"""Averages the weights of several trials of the refiner that started from one another.

What one trial learns too well for the pictures that are made here, another did not: the average knows real ones better
than any of them (arXiv 2203.05482).

    python3 -m faces.average refiner-1 refiner-2 refiner-3 --to refiner
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .data import WORK


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="+", help="of the checkpoints; layers that differ are the last one's")
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--to", default="refiner", help="name of the new checkpoint")
    args = parser.parse_args()
    trials = [torch.load(args.work / f"{name}.pt") for name in args.names]
    mean = {}
    for key, last in trials[-1]["mean"].items():
        same = [t["mean"][key] for t in trials if key in t["mean"] and t["mean"][key].shape == last.shape]
        mean[key] = torch.stack(same).mean(0)
    torch.save({"mean": mean, "pictures": trials[-1]["pictures"]}, args.work / f"{args.to}.pt")


if __name__ == "__main__":
    main()
