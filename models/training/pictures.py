"""Pictures as they lie in tars."""

import io
import tarfile
from pathlib import Path
from typing import Callable, Iterator

from PIL import Image


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def tar_files(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(name, what reads it) of every file in a tar, in its order; read only while it is its turn."""
    with tarfile.open(path) as tar:
        for member in tar:
            source = tar.extractfile(member) if member.isfile() else None
            if source is not None:
                yield member.name, source.read


def tar_pictures(path: Path) -> Iterator[tuple[str, Image.Image]]:
    """(name, RGB picture) of every picture in a tar, in its order."""
    for name, read in tar_files(path):
        yield name, opened(read())
