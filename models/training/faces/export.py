"""Writes faces.onnx and faces.json from a checkpoint.

    python3 -m faces.export
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from torch import nn

from .data import MODELS, WORK
from .network import STRIDES, FaceNet

VERSION = "1.1.0"


class Exported(nn.Module):
    """uint8 [N, H, W, 3] RGB → stride8, stride16, stride32: float32 [N, 15, H/s, W/s], sides positive."""

    def __init__(self, net: FaceNet):
        super().__init__()
        self.net = net
        # The scale to 0..2 goes into the first convolution.
        net.conv0.weight.data /= 127.5

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, ...]:
        maps = self.net(image.float().permute(0, 3, 1, 2))
        return tuple(torch.cat([m[:, :1], m[:, 1:5].clamp(-6, 6).exp(), m[:, 5:]], 1) for m in maps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--name", default="faces")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--longest-side", type=int, default=320)
    parser.add_argument("--found", type=float, default=0.6)
    parser.add_argument("--readable", type=float, default=0.7)
    args = parser.parse_args()
    saved = torch.load(args.work / f"{args.name}.pt")
    net = FaceNet()
    net.load_state_dict(saved["mean"])
    model = Exported(net).eval()
    file = args.out / "faces.onnx"
    names = [f"stride{s}" for s in STRIDES]
    axes = {"image": {0: "batch", 1: "height", 2: "width"}}
    axes |= {n: {0: "batch", 2: f"rows{n[6:]}", 3: f"columns{n[6:]}"} for n in names}
    torch.onnx.export(model, torch.zeros(1, 256, 320, 3, dtype=torch.uint8), file, opset_version=13,
                      input_names=["image"], output_names=names, dynamic_axes=axes)
    onnx.checker.check_model(onnx.load(file))
    info_file = args.out / "faces.json"
    old = json.loads(info_file.read_text()) if info_file.exists() else {}
    info = {
        "name": "facets-faces",
        "version": VERSION,
        "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "input": {"name": "image", "multipleOf": 32, "layout": "NHWC", "type": "uint8",
                  "longestSide": args.longest_side, "fill": 0},
        "strides": list(STRIDES),
        "nmsIoU": 0.4,
        "thresholds": {"found": args.found, "readable": args.readable},
        "minReadablePixels": 24,
        "metrics": old.get("metrics", {}) if old.get("sha256") == hashlib.sha256(file.read_bytes()).hexdigest() else {},
        "training": {"pictures": saved["pictures"], "parameters": sum(p.numel() for p in net.parameters())},
    }
    info_file.write_text(json.dumps(info, indent=2) + "\n")


if __name__ == "__main__":
    main()
