"""Step 2: train one branch; every epoch ends in a checkpoint, and the same command goes on from the last one."""

import argparse
import math
import os
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from folders import MOBILEFACENET, MOBILENET, add_outside, add_work, command
from progress import progress
from trials import add_device, device_of, go_on_with, written

from . import batch_norm
from .augment import mix, views
from .networks import InnerFace, WholeHead
from .warp import aligned_input
from .weights import training_weights

BRANCHES = {
    "whole": (WholeHead, MOBILENET),
    "inner": (InnerFace, MOBILEFACENET),
}
CALIBRATION = 1000  # full-size train pictures, the last in the official order, that training never sees
BATCH = 64


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    parser.add_argument("branch", choices=BRANCHES)
    add_outside(parser, "weights")
    parser.add_argument("--name", help="name of the trial; default: the branch")
    parser.add_argument("--start", metavar="NAME", help="an earlier trial of the same branch whose weights to go on from")
    parser.add_argument("--epochs", type=int, default=8, help="may be changed when a trial goes on")
    parser.add_argument("--stop", type=int, help="stop after this epoch of the --epochs that the rates are planned for")
    parser.add_argument("--rate", type=float, default=0.01,
                        help="peak learning rate of the last blocks, as a share of their weights' root mean square")
    parser.add_argument("--batch-norm", action="store_true", help="train with batch norm behind all but the first blocks")
    parser.add_argument("--pictures", type=int, help="train on this many pictures only, the first")
    parser.add_argument("--equal-rates", action="store_true", help="--rate is the rate itself, as in the first trials")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="peak learning rate of the head, norms and biases")
    parser.add_argument("--decay", type=float, default=0.05, help="weight decay of matrices")
    parser.add_argument("--mix", type=float, default=0.1, help="alpha of mixup; 0 turns it off")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights")
    parser.add_argument("--freeze", choices=("none", "stem", "backbone"), default="stem",
                        help="what stays as it came: the first blocks, whose gradients cost most, or all but the head")
    parser.add_argument("--teacher", metavar="NAME", help="what `teach` wrote, to follow as much as the labels")
    parser.add_argument("--seed", type=int, default=1)
    add_device(parser)
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    Trial(options).run()


