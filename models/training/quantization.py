"""Turns a float ONNX file into one that convolves in eight bits: static, quantise–dequantise pairs (QDQ).

Activations are unsigned, with a range of their own a tensor; weights are signed, with a scale an output channel, and
biases have 32 bits. onnxruntime joins each convolution with the pairs around it, its clamp too, into one operation.
Ranges are the least and greatest values on sample pictures, which the product's own runtime finds.
"""
from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Iterable

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from tensors import Runtime

ACTIVE = ("Clip", "Relu")


def known_picture(height: int, width: int) -> np.ndarray:
    """uint8 [1, H, W, 3]: the bytes that the product shows a network at its start, to hold its answers against known ones
    (src/inference/sessions/known-picture.ts)."""
    i = np.arange(height * width * 3)
    return ((i * 31 + (i >> 8) * 17) % 256).astype(np.uint8).reshape(1, height, width, 3)


def widened(model: ModelProto) -> ModelProto:
    """The model with its 16-bit weights (`faces.export.halve`) in 32 bits."""
    copy = ModelProto()
    copy.CopyFrom(model)
    halves = {i.name: i for i in copy.graph.initializer if i.data_type == TensorProto.FLOAT16}
    for node in [node for node in copy.graph.node if node.op_type == "Cast" and node.input[0] in halves]:
        half = halves[node.input[0]]
        half.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(half).astype(np.float32), node.output[0]))
        copy.graph.node.remove(node)
    return copy


class Graph:
    """Who makes and who takes each tensor."""

    def __init__(self, model: ModelProto):
        self.weights = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self.makers = {name: node for node in model.graph.node for name in node.output}
        self.takers: dict[str, list[NodeProto]] = {}
        for node in model.graph.node:
            for name in node.input:
                self.takers.setdefault(name, []).append(node)
        self.outputs = {output.name for output in model.graph.output}

    def end(self, convolution: NodeProto) -> str:
        """What a convolution gives in the end: what its clamp does, where nobody else takes what it gives."""
        name = convolution.output[0]
        takers = self.takers.get(name, [])
        if len(takers) == 1 and takers[0].op_type in ACTIVE and name not in self.outputs:
            return takers[0].output[0]
        return name


def chosen(model: ModelProto, floating: Iterable[str]) -> list[NodeProto]:
    """The convolutions to quantise: all whose weights do not begin with one of these names."""
    graph, names = Graph(model), tuple(floating)
    return [node for node in model.graph.node if node.op_type == "Conv" and node.input[1] in graph.weights
            and not node.input[1].removeprefix("net.").startswith(names)]


def tensors(model: ModelProto, convolutions: list[NodeProto]) -> list[str]:
    """The activations that are quantised, in the graph's order."""
    graph = Graph(model)
    quantised = {node.input[0] for node in convolutions} | {graph.end(node) for node in convolutions}
    order = []
    for node in model.graph.node:
        if node.op_type == "Add" and all(name in quantised for name in node.input):
            quantised.add(node.output[0])
        order += [name for name in node.output if name in quantised]
    return order


def ranges(model: ModelProto, names: list[str], pictures: np.ndarray, batch: int = 20) -> dict[str, tuple[float, float]]:
    """Least and greatest value of each tensor on the pictures (uint8 [N, H, W, 3])."""
    probe = ModelProto()
    probe.CopyFrom(model)
    del probe.graph.output[:]
    for i, name in enumerate(names):
        for kind in ("Min", "Max"):
            probe.graph.node.append(helper.make_node(f"Reduce{kind}", [name], [f"{kind}.{i}"], keepdims=0))
            probe.graph.output.append(helper.make_tensor_value_info(f"{kind}.{i}", TensorProto.FLOAT, []))
    low, high = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "probe.onnx"
        onnx.save(probe, file)
        runtime = Runtime(file)
        for first in range(0, len(pictures), batch):
            found = runtime.run(0, {probe.graph.input[0].name: pictures[first : first + batch]})
            low = np.minimum(low, [found[f"Min.{i}"].item() for i in range(len(names))])
            high = np.maximum(high, [found[f"Max.{i}"].item() for i in range(len(names))])
        runtime.close()
    return {name: (float(a), float(b)) for name, a, b in zip(names, low, high)}


def scale_of(low: float, high: float) -> tuple[np.float32, np.uint8]:
    """Scale and zero point that hold a range, zero among it."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = np.float32(max(high - low, 1e-8) / 255)
    return scale, np.uint8(np.clip(round(-low / float(scale)), 0, 255))


def quantised(model: ModelProto, convolutions: list[NodeProto], spans: dict[str, tuple[float, float]]) -> ModelProto:
    """The model with pairs behind each tensor of `spans` and the weights of the convolutions in eight bits."""
    graph, out = Graph(model), ModelProto()
    out.CopyFrom(model)
    scales = {name: scale_of(*span) for name, span in spans.items()}
    added: list[TensorProto] = []

    def constant(name: str, value: np.ndarray) -> str:
        added.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def pair(name: str) -> list[NodeProto]:
        scale, zero = scales[name]
        known = [constant(f"{name}.scale", scale), constant(f"{name}.zero", zero)]
        return [helper.make_node("QuantizeLinear", [name, *known], [f"{name}.byte"]),
                helper.make_node("DequantizeLinear", [f"{name}.byte", *known], [f"{name}.float"])]

    def weights(node: NodeProto) -> list[NodeProto]:
        weight, bias = graph.weights[node.input[1]], graph.weights[node.input[2]]
        scale = np.maximum(np.abs(weight).reshape(len(weight), -1).max(1) / 127, 1e-8).astype(np.float32)
        whole = np.clip(np.rint(weight / scale[:, None, None, None]), -127, 127).astype(np.int8)
        step = scale * scales[node.input[0]][0]
        made = []
        for name, value, by, kind in ((node.input[1], whole, scale, np.int8),
                                      (node.input[2], np.rint(bias / step).astype(np.int32), step, np.int32)):
            taken = [constant(f"{name}.byte", value), constant(f"{name}.scale", by.astype(np.float32)),
                     constant(f"{name}.zero", np.zeros(len(by), kind))]
            made.append(helper.make_node("DequantizeLinear", taken, [f"{name}.float"], axis=0))
        return made

    heavy = {node.output[0] for node in convolutions}
    nodes: list[NodeProto] = [n for taken in spans if taken not in graph.makers for n in pair(taken)]
    replaced = set()
    for node in out.graph.node:
        if node.output[0] in heavy:
            nodes += weights(node)
            replaced |= set(node.input[1:3])
            node.input[1:3] = [f"{name}.float" for name in node.input[1:3]]
        for i, name in enumerate(node.input):
            if name in scales:
                node.input[i] = f"{name}.float"
        nodes.append(node)
        nodes += [n for name in node.output if name in scales for n in pair(name)]
    kept = [weight for weight in out.graph.initializer if weight.name not in replaced]
    del out.graph.node[:], out.graph.initializer[:]
    out.graph.node.extend(nodes)
    out.graph.initializer.extend(kept + added)
    onnx.checker.check_model(out)
    return out


def quantise(source: Path, target: Path, pictures: np.ndarray, floating: Iterable[str]) -> None:
    """Writes `target` from `source`; convolutions whose weights begin with one of `floating` stay as they are."""
    model = widened(onnx.load(source))
    convolutions = chosen(model, floating)
    names = tensors(model, convolutions)
    onnx.save(quantised(model, convolutions, ranges(model, names, pictures)), target)
    print(f"{target.name}: {len(convolutions)} convolutions in eight bits, {target.stat().st_size / 1e6:.2f} MB")
