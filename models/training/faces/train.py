"""Trains the detector; resumes from its checkpoint.

    python3 -m faces.train                                                       # from ImageNet's weights, on scenes
    python3 -m faces.train --start shipped --photos --batch-norm --minutes 50    # goes on, on real photos
"""

import argparse
import math
import multiprocessing
import time
from pathlib import Path

import numpy as np
import torch

from attributes import batch_norm
from folders import MOBILENET, add_outside, add_work, command
from trials import add_device, device_of, go_on_with, written

from .loss import Cells, loss
from .material import Material
from .network import Conv, FaceNet
from .photos import ANIMALS, PEOPLE, landmarked, photos
from .pool import Pool, produce
from .pretrained import start
from .scenes import Scenes
from .shipped import detector_weights
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


def read_options() -> argparse.Namespace:
    parser = command(__doc__)
    add_outside(parser, "data", "weights")
    add_work(parser, "faces")
    parser.add_argument("--name", default="faces", help="of the checkpoint")
    parser.add_argument("--start", help="checkpoint whose averaged weights to start from, or `shipped`")
    parser.add_argument("--photos", action="store_true", help="real photos, too (`gather` them first)")
    parser.add_argument("--batch-norm", action="store_true",
                        help="put it back behind all but the first and last layers; rates are then shares of a weight's size")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--minutes", type=float, help="let the rate fall to its end within this time, and stop there")
    parser.add_argument("--freeze", action="store_true",
                        help="leave the layers before stride 4 as they are: a step takes two thirds of the time")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, help="peak; default 0.0015, or 0.01 of a weight's size with --batch-norm")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="of what has no size of its own, with --batch-norm")
    parser.add_argument("--slots", type=int, default=8000)
    parser.add_argument("--producers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=6)
    add_device(parser)
    parser.add_argument("--pool", type=Path, default=Path("/dev/shm/faces-pool"))
    options = parser.parse_args()
    options.rate = options.rate or (0.01 if options.batch_norm else 1.5e-3)
    return options


def groups(net: FaceNet, options: argparse.Namespace) -> list[dict]:
    """Parameters with the rate and decay that each may have."""
    own_size = {id(part.weight) for part in net.modules() if isinstance(part, Conv) and part.batch_norm is not None}
    if options.freeze:
        for part in net.stem():
            part.requires_grad_(False)
    parts = []
    for parameter in net.parameters():
        rate = options.head_rate if options.batch_norm else options.rate
        if id(parameter) in own_size:
            rate = options.rate * float(parameter.detach().square().mean().sqrt())
        if parameter.requires_grad:
            parts.append({"params": [parameter], "peak": rate, "weight_decay": 0.02 if parameter.ndim > 1 else 0.0})
    return parts


def makers(options: argparse.Namespace, material: Material):
    """For each process that makes pictures, its synthesis and what to call (None: the synthesis' own pictures)."""
    people = photos(options.data, options.work, PEOPLE, "train") + landmarked(options.work, "train") if options.photos else []
    animals = photos(options.data, options.work, ANIMALS, "train") if options.photos else []
    for number in range(options.producers):
        made = material.synthesis(1000 * options.seed + number)
        scenes = Scenes(made, people, animals)
        yield made, (lambda scenes=scenes: [scenes.picture()]) if options.photos else None


def main() -> None:
    options = read_options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    device = device_of(options)

    pool = Pool(options.pool, options.slots)
    for i, (made, make) in enumerate(makers(options, Material(options.data, options.work))):
        multiprocessing.Process(target=produce, daemon=True, args=(
            pool, made, i, options.producers, options.work / "alarms.json", make)).start()

    feed = batches(pool, np.random.default_rng(options.seed), options.batch)
    net = FaceNet()
    checkpoint = options.work / f"{options.name}.pt"
    saved = torch.load(checkpoint, map_location="cpu") if checkpoint.exists() else None
    if saved:
        go_on_with(saved.get("options"), options)
    seen = 0  # pictures, those of earlier stages too
    if saved is None and options.start:
        earlier, seen = detector_weights(options.work, options.start)
        net.load_state_dict(earlier, strict=False)  # layers that are new start as they are
    elif saved is None:
        sample = torch.cat([next(feed)[0] for _ in range(3)])
        start(net, options.weights / MOBILENET, sample)
    if options.batch_norm:
        batch_norm.insert(net, torch.cat([next(feed)[0] for _ in range(256 // options.batch)]), net.normalised())
    net = net.train().to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(groups(net, options), betas=(0.9, 0.99 if options.batch_norm else 0.999))
    average, step, spent = {key: value.clone() for key, value in net.state_dict().items()}, 0, 0.0
    if saved:
        net.load_state_dict(saved["net"])
        average = {key: value.to(device) for key, value in saved["average"].items()}
        optimiser.load_state_dict(saved["optimiser"])
        step, spent, seen = saved["step"], saved["spent"], saved["pictures"]
    cells = Cells(SIZE, device)
    log: dict[str, float] = {}
    began, over = time.time(), False
    while not over:
        part = spent / options.minutes if options.minutes else step / options.steps
        factor = min(1.0, (step + 1) / 300) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, part))))
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * factor
        x, faces = (tensor.to(device) for tensor in next(feed))
        with torch.autocast(device.type, dtype=torch.bfloat16):
            maps = net(x)
        total, parts = loss(maps, faces, cells)
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        seen += options.batch
        keep = min(0.999, step / (step + 30))
        for key, value in net.state_dict().items():
            if value.dtype.is_floating_point:
                average[key].lerp_(value, 1 - keep)
        for k, v in {**parts, "norm": norm.item()}.items():
            log[k] = log.get(k, 0.0) + v / 100
        if step % 100 == 0:
            took = time.time() - began
            spent, began = spent + took / 60, time.time()
            print(step, " ".join(f"{k} {v:.4f}" for k, v in log.items()), f"factor {factor:.3f}",
                  f"{took / 100:.2f} s/step", flush=True)
            log = {}
        over = step >= options.steps if options.minutes is None else spent >= options.minutes
        if step % 500 == 0 or over:
            state = {"net": net.state_dict(), "average": average, "mean": batch_norm.fold(average), "step": step,
                     "optimiser": optimiser.state_dict(), "spent": spent, "pictures": seen, "options": written(options)}
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").rename(checkpoint)


if __name__ == "__main__":
    main()
