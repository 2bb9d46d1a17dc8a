"""Fit, on UTKFace, what tells a child's face from an adult's by the forty logits alone: `children` in attributes.json.

`npm run bench:groups -- --utkface FOLDER --every 1 --rows ALL.csv` writes what to fit on, found, aligned and labelled as the
product does it, and the same with `--every 20` what is kept for the figures and left out of the fit. The offset is where one
adult in twenty is taken for a child by a classifier that was not fitted on that fifth of them.
"""

import csv
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from folders import add_models, command

GROWN = 16  # years
FURTHEST = 8.0  # logits further out say nothing more; the same in children.ts
ADULTS_TAKEN = 0.05
FOLDS = 5


def main() -> None:
    parser = command(__doc__)
    parser.add_argument("all", type=Path, help="file, age, gender, race and forty logits a face, as CSV")
    parser.add_argument("kept", type=Path, help="the same of those that the figures are of")
    add_models(parser)
    parser.add_argument("--write", action="store_true", help="renew attributes.json")
    options = parser.parse_args()
    names, files, ages, logits = read_rows(options.all)
    kept = set(read_rows(options.kept)[1])
    fitted = np.array([file not in kept for file in files])
    usual = logits[fitted].mean(0)
    weights, offset = choose(logits[fitted] - usual, ages[fitted] < GROWN)
    report((logits[~fitted] - usual) @ weights + offset > 0, ages[~fitted])
    if options.write:
        path = options.models / "attributes.json"
        description = json.loads(path.read_text())
        description["children"] = {
            "usual": dict(zip(names, usual.round(3).tolist())),
            "weights": dict(zip(names, weights.round(4).tolist())),
            "offset": round(offset, 4),
        }
        path.write_text(json.dumps(description, indent=2, ensure_ascii=False) + "\n")


def read_rows(path: Path) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Names of the attributes, files, ages [N] and logits [N, 40] within ±FURTHEST."""
    with open(path, newline="") as source:
        header, *rows = csv.reader(source)
    logits = np.array([row[4:] for row in rows], dtype=np.float64)
    return header[4:], [row[0] for row in rows], np.array([int(row[1]) for row in rows]), logits.clip(-FURTHEST, FURTHEST)


def choose(x: np.ndarray, children: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights [40], and the offset at which ADULTS_TAKEN of the adults of folds not fitted on come out above 0."""
    fold = np.arange(len(x)) % FOLDS
    scores = np.zeros(len(x))
    for number in range(FOLDS):
        scores[fold == number] = x[fold == number] @ fit(x[fold != number], children[fold != number])[0]
    return fit(x, children)[0], -float(np.quantile(scores[~children], 1 - ADULTS_TAKEN))


def fit(x: np.ndarray, children: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression, [N, 40] and [N] → weights [40] and bias."""
    inputs, truth = torch.from_numpy(x), torch.from_numpy(children).double()
    weights = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = functional.binary_cross_entropy_with_logits(inputs @ weights + bias, truth) + 1e-4 * weights.square().sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return weights.detach().numpy(), float(bias)


def report(taken: np.ndarray, ages: np.ndarray) -> None:
    for start, end in ((0, 5), (5, 10), (10, 13), (13, 16), (16, 20), (20, 30), (30, 200)):
        group = (ages >= start) & (ages < end)
        print(f"{start} to {end - 1}: {100 * taken[group].mean():.1f} % of {group.sum()} taken for a child's")
    print(f"under {GROWN}: {100 * taken[ages < GROWN].mean():.1f} %, from {GROWN} on: {100 * taken[ages >= GROWN].mean():.1f} %")


if __name__ == "__main__":
    main()
