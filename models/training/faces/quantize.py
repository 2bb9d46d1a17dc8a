"""Writes refiner.int8.onnx from refiner.onnx; the detector stays in float, where eight bits gain little and cost faces.

Ranges come from crops of the detector's proposals in training photos. `measure --refiner refiner.int8.onnx` says what
eight bits change.

    python3 -m faces.quantize
"""

import numpy as np
from PIL import Image

from attributes.quantize import name_it, speed
from folders import add_models, add_outside, add_work, command, expect
from quantization import quantise
from tensors import Runtime

from .cascade import Cascade, cut
from .data import without_faces
from .photos import photos

CROPS = 200
# The first convolution, and what the points are read from.
FLOATING = ("stem.0.", "heat.", "mix.", "smooth.", "lateral.")


def crops(cascade: Cascade, pictures: list[Image.Image], count: int) -> np.ndarray:
    """uint8 [count, side, side, 3]: what the refiner is shown of these pictures, a few of each."""
    found = []
    for picture in pictures:
        for _, x, y, w, h, *_ in cascade.propose(picture, cascade.longest)[0][:3]:
            side = cascade.margin * max(w, h)
            found.append(cut(picture, x + w / 2 - side / 2, y + h / 2 - side / 2, side, side, cascade.side))
        if len(found) >= count:
            break
    return np.stack(found[:count])


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data", required=False)
    add_work(parser, "faces")
    add_models(parser)
    parser.add_argument("--name-only", action="store_true", help="describe the file that is there in the JSON again")
    options = parser.parse_args()
    source, target = options.models / "refiner.onnx", options.models / "refiner.int8.onnx"
    if options.name_only:
        name_it(options.models / "refiner.json", source, target)
        return
    data = expect(parser, options, "data")
    cascade = Cascade(options.models)
    people = [photo.open() for photo in photos(data, options.work, ["people"], "train")[:CROPS]]
    empty = [picture for _, picture in without_faces(data, training=True)[:CROPS]]
    both = [picture for pair in zip(people, empty) for picture in pair]
    samples = crops(cascade, both, CROPS)
    quantise(source, target, samples, FLOATING)
    name_it(options.models / "refiner.json", source, target)
    wide, narrow = (Runtime(file).run(0, {"image": samples}) for file in (source, target))
    away = {name: np.abs(wide[name] - narrow[name]) for name in wide}
    print(f"on these crops: logits {away['logit'].mean():.3f} apart (at most {away['logit'].max():.2f}), "
          f"points {100 * away['landmarks'].mean():.2f} % of the crop")
    print(speed(source, target, cascade.side, cascade.side))


if __name__ == "__main__":
    main()
