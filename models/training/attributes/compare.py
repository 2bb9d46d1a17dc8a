"""What each branch gives and costs: accuracy on CelebA's val pictures against the time of a face on one core."""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from folders import TRAINING, add_outside, add_work, command

from .calibrate import fit
from .evaluate import percent, run, table
from .export import calibration_set, write_onnx
from .networks import INPUT_HEIGHT, INPUT_WIDTH
from .shipped import BRANCHES, Facets
from .train import predict, validation_inputs
from .weights import calibration_weights


class Candidate(nn.Module):
    """Some branches of the shipped network, calibrated together; with `mirrored` the mean of two views."""

    def __init__(self, branches: list[nn.Module], scale: Tensor, offset: Tensor, mirrored: bool = False) -> None:
        super().__init__()
        self.branches, self.mirrored = nn.ModuleList(branches), mirrored
        self.register_buffer("scale", scale)
        self.register_buffer("offset", offset)

    def forward(self, image: Tensor) -> Tensor:
        x = image.permute(0, 3, 1, 2).float()
        return (self.look(x) + self.look(x.flip(3))) / 2 if self.mirrored else self.look(x)

    def look(self, x: Tensor) -> Tensor:
        return sum((branch(x) * self.scale[number] for number, branch in enumerate(self.branches)), self.offset)


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    add_outside(parser, "weights")
    parser.add_argument("--branches", nargs=2, default=BRANCHES, metavar=("WHOLE", "INNER"), help="trials to compare")
    options = parser.parse_args()
    network = Facets(options.weights, options.work, tuple(options.branches))
    inputs, labels = calibration_set(options.work)
    logits = {branch: torch.from_numpy(predict(branch, inputs)) for branch in (network.whole, network.inner)}

    counted = calibration_weights(labels, (options.work / "names.txt").read_text().split())

    def candidate(*branches: nn.Module, mirrored: bool = False) -> Candidate:
        return Candidate(list(branches), *fit(torch.stack([logits[branch] for branch in branches]), labels, counted), mirrored)

    candidates = {
        "MobileNetV2 on the whole head": candidate(network.whole),
        "MobileFaceNet on the inner face": candidate(network.inner),
        "both, weighed per attribute": candidate(network.whole, network.inner),
        "the same, mean with the mirrored picture": candidate(network.whole, network.inner, mirrored=True),
    }
    truth = np.load(options.work / "val-labels.npy") > 0
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.onnx" for number in range(len(candidates))]
        for file, network in zip(files, candidates.values()):
            write_onnx(network.eval(), file)
        program = ["node", str(TRAINING / "time-onnx.mjs"), str(INPUT_HEIGHT), str(INPUT_WIDTH), *map(str, files)]
        times = subprocess.run(program, stdout=subprocess.PIPE, check=True, text=True).stdout.split()
        rows = [[name, f"{percent((run(file, validation_inputs(options.work)) > 0) == truth):.2f} %", f"{float(time):.1f} ms",
                 f"{file.stat().st_size / 1e6:.1f} MB"] for name, file, time in zip(candidates, files, times)]
    print(table(["network", "accuracy", "a face, one core", "size"], rows))


if __name__ == "__main__":
    main()
