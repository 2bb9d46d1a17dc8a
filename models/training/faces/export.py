"""Writes faces.onnx and refiner.onnx, each with its JSON file, from checkpoints.

    python3 -m faces.export
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from folders import MOBILENET, add_models, add_outside, add_work, command

from .crops import CROP, MARGIN
from .network import STRIDES, FaceNet
from .refiner import Refiner
from .shipped import detector_weights, refiner_weights

VERSION = "3.0.0"
# What of the refiner's say is in doubt, and the crops that are looked at then: `python3 -m faces.doubt` compares them.
DOUBT = {"between": [-2.0, 2.0], "crops": [{"margin": margin * MARGIN, "mirrored": mirrored}
                                           for margin, mirrored in ((1, True), (1.3, False), (1.3, True))]}


class ExportedDetector(nn.Module):
    """uint8 [N, H, W, 3] RGB → stride8, stride16, stride32: float32 [N, 15, H/s, W/s], sides positive."""

    def __init__(self, net: FaceNet):
        super().__init__()
        self.net = net
        # The scale to 0..2 goes into the first convolution.
        net.conv0.weight.data /= 127.5

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, ...]:
        maps = self.net(image.float().permute(0, 3, 1, 2))
        return tuple(torch.cat([m[:, :1], m[:, 1:5].clamp(-6, 6).exp(), m[:, 5:]], 1) for m in maps)


class ExportedRefiner(nn.Module):
    """uint8 [N, CROP, CROP, 3] RGB → logit float32 [N], landmarks float32 [N, 10]."""

    def __init__(self, net: Refiner):
        super().__init__()
        self.net = net

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.net(image.float().permute(0, 3, 1, 2))


def write(model: nn.Module, image: torch.Tensor, axes: dict[str, dict[int, str]], file: Path) -> str:
    """The network as an ONNX file; gives its sha256. `axes` names the outputs, in their order."""
    torch.onnx.export(model.eval(), image, file, opset_version=13, input_names=["image"],
                      output_names=[name for name in axes if name != "image"], dynamic_axes=axes)
    network = onnx.load(file)
    halve(network.graph)
    onnx.checker.check_model(network)
    onnx.save(network, file)
    return hashlib.sha256(file.read_bytes()).hexdigest()


def halve(graph: onnx.GraphProto) -> None:
    """Stores weights in 16 bits; the runtime makes 32 of them when it loads the file, so that runs cost the same."""
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < 64:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        graph.node.insert(0, helper.make_node("Cast", [weight.name], [name], to=onnx.TensorProto.FLOAT))


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "weights")
    add_work(parser, "faces")
    parser.add_argument("--detector", default="faces-refit", help="its checkpoint, or `shipped`")
    parser.add_argument("--refiner", default="refiner", help="its checkpoint, or `shipped`")
    add_models(parser)
    parser.add_argument("--longest-side", type=int, default=320)
    parser.add_argument("--proposed", type=float, default=0.2, help="least score of the detector")
    parser.add_argument("--weight", type=float, default=0.75, help="of the detector's logit beside the refiner's")
    parser.add_argument("--found", type=float, default=0.45, help="least score of both")
    parser.add_argument("--readable", type=float, default=0.55, help="and for a face to be labelled")
    options = parser.parse_args()

    weights, pictures = detector_weights(options.work, options.detector)
    detector = FaceNet()
    detector.load_state_dict(weights)
    names = [f"stride{s}" for s in STRIDES]
    axes = {"image": {0: "batch", 1: "height", 2: "width"}}
    axes |= {n: {0: "batch", 2: f"rows{n[6:]}", 3: f"columns{n[6:]}"} for n in names}
    sha256 = write(ExportedDetector(detector), torch.zeros(1, 256, 320, 3, dtype=torch.uint8), axes,
                   options.models / "faces.onnx")
    describe(options.models / "faces.json", {
        "name": "facets-faces",
        "version": VERSION,
        "file": "faces.onnx",
        "sha256": sha256,
        "input": {"name": "image", "multipleOf": 32, "layout": "NHWC", "type": "uint8",
                  "longestSide": options.longest_side, "fill": 0},
        "strides": list(STRIDES),
        "nmsIoU": 0.4,
        "thresholds": {"proposed": options.proposed, "found": options.found, "readable": options.readable},
        "minReadablePixels": 24,
        "metrics": [],
        "training": {"pictures": pictures, "parameters": sum(p.numel() for p in detector.parameters())},
    })

    weights, crops = refiner_weights(options.work, options.refiner)
    refiner = Refiner(options.weights / MOBILENET)
    refiner.load_state_dict(weights)
    axes = {"image": {0: "batch"}, "logit": {0: "batch"}, "landmarks": {0: "batch"}}
    sha256 = write(ExportedRefiner(refiner), torch.zeros(1, CROP, CROP, 3, dtype=torch.uint8), axes,
                   options.models / "refiner.onnx")
    describe(options.models / "refiner.json", {
        "name": "facets-refiner",
        "version": VERSION,
        "file": "refiner.onnx",
        "sha256": sha256,
        "input": {"name": "image", "side": CROP, "layout": "NHWC", "type": "uint8", "margin": MARGIN},
        "detectorWeight": options.weight,
        "doubt": DOUBT,
        "outputs": {"logit": "logit", "landmarks": "landmarks"},
        "training": {"crops": crops, "parameters": sum(p.numel() for p in refiner.parameters())},
    })


def describe(file: Path, info: dict[str, object]) -> None:
    file.write_text(json.dumps(info, indent=2) + "\n")


if __name__ == "__main__":
    main()
