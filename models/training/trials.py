"""What every training has in common: where it runs, and that a trial goes on with the options that it began with."""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

DEVICES = ("cpu", "cuda")

# Where things lie, where they run and for how long may be another in each run; the rest is what the trial is.
MAY_CHANGE = {
    "data", "device", "epochs", "minutes", "name", "peers", "pool", "producers", "slots", "steps", "stop", "weights", "work",
}


def add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=DEVICES, default="cpu", help="where to train; another in each run, if need be")


def device_of(options: argparse.Namespace) -> torch.device:
    if options.device == "cuda" and not torch.cuda.is_available():
        raise SystemExit("Expected a GPU for --device cuda, but PyTorch sees none.")
    return torch.device(options.device)


def written(options: argparse.Namespace) -> dict:
    """The options as a checkpoint keeps them, readable on every machine."""
    return {name: str(value) if isinstance(value, Path) else value for name, value in vars(options).items()}


def go_on_with(saved: dict | None, options: argparse.Namespace) -> None:
    """Ends the program where a trial began with other options; checkpoints of old have none."""
    now = written(options)
    other = sorted(
        name for name, value in (saved or {}).items() if name in now and name not in MAY_CHANGE and now[name] != value
    )
    if other:
        asked = ", ".join(f"--{name.replace('_', '-')} was {saved[name]}, not {now[name]}" for name in other)
        raise SystemExit(f"This trial began with other options: {asked}. Give it another --name, or the same options.")
