"""Takes pictures from public snapshots, shrinks them, and writes down what two detectors see in each.

A snapshot is a git directory DIR/OWNER+NAME/repo or DIR/OWNER+NAME/repo/.git. Nothing of it is ever committed.

    python3 -m faces.gather --snapshots DIR
"""

import csv
import io
import json
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image

from folders import add_outside, add_work, command
from pictures import tar_pictures

from .peers import UltraFace, YuNet
from .photos import ANIMALS

LONGEST = 640
# Faces with 68 points each, in a table beside the pictures: set → repository, folder, table.
POINTS = {part: ("udacity/P1_Facial_Keypoints", f"data/{folder}/", f"data/{folder}_frames_keypoints.csv")
          for part, folder in (("points", "training"), ("points-card", "test"))}
# set → repository, folder; what is in it decides `photos.py`
SETS = {
    "crowds": ("KaranFriends/Mask-Dataset", "trainingimages/"),
    "street": ("thedivspace/Mask-detection-using-TensorFlow", "train/"),
    "street-2": ("thedivspace/Mask-detection-using-TensorFlow", "dataset/"),
    "monkeys": ("nikhildutta333/Monkey-Species-Classification", "training/"),
    "cats": ("chanakya2734/Image-classification-using-CNN", "dataset/training_set/cats/"),
    "dogs": ("chanakya2734/Image-classification-using-CNN", "dataset/training_set/dogs/"),
}


def shrunk(picture: Image.Image) -> Image.Image:
    picture = picture.convert("RGB")
    scale = LONGEST / max(picture.size)
    if scale >= 1:
        return picture
    size = tuple(max(1, round(side * scale)) for side in picture.size)
    return picture.resize(size, Image.BILINEAR, reducing_gap=3.0)


def in_snapshot(folder: Path, part: str):
    """(path, bytes) of every file under `part` that the snapshot holds."""
    git = ["git", "--git-dir", str(folder / ".git" if (folder / ".git").exists() else folder)]
    listing = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD", part], capture_output=True, check=True).stdout
    reader = subprocess.Popen([*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for line in filter(None, listing.split(b"\0")):
        about, path = line.split(b"\t", 1)
        reader.stdin.write(about.split()[2] + b"\n")
        reader.stdin.flush()
        header = reader.stdout.readline().split()
        if len(header) == 3:  # otherwise it was too large for the snapshot
            data = reader.stdout.read(int(header[2]))
            reader.stdout.read(1)
            yield path.decode(errors="replace"), data
    reader.stdin.close()
    reader.wait()


def pictures(snapshots: Path, material: Path, name: str):
    """(file, picture) of a set, in a fixed order."""
    if name == "people":
        yield from tar_pictures(material / "photos/train.tar")
        return
    repository, part = SETS[name]
    for number, (path, data) in enumerate(in_snapshot(snapshots / repository.replace("/", "+") / "repo", part)):
        if path.lower().endswith((".jpg", ".jpeg", ".png")):
            try:
                yield f"{number:05d}.jpg", Image.open(io.BytesIO(data)).convert("RGB")
            except (OSError, SyntaxError) as error:
                print(f"{path}: {error}")


def gather_points(snapshots: Path, work: Path, name: str) -> None:
    """Pictures as they are, and their points by file."""
    repository, part, table = POINTS[name]
    snapshot, folder = snapshots / repository.replace("/", "+") / "repo", work / "sets" / name
    folder.mkdir(parents=True, exist_ok=True)
    ((_, data),) = in_snapshot(snapshot, table)
    header, *lines = csv.reader(io.StringIO(data.decode()))
    points = {file: [float(v) for v in values] for file, *values in lines}
    files = {Path(path).name: data for path, data in in_snapshot(snapshot, part)}
    known = {}
    for file in sorted(points.keys() & files.keys()):
        (folder / file).write_bytes(files[file])
        known[file] = points[file]
    (folder / "known.json").write_text(json.dumps(known))
    print(name, len(known), flush=True)


def rounded(found: np.ndarray) -> list[list[float]]:
    return [[round(float(v), 3) for v in row] for row in found]


def main() -> None:
    parser = command(__doc__)
    parser.add_argument("--snapshots", type=Path, required=True)
    add_outside(parser, "data", "peers")
    add_work(parser, "faces")
    parser.add_argument("sets", nargs="*", default=["people", *SETS, *POINTS])
    options = parser.parse_args()
    first, second = YuNet(options.peers, LONGEST), UltraFace(options.peers)
    for name in options.sets:
        if name in POINTS:
            gather_points(options.snapshots, options.work, name)
            continue
        folder = options.work / "sets" / name
        if (folder / "seen.json").exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        seen = {}
        for file, picture in pictures(options.snapshots, options.data, name):
            small = shrunk(picture)
            small.save(folder / file, quality=92)
            seen[file] = {} if name in ANIMALS else {
                "yunet": rounded(first.find(small, 0.2)), "ultraface": rounded(second.find(small, 0.2))}
        (folder / "seen.json").write_text(json.dumps(seen))
        print(name, len(seen), flush=True)


if __name__ == "__main__":
    main()
