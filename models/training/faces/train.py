"""Trains the detector; resumes from its checkpoint.

    python3 -m faces.train
"""
from __future__ import annotations

import argparse
import copy
import math
import multiprocessing
import time
from pathlib import Path

import numpy as np
import torch

from .data import SHARED, WORK
from .loss import Cells, loss
from .material import Material
from .network import FaceNet
from .pool import Pool, produce
from .pretrained import start
from .synthesis import SIZE


def flip(pictures: torch.Tensor, faces: torch.Tensor, which: torch.Tensor) -> None:
    """Mirrors the pictures `which` names, and their faces, in place."""
    pictures[which] = pictures[which].flip(3)
    f = faces[which]
    x, w = f[..., 0].clone(), f[..., 2]
    f[..., 0] = torch.where(w > 0, SIZE - x - w, x)
    points = f[..., 4:14].reshape(*f.shape[:2], 5, 2)[:, :, [1, 0, 2, 4, 3]].clone()
    points[..., 0] = SIZE - points[..., 0]
    f[..., 4:14] = points.flatten(2)
    faces[which] = f


def batches(pool: Pool, rng: np.random.Generator, size: int):
    while True:
        pictures, faces = pool.draw(rng, size)
        x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5
        t = torch.from_numpy(faces)
        flip(x, t, torch.from_numpy(rng.random(size) < 0.5))
        yield x.contiguous(memory_format=torch.channels_last), t


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--name", default="faces", help="of the checkpoint")
    parser.add_argument("--start", type=Path, help="checkpoint whose averaged weights to start from")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--minutes", type=float, help="let the rate fall to its end within this time, and stop there")
    parser.add_argument("--freeze", action="store_true",
                        help="leave the layers before stride 4 as they are: a step takes two thirds of the time")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--slots", type=int, default=16000)
    parser.add_argument("--producers", type=int, default=1)
    parser.add_argument("--pool", type=Path, default=Path("/dev/shm/faces-pool"))
    args = parser.parse_args()
    torch.manual_seed(6)
    torch.set_num_threads(1)

    material = Material(args.shared, args.work)
    pool = Pool(args.pool, args.slots)
    for i in range(args.producers):
        multiprocessing.Process(target=produce, daemon=True, args=(
            pool, material.synthesis(i), i, args.producers, args.work / "alarms.json")).start()

    feed = batches(pool, np.random.default_rng(int(time.time())), args.batch)
    net = FaceNet()
    checkpoint = args.work / f"{args.name}.pt"
    saved = torch.load(checkpoint) if checkpoint.exists() else None
    seen = 0  # pictures, those of earlier stages too
    if saved is None and args.start:
        earlier = torch.load(args.start)
        net.load_state_dict(earlier["mean"], strict=False)  # layers that are new start as they are
        seen = earlier["pictures"]
    elif saved is None:
        sample = torch.cat([next(feed)[0] for _ in range(3)])
        start(net, args.shared / "weights/mobilenet_v2_1.0_imagenet.npz", sample)
    net = net.to(memory_format=torch.channels_last)
    if args.freeze:
        for part in (net.conv0, net.conv1, net.blocks["3"]):
            part.requires_grad_(False)
    matrices = [p for p in net.parameters() if p.dim() > 1]
    others = [p for p in net.parameters() if p.dim() == 1]
    optimiser = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.02},
                                   {"params": others, "weight_decay": 0.0}], lr=args.rate)
    mean, step = copy.deepcopy(net), 0
    if saved:
        net.load_state_dict(saved["net"])
        mean.load_state_dict(saved["mean"])
        optimiser.load_state_dict(saved["optimiser"])
        step, seen = saved["step"], saved["pictures"]
    cells = Cells(SIZE)
    log: dict[str, float] = {}
    began = opened = time.time()
    resumed, over = step, False
    while step < args.steps and not over:
        part = step / args.steps
        if args.minutes:
            spent = (time.time() - opened) / 60 / args.minutes
            part = resumed / args.steps + (1 - resumed / args.steps) * min(1.0, spent)
            over = spent >= 1
        rate = args.rate * min(1.0, (step + 1) / 300) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * part)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, faces = next(feed)
        with torch.cpu.amp.autocast(dtype=torch.bfloat16):
            maps = net(x)
        total, parts = loss(maps, faces, cells)
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        seen += args.batch
        keep = min(0.999, step / (step + 30))
        with torch.no_grad():
            for a, b in zip(mean.parameters(), net.parameters()):
                a.lerp_(b, 1 - keep)
        for k, v in {**parts, "norm": norm.item()}.items():
            log[k] = log.get(k, 0.0) + v / 100
        if step % 100 == 0:
            print(step, " ".join(f"{k} {v:.4f}" for k, v in log.items()), f"rate {rate:.5f}",
                  f"{(time.time() - began) / 100:.2f} s/step", flush=True)
            log, began = {}, time.time()
        if step % 250 == 0 or step == args.steps or over:
            state = {"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(),
                     "step": step, "pictures": seen}
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").rename(checkpoint)


if __name__ == "__main__":
    main()
