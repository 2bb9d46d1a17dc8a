"""Averages the weights of several trials of the refiner that started from one another.

What one trial learned too well for the pictures that are made here, another did not: the average knows real ones better
than the last one does (arXiv 2203.05482).

    python3 -m faces.average refiner-1 refiner-2 refiner-3 --to refiner
"""

import torch

from folders import add_work, command


def main() -> None:
    parser = command(__doc__)
    parser.add_argument("names", nargs="+", help="of the checkpoints")
    add_work(parser, "faces")
    parser.add_argument("--to", default="refiner", help="name of the new checkpoint")
    options = parser.parse_args()
    trials = [torch.load(options.work / f"{name}.pt") for name in options.names]
    mean = {key: torch.stack([trial["mean"][key] for trial in trials]).mean(0) for key in trials[-1]["mean"]}
    torch.save({"mean": mean, "pictures": trials[-1]["pictures"]}, options.work / f"{options.to}.pt")


if __name__ == "__main__":
    main()
