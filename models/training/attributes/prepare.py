"""Step 1: decode every CelebA picture once into memory-mapped arrays, so that training never waits for JPEG."""

from pathlib import Path

import numpy as np
from PIL import Image

from celeba import HEIGHT, WIDTH, Index, read_index, read_pictures
from folders import add_outside, add_work, command
from progress import progress


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data")
    add_work(parser, "attributes")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    index = read_index(options.data)
    for split in ("train", "val"):
        prepare(split, index, options.data, options.work)


def prepare(split: str, index: Index, data: Path, work: Path) -> None:
    target = work / f"{split}-pictures.npy"
    rows = index.rows(split)
    np.save(work / f"{split}-labels.npy", index.labels[rows])
    np.save(work / f"{split}-landmarks.npy", index.landmarks[rows])
    (work / f"{split}-files.txt").write_text("\n".join(index.files[row] for row in rows))
    (work / "names.txt").write_text("\n".join(index.names))
    if target.exists():
        print(f"{target.name}: already there")
        return
    place = {index.files[row]: position for position, row in enumerate(rows)}
    partial = target.with_suffix(".partial.npy")
    pictures = np.lib.format.open_memmap(partial, mode="w+", dtype=np.uint8, shape=(len(rows), HEIGHT, WIDTH, 3))
    small = np.zeros(len(rows), dtype=bool)
    missing = set(place)
    bar = progress(len(rows), f"decode {split}")
    for file, picture in read_pictures(data, set(place)):
        position = place[file]
        if picture.size != (WIDTH, HEIGHT):
            small[position] = True
            picture = picture.resize((WIDTH, HEIGHT), Image.BICUBIC)
        pictures[position] = np.asarray(picture)
        next(bar)
        missing.discard(file)
    if missing:
        raise SystemExit(f"Expected {len(rows)} pictures of {split} in {data}: found all but {len(missing)}, such as {min(missing)}.")
    pictures.flush()
    np.save(work / f"{split}-small.npy", small)
    partial.rename(target)


if __name__ == "__main__":
    main()
