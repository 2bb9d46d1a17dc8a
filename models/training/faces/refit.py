"""Refits the last, linear layers of the five points by robust least squares, on training pictures only.

What stochastic descent leaves undone there has a closed form: one picture in four is a synthesised one,
the others are whole CelebA train pictures as the detector gets them.

    python3 -m faces.refit --name faces --to faces-refit
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from celeba import HEIGHT, WIDTH
from folders import add_outside, add_work, command

from .data import train_faces
from .loss import Cells, assign
from .network import FaceNet
from .pool import Pool
from .synthesis import MAX_FACES

SIDE = 320
RIDGE = 3e-4


def selfies(pictures: np.ndarray, points: np.ndarray, rng: np.random.Generator, count: int):
    """Whole CelebA train pictures letterboxed to SIDE × SIDE, some smaller than that; faces [n, MAX_FACES, 15]."""
    x = torch.zeros(count, 3, SIDE, SIDE)
    faces = torch.zeros(count, MAX_FACES, 15)
    for i in range(count):
        n = int(rng.integers(len(pictures)))
        scale = SIDE / HEIGHT * (1.0 if i % 2 else rng.uniform(0.4, 1.0))
        size = (round(HEIGHT * scale), round(WIDTH * scale))
        one = torch.from_numpy(np.array(pictures[n])).permute(2, 0, 1)[None].float() / 127.5
        one = F.interpolate(one, size=size, mode="bilinear", antialias=True, align_corners=False)[0]
        face = torch.from_numpy(points[n] * scale)
        left = int(rng.integers(0, SIDE - size[1] + 1)) if i % 4 > 1 else 0
        x[i, :, : size[0], left : left + size[1]] = one
        face[[0, *range(4, 14, 2)]] += left
        faces[i, 0, :14], faces[i, 0, 14] = face, 1
    return x.contiguous(memory_format=torch.channels_last), faces


@torch.no_grad()
def features(net: FaceNet, x: torch.Tensor) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Per stride: what the last linear layers see [B, F, h, w], and what they make of it [B, 15, h, w]."""
    seen: list[torch.Tensor] = []
    layers = [h.depthwise for h in net.head] + [d.layers[-1].depthwise for d in net.detail]
    hooks = [layer.register_forward_hook(lambda _, __, out: seen.append(out)) for layer in layers]
    maps = net(x)
    for hook in hooks:
        hook.remove()
    heads, details = seen[:3], [None, *seen[3:]]
    return [(h if d is None else torch.cat([h, d], 1), m) for h, d, m in zip(heads, details, maps)]


def collect(net: FaceNet, batches: list[tuple[torch.Tensor, torch.Tensor]]):
    """Per stride: rows of features, of what is wrong with the points (in face sizes), and of stride over face size."""
    rows: list[list[tuple[torch.Tensor, ...]]] = [[], [], []]
    for x, faces in batches:
        size = x.shape[2]
        cells = Cells(size)
        owner, _ = assign(cells, faces)
        first = 0
        for level, (f, m) in enumerate(features(net, x)):
            count = m.shape[2] * m.shape[3]
            b, g = (owner[:, first : first + count] >= 0).nonzero(as_tuple=True)
            mine = faces[b, owner[b, first + g]]
            s = cells.stride[first + g][:, None]
            centre = torch.stack([cells.x[first + g], cells.y[first + g]], 1).repeat(1, 5)
            share = s / (mine[:, 2:3] * mine[:, 3:4]).sqrt()
            wrong = ((mine[:, 4:14] - centre) / s - m.flatten(2)[b, 5:, g]) * share
            rows[level].append((f.flatten(2)[b, :, g], wrong, share))
            first += count
    return [tuple(torch.cat(column) for column in zip(*level)) for level in rows]


def solve(f: torch.Tensor, wrong: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """The change [10, F + 1] of weights and bias that makes `wrong` small, large errors counting less than squared."""
    a = (torch.cat([f, torch.ones(len(f), 1)], 1) * share).double()
    target, change = wrong.double(), torch.zeros(10, a.shape[1], dtype=torch.float64)
    for _ in range(4):
        left = (target - a @ change.T).abs().mean(1, keepdim=True)
        weight = 1 / left.clamp(min=0.01)
        gram = a.T @ (a * weight)
        gram += RIDGE * gram.diagonal().mean() * torch.eye(len(gram), dtype=torch.float64)
        change = torch.linalg.solve(gram, a.T @ (target * weight)).T
    print(f"{len(f)} cells: mean error {wrong.abs().mean():.4f} → {(target - a @ change.T).abs().mean():.4f} of a face")
    return change.float()


@torch.no_grad()
def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data")
    add_work(parser, "faces")
    parser.add_argument("--name", default="faces")
    parser.add_argument("--to", default="faces-refit")
    parser.add_argument("--pictures", type=int, default=3000)
    parser.add_argument("--slots", type=int, default=16000)
    parser.add_argument("--pool", type=Path, default=Path("/dev/shm/faces-pool"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(options.work / f"{options.name}.pt")
    net = FaceNet().eval().to(memory_format=torch.channels_last)
    net.load_state_dict(saved["mean"])
    rng = np.random.default_rng(6)
    pictures, points = train_faces(options.data, options.work)
    pool = Pool(options.pool, options.slots)
    batches = []
    for i in range(options.pictures // 25):
        if i % 4:
            batches.append(selfies(pictures, points, rng, 25))
        else:
            drawn, faces = pool.draw(rng, 25)
            x = torch.from_numpy(drawn).permute(0, 3, 1, 2).float() / 127.5
            batches.append((x, torch.from_numpy(faces)))
    for level, rows in enumerate(collect(net, batches)):
        change = solve(*rows)
        layers = [net.head[level].pointwise] + ([net.detail[level - 1].layers[-1].pointwise] if level else [])
        at = 0
        for layer in layers:
            width = layer.weight.shape[1]
            layer.weight[5:] += change[:, at : at + width, None, None]
            at += width
        layers[0].bias[5:] += change[:, -1]
    torch.save({**saved, "mean": net.state_dict()}, options.work / f"{options.to}.pt")


if __name__ == "__main__":
    main()