class Trial:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.folder = options.work
        self.name = options.name or options.branch
        self.device = device_of(options)
        torch.manual_seed(options.seed)
        self.rng = np.random.default_rng(options.seed)
        self.pictures = np.load(self.folder / "train-pictures.npy", mmap_mode="r")
        self.labels = torch.from_numpy(np.load(self.folder / "train-labels.npy")).float()
        self.targets = followed(self.labels, self.folder, options.teacher)
        self.small = torch.from_numpy(np.load(self.folder / "train-small.npy"))
        self.names = (self.folder / "names.txt").read_text().split()
        self.blurry = self.names.index("Blurry")
        self.rows = training_rows(self.folder)[: options.pictures]
        kind, weights = BRANCHES[options.branch]
        self.network = kind(options.weights / weights)
        if options.start:
            self.network.load_state_dict(torch.load(self.folder / f"{options.start}.pt", map_location="cpu"))
        self.steps = len(self.rows) // BATCH
        if options.batch_norm:
            rows = np.sort(self.rng.choice(self.rows, min(512, len(self.rows)), replace=False))
            batch_norm.insert(self.network, views(torch.from_numpy(self.pictures[rows]), self.rng)[0])
        self.network = self.network.to(self.device, memory_format=torch.channels_last)
        self.average = {key: value.clone() for key, value in self.network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(self.groups(), betas=(0.9, 0.99))
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimiser, [group["lr"] for group in self.optimiser.param_groups],
            total_steps=self.steps * options.epochs, pct_start=0.12, div_factor=20, final_div_factor=100)
        self.epoch = 0

    def groups(self) -> list[dict]:
        """Earlier layers learn slower, from half of the peak rate; biases and norms do not decay.

        Rates are relative (arXiv 1804.04235, section 8): with batch norm folded in, the weights of expanding 1×1
        convolutions are some 0.02, those of depthwise ones 0.7, and one rate for both would wreck the former or leave
        the latter as they are.
        """
        if self.options.freeze == "stem":
            self.network.stem.requires_grad_(False)
        elif self.options.freeze == "backbone":
            self.network.requires_grad_(False)
            self.network.head.requires_grad_(True)
        parameters = [(name, value) for name, value in self.network.named_parameters() if value.requires_grad]
        groups = []
        for number, (name, value) in enumerate(parameters):
            if value.ndim == 4:
                size = 1.0 if self.options.equal_rates else float(value.detach().square().mean().sqrt())
                rate = self.options.rate * size * (0.5 + 0.5 * number / len(parameters))
            else:
                rate = self.options.head_rate
            groups.append({"params": [value], "lr": rate, "weight_decay": self.options.decay if value.ndim > 1 else 0})
        return groups

    def run(self) -> None:
        checkpoint = self.folder / f"{self.name}.checkpoint.pt"
        if checkpoint.exists():
            self.restore(torch.load(checkpoint, map_location="cpu"))
        while self.epoch < (self.options.stop or self.options.epochs):
            loss = self.train_epoch()
            self.epoch += 1
            torch.save(self.state(), checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").rename(checkpoint)
            average = {key: value.cpu() for key, value in self.average.items()}
            torch.save(batch_norm.fold(average), self.folder / f"{self.name}.pt")
            logits = self.validate()
            accuracy = float(((logits > 0) == self.truth).mean()) * 100
            print(f"{self.name} epoch {self.epoch}/{self.options.epochs} loss {loss:.4f} val {accuracy:.2f} %", flush=True)
            np.save(self.folder / f"{self.name}.val-logits.npy", logits)

    def train_epoch(self) -> float:
        self.network.train()
        order = self.rng.permutation(self.rows)
        bar = progress(self.steps, f"{self.name} epoch {self.epoch + 1}")
        total = 0.0
        for step in range(self.steps):
            rows = np.sort(order[step * BATCH : (step + 1) * BATCH])
            x, blurred = views(torch.from_numpy(self.pictures[rows]), self.rng)
            counted = training_weights(self.labels[rows], self.names)
            # whoever looked at the sharp picture did not call it blurry: here the label says nothing
            counted[blurred | self.small[rows], self.blurry] = 0
            x, y = mix(x, self.targets[rows], self.options.mix, self.rng)
            # bfloat16 halves what moves through memory; weights and loss stay float32
            x, y, counted = x.to(self.device), y.to(self.device), counted.to(self.device)
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                logits = self.network(x)
            loss = functional.binary_cross_entropy_with_logits(logits.float(), y, counted)
            self.optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            self.follow()
            total += loss.item()
            if not math.isfinite(total):
                raise SystemExit(f"Expected a finite loss, got {loss.item()} in step {step}: lower --rate.")
            next(bar)
        return total / self.steps

    def follow(self) -> None:
        done = self.schedule.last_epoch
        decay = min(self.options.average, (1 + done) / (10 + done))
        for key, value in self.network.state_dict().items():
            if value.dtype.is_floating_point:
                self.average[key].lerp_(value, 1 - decay)

    def validate(self) -> np.ndarray:
        inputs = validation_inputs(self.folder)
        self.truth = np.load(self.folder / "val-labels.npy") > 0
        kept = {key: value.clone() for key, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.average)
        logits = predict(self.network, inputs)
        self.network.load_state_dict(kept)
        return logits

    def state(self) -> dict:
        return {"network": self.network.state_dict(), "average": self.average, "epoch": self.epoch,
                "optimiser": self.optimiser.state_dict(), "schedule": self.schedule.state_dict(),
                "rng": self.rng.bit_generator.state, "torch": torch.get_rng_state(), "options": written(self.options)}

    def restore(self, state: dict) -> None:
        go_on_with(state.get("options"), self.options)
        self.network.load_state_dict(state["network"])
        self.average = {key: value.to(self.device) for key, value in state["average"].items()}
        self.optimiser.load_state_dict(state["optimiser"])
        # not the whole state: --epochs may have changed, and the schedule with it
        self.schedule.last_epoch = state["schedule"]["last_epoch"]
        self.rng.bit_generator.state = state["rng"]
        torch.set_rng_state(state["torch"])
        self.epoch = state["epoch"]


def followed(labels: torch.Tensor, folder: Path, teacher: str | None) -> torch.Tensor:
    """[N, 40] in 0..1: the labels, or the mean of labels and the teacher's probabilities."""
    if teacher is None:
        return labels
    said = torch.from_numpy(np.load(teacher_file(folder, teacher))).float()
    if said.shape != labels.shape:
        raise SystemExit(f"Expected a teacher of {list(labels.shape)}, {teacher} has {list(said.shape)}: run `teach` again.")
    return (labels + said) / 2


def teacher_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.teacher.npy"


def training_rows(folder: Path) -> np.ndarray:
    return np.setdiff1d(np.arange(len(np.load(folder / "train-labels.npy"))), calibration_rows(folder))


def calibration_rows(folder: Path) -> np.ndarray:
    return np.flatnonzero(~np.load(folder / "train-small.npy"))[-CALIBRATION:]


def validation_inputs(folder: Path) -> np.ndarray:
    """[N, 180, 140, 3] uint8, resampled once as the product resamples."""
    cached = folder / "val-inputs.npy"
    if not cached.exists():
        np.save(cached, np.stack([aligned_input(frame) for frame in np.load(folder / "val-pictures.npy", mmap_mode="r")]))
    return np.load(cached, mmap_mode="r")


@torch.no_grad()
def predict(network: nn.Module, inputs: np.ndarray) -> np.ndarray:
    """[N, 180, 140, 3] uint8 → [N, 40] logits."""
    network.eval()
    device = next(network.parameters()).device
    return np.concatenate([
        network(torch.from_numpy(inputs[start : start + 128]).permute(0, 3, 1, 2).float().to(device)).cpu().numpy()
        for start in range(0, len(inputs), 128)
    ])


if __name__ == "__main__":
    main()
