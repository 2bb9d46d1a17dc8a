"""Renew, in attributes.json, the band of scores that the product calls uncertain: `uncertain` = [from, to] under `metrics`.

The band is read off the val pictures: on both sides of 50 %, how far a score must be from it before the annotators said
the same in at least two of three pictures. All attributes are pooled; `evaluate` writes the same numbers.
"""

import json

import numpy as np

from folders import add_models, add_work, command

from .calibrate import uncertain_band
from .evaluate import run
from .train import validation_inputs


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    add_models(parser)
    options = parser.parse_args()
    labels = np.load(options.work / "val-labels.npy") > 0
    logits = run(options.models / "attributes.onnx", validation_inputs(options.work))
    band = uncertain_band(1 / (1 + np.exp(-logits)), labels)
    path = options.models / "attributes.json"
    description = json.loads(path.read_text())
    description["metrics"]["uncertain"] = band
    path.write_text(json.dumps(description, indent=2, ensure_ascii=False) + "\n")
    print(f"uncertain from {band[0]:.2f} to {band[1]:.2f}")


if __name__ == "__main__":
    main()
