"""The weights of shipped ONNX files, to go on from: no checkpoint is kept with the project. They go by the name `shipped`."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from folders import MODELS


def state(file: Path) -> dict[str, Tensor]:
    """PyTorch's names → weights, those that `export.halve` made narrow in 32 bits again."""
    arrays = {i.name.removesuffix(".half"): numpy_helper.to_array(i) for i in onnx.load(file).graph.initializer}
    return {name.removeprefix("net."): torch.from_numpy(array.astype(np.float32))
            for name, array in arrays.items() if name.startswith("net.")}


def detector_state(folder: Path = MODELS) -> dict[str, Tensor]:
    found = state(folder / "faces.onnx")
    found["conv0.weight"] *= 127.5  # `ExportedDetector` had put the input's scale into it
    return found


def refiner_state(folder: Path = MODELS) -> dict[str, Tensor]:
    return state(folder / "refiner.onnx")


def detector_weights(work: Path, name: str) -> tuple[dict[str, Tensor], int]:
    """Averaged weights of a checkpoint, and how many pictures they have learned from."""
    if name == "shipped":
        return detector_state(), json.loads((MODELS / "faces.json").read_text())["training"]["pictures"]
    saved = torch.load(work / f"{name}.pt", map_location="cpu")
    return saved["mean"], saved["pictures"]


def refiner_weights(work: Path, name: str) -> tuple[dict[str, Tensor], int]:
    """Averaged weights of a checkpoint, and how many crops they have learned from."""
    if name == "shipped":
        return refiner_state(), json.loads((MODELS / "refiner.json").read_text())["training"]["crops"]
    saved = torch.load(work / f"{name}.pt", map_location="cpu")
    return saved["mean"], saved["pictures"]
