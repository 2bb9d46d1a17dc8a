"""A trial goes on with the options that it began with; the attribute network's on made-up data."""
import argparse
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from attributes import train
from trials import add_device, device_of, go_on_with, written


class Tiny(nn.Module):
    """In place of the networks, whose initial weights are not in the repository."""

    def __init__(self, _: Path) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, stride=16)
        self.head = nn.Linear(4, 40)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.stem(x / 255).mean((2, 3)))


def options(**more: object) -> argparse.Namespace:
    return argparse.Namespace(**{"rate": 0.01, "seed": 1, "work": Path("a"), "epochs": 2, "device": "cpu", **more})


def test_options_that_make_the_trial_must_be_the_same():
    began = written(options())
    assert began["work"] == "a"
    go_on_with(began, options(epochs=9, work=Path("b"), device="cuda"))
    go_on_with(None, options(rate=5))
    go_on_with({**began, "long_gone": 3}, options())
    with pytest.raises(SystemExit, match="--rate was 0.01, not 0.02, --seed was 1, not 2"):
        go_on_with(began, options(rate=0.02, seed=2))


def test_a_device_is_one_of_two_and_there():
    parser = argparse.ArgumentParser()
    add_device(parser)
    assert device_of(parser.parse_args([])).type == "cpu"
    with pytest.raises(SystemExit):
        parser.parse_args(["--device", "tpu"])
    if not torch.cuda.is_available():
        with pytest.raises(SystemExit, match="PyTorch sees none"):
            device_of(parser.parse_args(["--device", "cuda"]))


def test_the_attribute_network_goes_on_where_it_was_and_refuses_another_trial(tmp_path, monkeypatch, capsys):
    rng = np.random.default_rng(0)
    for split, count in (("train", 66), ("val", 4)):
        np.save(tmp_path / f"{split}-pictures.npy", rng.integers(0, 256, (count, 218, 178, 3), dtype=np.uint8))
        np.save(tmp_path / f"{split}-labels.npy", rng.integers(0, 2, (count, 40), dtype=np.uint8))
    np.save(tmp_path / "train-small.npy", np.arange(66) < 65)
    (tmp_path / "names.txt").write_text("\n".join(["Blurry", "Young", "Male", *map(str, range(37))]))
    monkeypatch.setitem(train.BRANCHES, "whole", (Tiny, "none.npz"))

    def run(*more: str) -> str:
        monkeypatch.setattr(sys, "argv", ["train", "--work", str(tmp_path), "--weights", str(tmp_path), "whole", "--freeze", "none", *more])
        train.main()
        return capsys.readouterr().out

    assert "epoch 1/1" in run("--epochs", "1")
    kept = torch.load(tmp_path / "whole.checkpoint.pt")
    assert kept["options"]["seed"] == 1 and kept["epoch"] == 1
    assert "epoch 2/2" in run("--epochs", "2")
    assert np.load(tmp_path / "whole.val-logits.npy").shape == (4, 40)
    with pytest.raises(SystemExit, match="--seed was 1, not 2"):
        run("--epochs", "3", "--seed", "2")

    np.save(train.teacher_file(tmp_path, "few"), np.zeros((65, 40), np.float16))
    with pytest.raises(SystemExit, match=r"Expected a teacher of \[66, 40\], few has \[65, 40\]"):
        run("--name", "taught", "--epochs", "1", "--teacher", "few")


def test_a_student_follows_teacher_and_labels_alike(tmp_path):
    labels = torch.tensor([[0.0, 1.0]])
    np.save(train.teacher_file(tmp_path, "pair"), np.array([[0.5, 0.25]], np.float16))
    assert train.followed(labels, tmp_path, "pair").tolist() == [[0.25, 0.625]]
    assert train.followed(labels, tmp_path, None) is labels
