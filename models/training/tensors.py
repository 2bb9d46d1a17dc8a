"""Runs ONNX files through the product's own runtime, onnxruntime-node: Debian has no onnxruntime for Python."""
from __future__ import annotations

import json
import struct
import subprocess
from pathlib import Path

import numpy as np

SCRIPT = Path(__file__).with_name("run-tensors.mjs")


class Runtime:
    """One process for any number of files, on one core."""

    def __init__(self, *files: Path):
        self.process = subprocess.Popen(["node", str(SCRIPT), *map(str, files)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def run(self, model: int, feeds: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Inputs (uint8 or float32) of the file that was named at place `model` → its outputs."""
        arrays = {name: np.ascontiguousarray(array) for name, array in feeds.items()}
        header = json.dumps({"model": model, "tensors": [
            {"name": name, "type": str(array.dtype), "dims": array.shape} for name, array in arrays.items()]}).encode()
        pipe = self.process.stdin
        pipe.write(struct.pack("<I", len(header)) + header)
        for array in arrays.values():
            pipe.write(array.tobytes())
        pipe.flush()
        (size,) = struct.unpack("<I", self.take(4))
        outputs = {}
        for tensor in json.loads(self.take(size))["tensors"]:
            count = int(np.prod(tensor["dims"]))
            outputs[tensor["name"]] = np.frombuffer(self.take(4 * count), np.float32).reshape(tensor["dims"])
        return outputs

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()

    def take(self, count: int) -> bytes:
        data = self.process.stdout.read(count)
        if len(data) < count:
            raise RuntimeError(f"the runtime ended (exit status {self.process.wait()}); its messages stand above")
        return data
