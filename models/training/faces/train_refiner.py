"""Trains the refiner on what a trained detector proposes; resumes from its checkpoint.

    python3 -m faces.train_refiner
    python3 -m faces.train_refiner --start refiner-mean --points    # its points' branch alone, on what the rest sees
"""

import math
import multiprocessing
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attributes import batch_norm
from folders import MOBILENET, add_outside, add_work, command
from trials import add_device, device_of, go_on_with, written

from .crops import CROP, ROW, Crops
from .material import Material
from .network import FaceNet
from .photos import ANIMALS, PEOPLE, landmarked, photos
from .pool import Pool, produce
from .refiner import Refiner
from .shipped import detector_weights, refiner_weights

BATCH = 64
SMOOTHING = 0.02  # some labels are wrong: faces hidden to the last, heads in photos that should have none
POINTS = 60.0  # what the points' loss counts beside the other


def flip(x: Tensor, rows: Tensor, which: Tensor) -> None:
    """Mirrors the squares `which` names, and their points, in place."""
    x[which] = x[which].flip(3)
    points = rows[which, 2:].reshape(-1, 5, 2)[:, [1, 0, 2, 4, 3]].clone()
    points[..., 0] = 1 - points[..., 0]
    rows[which, 2:] = points.flatten(1)


def batch(pool: Pool, rng: np.random.Generator, size: int = BATCH) -> tuple[Tensor, Tensor]:
    squares, rows = pool.draw(rng, size)
    x, rows = torch.from_numpy(squares).permute(0, 3, 1, 2).float(), torch.from_numpy(rows)
    return x, rows


def loss(logit: Tensor, points: Tensor, rows: Tensor) -> tuple[Tensor, dict[str, float]]:
    label, there = rows[:, 0], rows[:, 1]
    target = label * (1 - 2 * SMOOTHING) + SMOOTHING
    face = F.binary_cross_entropy_with_logits(logit, target)
    away = F.smooth_l1_loss(points, rows[:, 2:], beta=0.01, reduction="none").mean(1)
    away = (away * there).sum() / there.sum().clamp(min=1)
    wrong = ((logit > 0) != (label > 0.5)).float().mean()
    return face + POINTS * away, {"face": face.item(), "points": away.item(), "wrong": wrong.item()}


def groups(net: Refiner, rate: float, head_rate: float) -> list[dict]:
    """Convolutions that came from ImageNet learn at a rate relative to their size, as the attribute network's do."""
    net.stem.requires_grad_(False)
    named = [(name, p) for name, p in net.named_parameters() if p.requires_grad]
    parts = []
    for name, p in named:
        came = name.startswith(("middle", "tail")) and p.ndim == 4
        own = rate * float(p.detach().square().mean().sqrt()) if came else head_rate
        parts.append({"params": [p], "peak": own, "weight_decay": 0.05 if p.ndim > 1 else 0.0})
    return parts


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data", "weights")
    add_work(parser, "faces")
    parser.add_argument("--detector", default="faces-refit", help="checkpoint of the detector that proposes, or `shipped`")
    parser.add_argument("--name", default="refiner", help="of the checkpoint")
    parser.add_argument("--start", help="checkpoint whose averaged weights to start from, or `shipped`")
    parser.add_argument("--photos", action="store_true", help="real photos, too (`gather` them first)")
    parser.add_argument("--points", action="store_true", help="train nothing but the points' branch")
    parser.add_argument("--minutes", type=float, default=60, help="the rate falls to its end within this time")
    parser.add_argument("--rate", type=float, default=0.01, help="peak, as a share of the weights' root mean square")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--slots", type=int, default=30000)
    parser.add_argument("--producers", type=int, default=1)
    parser.add_argument("--freeze", type=int, default=0, help="so many blocks of the middle stay as they are, too")
    parser.add_argument("--seed", type=int, default=6)
    add_device(parser)
    parser.add_argument("--pool", type=Path, help="default: /dev/shm/crops-pool, /dev/shm/portraits-pool with --points")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    device = device_of(options)

    material = Material(options.data, options.work)
    people = photos(options.data, options.work, PEOPLE, "train") + landmarked(options.work, "train") if options.photos else []
    animals = photos(options.data, options.work, ANIMALS, "train") if options.photos else []
    detector = FaceNet()
    detector.load_state_dict(detector_weights(options.work, options.detector)[0])
    detector = detector.eval().to(memory_format=torch.channels_last)
    folder = options.pool or Path("/dev/shm") / ("portraits-pool" if options.points else "crops-pool")
    pool = Pool(folder, options.slots, CROP, (ROW,), reuse=6)  # a crop costs what three steps on it do
    for i in range(options.producers):
        made = material.synthesis(1000 * options.seed + i)
        crops = Crops(made, material.photos, detector, people, animals)
        multiprocessing.Process(target=produce, daemon=True, args=(
            pool, made, i, options.producers, options.work / "alarms.json",
            crops.portraits if options.points else crops.make)).start()

    rng = np.random.default_rng(options.seed)
    net = Refiner(options.weights / MOBILENET)
    seen = 0  # crops, those of earlier stages too
    if options.start:
        earlier, seen = refiner_weights(options.work, options.start)
        net.load_state_dict(earlier, strict=False)  # layers that are new start as they are
    if options.points:
        net.requires_grad_(False).eval()
        parts = [{"params": [p.requires_grad_()], "peak": options.head_rate} for p in net.branch()]
    else:
        batch_norm.insert(net, batch(pool, rng, 512)[0])
        net.middle[: options.freeze].requires_grad_(False)
        parts = groups(net, options.rate, options.head_rate)
        net.train()
    net = net.to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(parts, betas=(0.9, 0.99), weight_decay=0.0)
    mean = {key: value.clone() for key, value in net.state_dict().items()}
    checkpoint = options.work / f"{options.name}.pt"
    step, spent = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location="cpu")
        go_on_with(saved.get("options"), options)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        mean = {key: value.to(device) for key, value in saved["average"].items()}
        step, spent, seen = saved["step"], saved["spent"], saved["pictures"]
    log: dict[str, float] = {}
    began = time.time()
    while spent < options.minutes:
        part = min(1.0, spent / options.minutes)
        factor = min(1.0, (step + 1) / 300) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * part)))
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * factor
        x, rows = batch(pool, rng)
        if options.points:
            x, rows = x[rows[:, 1] > 0], rows[rows[:, 1] > 0]
        else:
            flip(x, rows, torch.from_numpy(rng.random(BATCH) < 0.5))
        x, rows = x.to(device), rows.to(device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logit, places = net(x)
        total, parts = loss(logit.float(), places.float(), rows)
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        seen += BATCH
        keep = min(0.998, (1 + step) / (10 + step))
        for key, value in net.state_dict().items():
            if value.dtype.is_floating_point:
                mean[key].lerp_(value, 1 - keep)
        for key, value in parts.items():
            log[key] = log.get(key, 0.0) + value / 100
        if step % 100 == 0:
            took = time.time() - began
            spent, began = spent + took / 60, time.time()
            print(step, " ".join(f"{k} {v:.4f}" for k, v in log.items()), f"{took / 100:.2f} s/step", flush=True)
            log = {}
            if step % 500 == 0 or spent >= options.minutes:
                state = {"net": net.state_dict(), "average": mean, "mean": batch_norm.fold(mean), "step": step,
                         "optimiser": optimiser.state_dict(), "spent": spent, "pictures": seen, "options": written(options)}
                torch.save(state, checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").rename(checkpoint)


if __name__ == "__main__":
    main()
