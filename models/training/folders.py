"""Where things lie: the project's own folders, and the options by which every command is told of the others.

Nothing outside the repository has a default: who has the data says where it is.
"""

import argparse
from pathlib import Path

TRAINING = Path(__file__).resolve().parent
MODELS = TRAINING.parent

MOBILENET, MOBILEFACENET = "mobilenet_v2_1.0_imagenet.npz", "mobilefacenet_ms1m.npz"  # the initial weights

OUTSIDE = {
    "data": "folder of the material: celeba/, and for faces photos/ and wild/ (README.md says what is in each)",
    "weights": f"folder of the initial weights: {MOBILENET} and {MOBILEFACENET}",
    "peers": "folder of the other detectors: yunet_n_dynamic.onnx and ultraface_rfb_640.onnx",
}


def command(description: str) -> argparse.ArgumentParser:
    """A parser whose help is a module's docstring, lines kept."""
    return argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)


def folder(value: str) -> Path:
    path = Path(value)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"expected a folder, found none at {path}")
    return path


def add_outside(parser: argparse.ArgumentParser, *kinds: str, required: bool = True) -> None:
    """Options for folders outside the repository; `expect` asks for those that are not always needed."""
    for kind in kinds:
        parser.add_argument(f"--{kind}", type=folder, required=required, metavar="DIR", help=OUTSIDE[kind])


def expect(parser: argparse.ArgumentParser, options: argparse.Namespace, kind: str) -> Path:
    path = getattr(options, kind)
    if path is None:
        parser.error(f"expected --{kind} DIR, the {OUTSIDE[kind]}")
    return path


def add_work(parser: argparse.ArgumentParser, network: str) -> None:
    """The folder of arrays, pictures and checkpoints, which git ignores; of `attributes` or of `faces`."""
    parser.add_argument("--work", type=Path, default=TRAINING / "work" / network, metavar="DIR",
                        help="where arrays and checkpoints are kept (default: %(default)s)")


def add_models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--models", type=Path, default=MODELS, metavar="DIR",
                        help="where networks and their descriptions are (default: %(default)s)")
