"""Runs a checkpoint over the training half of the photos without faces and writes down where it fires.

    python3 -m faces.mine
"""

import json

import numpy as np
import torch
from PIL import Image

from folders import add_outside, add_work, command

from .data import without_faces
from .network import STRIDES, FaceNet


MOST = 500  # of this round's mistakes, the surest first, and as many of earlier rounds


@torch.no_grad()
def cells(net: FaceNet, picture: Image.Image, side: int) -> np.ndarray:
    """Every cell as (probability, x, y, width, height) in pixels of the picture, resized to `side` first."""
    scale = side / max(picture.size)
    width, height = (max(1, round(v * scale)) for v in picture.size)
    padded = Image.new("RGB", (-(-width // 32) * 32, -(-height // 32) * 32))
    padded.paste(picture.resize((width, height), Image.BILINEAR, reducing_gap=2.0))
    x = torch.from_numpy(np.array(padded)).permute(2, 0, 1)[None].float() / 127.5
    rows = []
    for s, m in zip(STRIDES, net(x.contiguous(memory_format=torch.channels_last))):
        h, w = m.shape[2:]
        m = m[0].flatten(1)
        cx = (torch.arange(w) + 0.5).repeat(h) * s
        cy = (torch.arange(h) + 0.5).repeat_interleave(w) * s
        left, top, right, bottom = m[1:5].clamp(-6, 6).exp() * s
        rows.append(torch.stack([m[0].sigmoid(), (cx - left) / scale, (cy - top) / scale,
                                 (left + right) / scale, (top + bottom) / scale], 1))
    return torch.cat(rows).numpy()


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data")
    add_work(parser, "faces")
    parser.add_argument("--name", default="faces")
    parser.add_argument("--threshold", type=float, default=0.15)
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = FaceNet()
    net.load_state_dict(torch.load(options.work / f"{options.name}.pt")["mean"])
    net = net.eval().to(memory_format=torch.channels_last)
    alarms, pictures = [], 0
    for n, (_, photo) in enumerate(without_faces(options.data, training=True)):
        mine: list[np.ndarray] = []
        for turned in (False, True):
            seen = photo.transpose(Image.FLIP_LEFT_RIGHT) if turned else photo
            for side in ((256, 416) if turned else (192, 320)):
                found = cells(net, seen, side)
                if turned:
                    found[:, 1] = photo.width - found[:, 1] - found[:, 3]
                mine.extend(found[found[:, 0] > options.threshold])
        mine.sort(key=lambda a: -a[0])
        kept: list[np.ndarray] = []
        for a in mine:
            if all(np.hypot(a[1] + a[3] / 2 - b[1] - b[3] / 2, a[2] + a[4] / 2 - b[2] - b[4] / 2)
                   > 0.5 * min(a[3], b[3]) for b in kept):
                kept.append(a)
        alarms.extend((float(a[0]), n, *(round(float(v), 1) for v in a[1:])) for a in kept[:6])
        pictures += bool(kept) and kept[0][0] > 0.5
    old = options.work / "alarms.json"
    known = [tuple(a) for a in json.loads(old.read_text())] if old.exists() else []
    alarms.sort(reverse=True)
    # Mistakes of earlier rounds stay: what was unlearned once should not come back.
    old.write_text(json.dumps([a[1:] for a in alarms[:MOST]] + known[:MOST]))
    print(f"{len(alarms)} alarms; {pictures} of {n + 1} photos above 0.5")


if __name__ == "__main__":
    main()
