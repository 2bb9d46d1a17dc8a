"""Step 5: writes attributes.int8.onnx from attributes.onnx, and says on val what eight bits change.

Ranges come from 200 train pictures. Every logit comes from the files through the product's own runtime.
"""

import hashlib
import json
import subprocess
from itertools import islice
from pathlib import Path

import numpy as np

from celeba import read_index, read_pictures
from folders import TRAINING, add_models, add_outside, command, expect
from quantization import known_picture, quantise
from tensors import Runtime

from .networks import INPUT_HEIGHT, INPUT_WIDTH
from .warp import aligned_input

PICTURES = 200
# the first convolution of a branch, and all of the first blocks of the whole head, whose batch norm leaves channels of very
# different sizes; the heads are no convolutions
FLOATING = ("whole.stem.", "inner.stem.0.")
BATCH = 50


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data", required=False)
    add_models(parser)
    parser.add_argument("--measure-only", action="store_true", help="measure the file that is there")
    parser.add_argument("--name-only", action="store_true", help="describe the file that is there in the JSON again")
    parser.add_argument("--floating", nargs="+", default=FLOATING, metavar="NAME",
                        help="how the weights' names of convolutions begin that stay in float (default: %(default)s)")
    options = parser.parse_args()
    source, target = options.models / "attributes.onnx", options.models / "attributes.int8.onnx"
    if options.name_only:
        name_it(options.models / "attributes.json", source, target)
        return
    data = expect(parser, options, "data")
    index = read_index(data)
    train = {index.files[row] for row in index.rows("train")}
    if not options.measure_only:
        some = islice(read_pictures(data, train), PICTURES)
        quantise(source, target, np.stack([aligned_input(np.asarray(picture)) for _, picture in some]), options.floating)
        name_it(options.models / "attributes.json", source, target)
    labels = {index.files[row]: index.labels[row] > 0 for row in index.rows("val")}
    found = list(read_pictures(data, set(labels)))
    inputs = np.stack([aligned_input(np.asarray(picture)) for _, picture in found])
    truth = np.stack([labels[file] for file, _ in found])
    print(difference(logits(source, inputs), logits(target, inputs), truth))
    print(speed(source, target, INPUT_HEIGHT, INPUT_WIDTH))


def name_it(path: Path, source: Path, file: Path) -> None:
    """Names the file in the JSON beside it, under `int8`, with what `source` answers to the test picture."""
    description = json.loads(path.read_text())
    size = description["input"]
    runtime = Runtime(source)
    answers = runtime.run(0, {size["name"]: known_picture(size.get("height", size.get("side")),
                                                         size.get("width", size.get("side")))})
    runtime.close()
    entry = {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
             "reference": {name: [round(float(v), 4) for v in values.ravel()] for name, values in answers.items()}}
    path.write_text(json.dumps(described(description, entry), indent=2, ensure_ascii=False) + "\n")


def described(description: dict, entry: dict) -> dict:
    """The description with an entry for the eight bits, behind the float file's checksum."""
    result = {}
    for key, value in description.items():
        if key != "int8":
            result[key] = value
        if key == "sha256":
            result["int8"] = entry
    return result


def logits(file: Path, inputs: np.ndarray) -> np.ndarray:
    runtime = Runtime(file)
    parts = [runtime.run(0, {"image": inputs[first : first + BATCH]})["logits"] for first in range(0, len(inputs), BATCH)]
    runtime.close()
    return np.concatenate(parts)


def difference(wide: np.ndarray, narrow: np.ndarray, truth: np.ndarray) -> str:
    """What eight bits change: accuracy, logits, answers; by logits [N, 40] and labels [N, 40]."""
    right, right_too = (100 * ((each > 0) == truth).mean() for each in (wide, narrow))
    away = np.abs(wide - narrow)
    changed = 100 * ((wide > 0) != (narrow > 0)).mean()
    per_label = 100 * (((narrow > 0) == truth).mean(0) - ((wide > 0) == truth).mean(0))
    return (f"{len(truth)} pictures: accuracy {right:.3f} → {right_too:.3f} %, logits {away.mean():.3f} apart (at most "
            f"{away.max():.2f}), {changed:.2f} % of answers differ; labels {per_label.min():+.2f} to {per_label.max():+.2f}")


def speed(source: Path, target: Path, height: int, width: int) -> str:
    """How many times as fast the second file is on one core, both in turns; the ratio says something on a busy machine, too."""
    program = ["node", str(TRAINING / "time-onnx.mjs"), str(height), str(width), str(source), str(target)]
    first, second = map(float, subprocess.run(program, stdout=subprocess.PIPE, check=True, text=True).stdout.split())
    return f"one picture on one core, in turns: {first:.2f} → {second:.2f} ms, × {first / second:.2f}"


if __name__ == "__main__":
    main()
