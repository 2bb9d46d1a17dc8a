"""What is done to networks keeps what they say."""
import json

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from attributes import batch_norm
from attributes.quantize import described, difference
from faces.export import halve
from faces.loss import Cells, loss
from faces.network import FaceNet
from faces.shipped import detector_state
from folders import MODELS
from quantization import Graph, chosen, quantise, scale_of, tensors, widened
from tensors import Runtime


def test_batch_norm_goes_in_and_out_of_the_detector_without_a_change():
    torch.manual_seed(0)
    net = FaceNet().eval()
    pictures = torch.rand(4, 3, 64, 64) * 2
    with torch.no_grad():
        before = net(pictures)
        batch_norm.insert(net, pictures, net.normalised())
        between = net.eval()(pictures)
        plain = FaceNet().eval()
        plain.load_state_dict(batch_norm.fold(net.state_dict()))
        after = plain(pictures)
    for a, b, c in zip(before, between, after):
        assert torch.allclose(a, b, atol=1e-3) and torch.allclose(a, c, atol=1e-3)


def test_the_shipped_detector_can_be_gone_on_from():
    net = FaceNet().eval()
    net.load_state_dict(detector_state())
    picture = np.random.default_rng(0).integers(0, 256, (1, 64, 96, 3), dtype=np.uint8)
    runtime = Runtime(MODELS / json.loads((MODELS / "faces.json").read_text())["file"])
    shipped = runtime.run(0, {"image": picture})
    runtime.close()
    with torch.no_grad():
        maps = net(torch.from_numpy(picture).permute(0, 3, 1, 2).float() / 127.5)
    for stride, cells in zip((8, 16, 32), maps):
        assert cells[0, 0].numpy() == pytest.approx(shipped[f"stride{stride}"][0, 0], abs=1e-3)


def test_points_that_nobody_knows_cost_nothing():
    face = torch.zeros(1, 4, 15)
    face[0, 0] = torch.tensor([40.0, 40, 40, 50, *[50.0] * 10, 1])
    unknown = face.clone()
    unknown[0, 0, 4:14] = float("nan")
    maps = [torch.zeros(1, 15, 128 // s, 128 // s, requires_grad=True) for s in (8, 16, 32)]
    total, parts = loss(maps, unknown, Cells(128))
    total.backward()
    assert parts["points"] == 0 and all(torch.isfinite(m.grad).all() for m in maps)
    assert loss(maps, face, Cells(128))[1]["points"] > 0


@pytest.fixture
def small_network(tmp_path):
    """A convolution that stays in float, one with a clamp, and one that is added to what that one takes."""
    rng = np.random.default_rng(1)

    def weights(name: str, *shape: int) -> list:
        return [numpy_helper.from_array(rng.normal(0, 0.3, shape).astype(np.float32), f"{name}.weight"),
                numpy_helper.from_array(rng.normal(0, 0.3, shape[:1]).astype(np.float32), f"{name}.bias")]

    constants = [*weights("first", 8, 3, 3, 3), *weights("wide", 16, 8, 1, 1), *weights("narrow", 8, 16, 1, 1)]
    constants += [numpy_helper.from_array(np.float32(value), name) for name, value in (("zero", 0), ("six", 6))]
    nodes = [
        helper.make_node("Cast", ["image"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["float"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["planes", "first.weight", "first.bias"], ["a"]),
        helper.make_node("Clip", ["a", "zero", "six"], ["b"]),
        helper.make_node("Conv", ["b", "wide.weight", "wide.bias"], ["c"]),
        helper.make_node("Clip", ["c", "zero", "six"], ["d"]),
        helper.make_node("Conv", ["d", "narrow.weight", "narrow.bias"], ["e"]),
        helper.make_node("Add", ["b", "e"], ["f"]),
        helper.make_node("ReduceMean", ["f"], ["logits"], axes=[2, 3], keepdims=0),
    ]
    graph = helper.make_graph(nodes, "small", [helper.make_tensor_value_info("image", TensorProto.UINT8, ["n", 8, 8, 3])],
                              [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 8])], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.save(model, tmp_path / "small.onnx")
    return tmp_path / "small.onnx"


def test_a_quantised_network_says_nearly_the_same(small_network, tmp_path):
    pictures = np.random.default_rng(2).integers(0, 2, (30, 8, 8, 3), dtype=np.uint8)
    quantise(small_network, tmp_path / "int8.onnx", pictures, ["first."])
    runtime = Runtime(small_network, tmp_path / "int8.onnx")
    wide, narrow = (runtime.run(i, {"image": pictures})["logits"] for i in (0, 1))
    runtime.close()
    assert np.abs(wide - narrow).max() < 0.05 and np.abs(wide - narrow).max() > 0
    stored = {i.name: i.data_type for i in onnx.load(tmp_path / "int8.onnx").graph.initializer}
    assert stored["wide.weight.byte"] == TensorProto.INT8 and stored["first.weight"] == TensorProto.FLOAT
    assert "wide.weight" not in stored


def test_clamps_and_sums_are_quantised_with_their_convolutions(small_network):
    model = onnx.load(small_network)
    convolutions = chosen(model, ["first."])
    assert [node.input[1] for node in convolutions] == ["wide.weight", "narrow.weight"]
    assert tensors(model, convolutions) == ["b", "d", "e", "f"]


def test_weights_of_sixteen_bits_become_wide_again(small_network):
    model = onnx.load(small_network)
    before = Graph(model).weights
    halve(model.graph)
    after = Graph(widened(model)).weights
    assert after["first.weight"] == pytest.approx(before["first.weight"], abs=1e-3)
    assert not any(node.op_type == "Cast" and node.input[0].endswith(".half") for node in widened(model).graph.node)


def test_a_range_always_holds_zero():
    scale, zero = scale_of(2.0, 5.1)
    assert zero == 0 and scale == pytest.approx(0.02)
    scale, zero = scale_of(-1.0, 1.0)
    assert zero in (127, 128)


def test_the_description_names_the_eight_bit_file_once():
    first = described({"file": "a.onnx", "sha256": "1", "labels": []}, {"file": "a.int8.onnx", "sha256": "2"})
    assert list(first) == ["file", "sha256", "int8", "labels"]
    assert described(first, {"file": "a.int8.onnx", "sha256": "3"})["int8"] == {"file": "a.int8.onnx", "sha256": "3"}


def test_the_difference_counts_changed_answers():
    wide, narrow = np.array([[1.0, -1.0]]), np.array([[1.0, 0.5]])
    assert "50.00 % of answers differ" in difference(wide, narrow, np.array([[True, False]]))
