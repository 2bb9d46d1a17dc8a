"""Step 3: calibrate on train pictures that training never saw, and write attributes.onnx and attributes.json."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from PIL import Image
from torch import nn

from celeba import HEIGHT, WIDTH
from folders import MODELS, add_models, add_outside, add_work, command

from .calibrate import calibration_error, fit, out_of_fold
from .networks import FRAME_SCALE, INPUT_HEIGHT, INPUT_WIDTH
from .shipped import BRANCHES, Facets
from .train import calibration_rows, predict, training_rows
from .warp import aligned_input
from .weights import calibration_weights

LIMIT = 16_000_000
OPINIONS = [
    "Attractive", "Big_Lips", "Big_Nose", "Chubby", "Double_Chin",
    "Male", "Oval_Face", "Pale_Skin", "Pointy_Nose", "Young",
]


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    add_outside(parser, "weights")
    parser.add_argument("--branches", nargs=2, default=BRANCHES, metavar=("WHOLE", "INNER"), help="trials to ship")
    parser.add_argument("--version", default="1.0.0")
    add_models(parser)
    parser.add_argument("--golden", type=Path, default=MODELS.parent / "test" / "fixtures" / "golden-logits.json")
    options = parser.parse_args()
    network = Facets(options.weights, options.work, tuple(options.branches))
    unseen = calibrate(network, options.work)
    print(unseen)
    write_onnx(network, options.models / "attributes.onnx")
    write_json(options, unseen)
    write_golden(network, options.models / "samples", options.golden)


def calibrate(network: Facets, work: Path) -> dict:
    """Calibrates it, and says how right it is on these same pictures where others of them have calibrated it."""
    inputs, labels = calibration_set(work)
    counted = calibration_weights(labels, (work / "names.txt").read_text().split())
    logits = torch.stack([torch.from_numpy(predict(branch, inputs)) for branch in (network.whole, network.inner)])
    network.fold(*fit(logits, labels, counted))
    return unseen_figures(out_of_fold(logits, labels, counted), labels > 0)


def unseen_figures(logits: torch.Tensor, labels: torch.Tensor) -> dict:
    """[N, 40] logits and [N, 40] of bool → shares of 1."""
    right = ((logits > 0) == labels).double().mean(1)
    recalls = [((logits > 0) & labels).sum(0) / labels.sum(0), ((logits <= 0) & ~labels).sum(0) / (~labels).sum(0)]
    probability = torch.sigmoid(logits)
    errors = [calibration_error(probability[:, at], labels[:, at]) for at in range(labels.shape[1])]
    return {
        "split": "train, kept from training", "pictures": len(labels), "accuracy": round(float(right.mean()), 5),
        "standardError": round(float(right.std() / len(right) ** 0.5), 5),
        "balanced": round(float(torch.stack(recalls).mean()), 5), "calibrationErrorPerLabel": round(float(np.mean(errors)), 5),
    }


def calibration_set(work: Path) -> tuple[np.ndarray, torch.Tensor]:
    """What training never sees: [1000, 180, 140, 3] uint8 inputs and [1000, 40] labels."""
    rows = calibration_rows(work)
    pictures = np.load(work / "train-pictures.npy", mmap_mode="r")
    inputs = np.stack([aligned_input(pictures[row]) for row in rows])
    return inputs, torch.from_numpy(np.load(work / "train-labels.npy")[rows]).float()


def write_onnx(network: nn.Module, path: Path) -> None:
    example = torch.zeros(2, INPUT_HEIGHT, INPUT_WIDTH, 3, dtype=torch.uint8)
    torch.onnx.export(network, example, str(path), opset_version=17, input_names=["image"], output_names=["logits"],
                      dynamic_axes={"image": {0: "faces"}, "logits": {0: "faces"}})
    model = onnx.load(str(path))
    model.doc_string = "CelebA's forty attributes; see MODEL_CARD.md"
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"Expected at most {LIMIT} bytes, {path.name} has {path.stat().st_size}.")


def write_json(options: argparse.Namespace, unseen: dict) -> None:
    landmarks = np.load(options.work / "train-landmarks.npy")[calibration_rows(options.work)]  # of pictures at full size
    path = options.models / "attributes.json"
    earlier = json.loads(path.read_text()) if path.exists() else {}
    description = {
        "name": "facets-attributes",
        "version": options.version,
        "file": "attributes.onnx",
        "sha256": hashlib.sha256((options.models / "attributes.onnx").read_bytes()).hexdigest(),
        "input": {"name": "image", "width": INPUT_WIDTH, "height": INPUT_HEIGHT, "layout": "NHWC", "type": "uint8",
                  "channels": "RGB"},
        "output": "logits",
        "frame": {"width": WIDTH, "height": HEIGHT, "scale": FRAME_SCALE,
                  "landmarks": np.nanmean(landmarks, 0).round(2).tolist()},
        "labels": (options.work / "names.txt").read_text().split(),
        "opinions": OPINIONS,
        "training": {"data": "CelebA", "pictures": len(training_rows(options.work)),
                     "architecture": "MobileNetV2 1.0 on the whole head + MobileFaceNet on the inner face, logits weighed"},
        "unseen": unseen,
        "metrics": earlier.get("metrics"),
        "children": earlier.get("children"),  # until `attributes.children` fits it to these logits
    }
    path.write_text(json.dumps(description, indent=2) + "\n")


def write_golden(network: Facets, samples: Path, path: Path) -> None:
    """Logits of every composite, for the test that holds TypeScript to Python's preprocessing."""
    golden = {}
    for file in sorted(samples.glob("*.png")):
        inputs = aligned_input(np.asarray(Image.open(file).convert("RGB")))[None]
        with torch.no_grad():
            golden[file.name] = [round(value, 5) for value in network(torch.from_numpy(inputs))[0].tolist()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
