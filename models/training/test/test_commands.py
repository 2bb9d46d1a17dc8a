"""Every command speaks one dialect of options, and none looks for data where nobody told it to."""
import importlib
import sys
from pathlib import Path

import pytest

from folders import OUTSIDE, TRAINING

COMMANDS = sorted(
    ".".join(file.relative_to(TRAINING).with_suffix("").parts)
    for network in ("attributes", "faces") for file in (TRAINING / network).glob("*.py") if "def main()" in file.read_text()
)


def run(command: str, monkeypatch, *options: str) -> int | str | None:
    """The exit status of a command that ends before it does anything."""
    monkeypatch.setattr(sys, "argv", [command, *options])
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(command).main()
    return ended.value.code


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_folders_in_the_same_words_everywhere(command: str, monkeypatch, capsys):
    assert run(command, monkeypatch, "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    for kind, words in OUTSIDE.items():
        assert (f"--{kind} DIR" in told) == (words in told)
    assert "--shared" not in told and "--out DIR" not in told


@pytest.mark.parametrize("command, options", [
    ("attributes.prepare", []),
    ("attributes.quantize", []),
    ("attributes.train", ["whole"]),
    ("attributes.export", []),
    ("faces.train", []),
    ("faces.mine", []),
    ("faces.quantize", []),
    ("faces.measure", ["--data", "."]),
    ("faces.gather", ["--snapshots", "."]),
])
def test_what_lies_outside_the_repository_is_asked_for(command: str, options: list[str], monkeypatch, capsys):
    assert run(command, monkeypatch, *options) == 2
    told = capsys.readouterr().err
    assert any(f"--{kind}" in told.splitlines()[-1] for kind in OUTSIDE)


def test_a_folder_that_is_not_there_is_told(monkeypatch, capsys, tmp_path: Path):
    assert run("attributes.prepare", monkeypatch, "--data", str(tmp_path / "nowhere")) == 2
    assert "expected a folder, found none at" in capsys.readouterr().err
