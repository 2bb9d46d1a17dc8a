"""The detectors that ours is held against, and that label photos together: YuNet n and UltraFace RFB-640.

`find(picture)` gives rows of (score, x, y, width, height[, five points x, y]) in the picture's pixels, surest first.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from tensors import Runtime

NMS = 0.4


def overlaps(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """IoU of a box (x, y, width, height, …) with each of [n, ≥ 4]."""
    if len(others) == 0:
        return np.zeros(0)
    width = np.minimum(box[0] + box[2], others[:, 0] + others[:, 2]) - np.maximum(box[0], others[:, 0])
    height = np.minimum(box[1] + box[3], others[:, 1] + others[:, 3]) - np.maximum(box[1], others[:, 1])
    inside = np.clip(width, 0, None) * np.clip(height, 0, None)
    return inside / np.maximum(box[2] * box[3] + others[:, 2] * others[:, 3] - inside, 1e-9)


def suppress(found: np.ndarray, limit: float = NMS) -> np.ndarray:
    """Greedy non-maximum suppression of rows (score, x, y, width, height, …); surest first."""
    found = found[np.argsort(-found[:, 0], kind="stable")]
    kept: list[int] = []
    for i, row in enumerate(found):
        if not kept or overlaps(row[1:], found[kept, 1:]).max() <= limit:
            kept.append(i)
    return found[kept]


def letterbox(picture: Image.Image, longest: int, multiple: int = 32) -> tuple[np.ndarray, float, float]:
    """uint8 [H, W, 3], the picture at its top left, black beyond; pixels of the picture to one of it, across and down."""
    scale = longest / max(picture.size)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    framed = np.zeros((-(-height // multiple) * multiple, -(-width // multiple) * multiple, 3), np.uint8)
    framed[:height, :width] = np.asarray(picture.resize((width, height), Image.BILINEAR))
    return framed, picture.width / width, picture.height / height


class YuNet:
    def __init__(self, folder: Path, longest: int):
        self.name, self.longest, self.threshold = f"YuNet n {longest}", longest, 0.6
        self.runtime = Runtime(folder / "yunet_n_dynamic.onnx")

    def find(self, picture: Image.Image, least: float = 0.05) -> np.ndarray:
        framed, across, down = letterbox(picture, self.longest)
        planes = framed[None, :, :, ::-1].transpose(0, 3, 1, 2).astype(np.float32)
        outputs = {name: tensor[0] for name, tensor in self.runtime.run(0, {"input": planes}).items()}
        rows = []
        for stride in (8, 16, 32):
            columns = framed.shape[1] // stride
            cls, obj = (outputs[f"{kind}_{stride}"][:, 0].clip(0, 1) for kind in ("cls", "obj"))
            score = np.sqrt(cls * obj)
            cell = np.flatnonzero(score >= least)
            corner = np.stack([cell % columns, cell // columns], 1)
            box, points = outputs[f"bbox_{stride}"][cell], outputs[f"kps_{stride}"][cell]
            size = np.exp(box[:, 2:]) * stride
            at = (corner + box[:, :2]) * stride - size / 2
            points = (points.reshape(-1, 5, 2) + corner[:, None]) * stride
            rows.append(np.concatenate([score[cell, None], at, size, points.reshape(-1, 10)], 1))
        found = np.concatenate(rows)
        found[:, 1::2] *= across
        found[:, 2::2] *= down
        return suppress(found)


class UltraFace:
    WIDTH, HEIGHT = 640, 480

    def __init__(self, folder: Path):
        self.name, self.threshold = "UltraFace 640", 0.7
        self.runtime = Runtime(folder / "ultraface_rfb_640.onnx")

    def find(self, picture: Image.Image, least: float = 0.05) -> np.ndarray:
        scale = min(self.WIDTH / picture.width, self.HEIGHT / picture.height)
        part, across, down = letterbox(picture, int(scale * max(picture.size)), 1)
        framed = np.full((self.HEIGHT, self.WIDTH, 3), 127, np.uint8)
        framed[: part.shape[0], : part.shape[1]] = part
        planes = (framed[None].transpose(0, 3, 1, 2).astype(np.float32) - 127) / 128
        outputs = self.runtime.run(0, {"input": planes})
        score, box = outputs["scores"][0, :, 1], outputs["boxes"][0]
        sure = score >= least
        box = box[sure] * np.array([self.WIDTH * across, self.HEIGHT * down] * 2)
        return suppress(np.column_stack([score[sure], box[:, :2], box[:, 2:] - box[:, :2]]))
