"""Which further crops of what is in doubt tell faces from hands and ears: `doubt` in refiner.json.

Looks at the photos that choose, with each set of crops. A part of people is a detection that lies on no box drawn by hand and
that neither YuNet nor UltraFace sees.

    python3 -m faces.doubt --data DIR
    python3 -m faces.doubt --data DIR --refiner refiner.int8.onnx
"""

import numpy as np
from PIL import Image

from folders import add_models, add_outside, add_work, command

from .cascade import Cascade
from .measure import FOUND, LEAST, Seen, elsewhere, figures, share
from .peers import overlaps
from .photos import Photo, empty_photos, photos

WIDER = 1.3
# (times the usual margin, whether mirrored)
SETS = {
    "none": (),
    "mirrored": ((1, True),),
    "wide": ((WIDER, False),),
    "mirrored-wide": ((WIDER, True),),
    "mirrored, wide": ((1, True), (WIDER, False)),
    "mirrored, wide, mirrored-wide": ((1, True), (WIDER, False), (WIDER, True)),
    "narrow": ((0.8, False),),
}
COLUMNS = {"≥ 8 %": "≥ 8 %", "masked": "masked", "4–8 %": "4–8 %", "largest missed": "largest missed", "empty": "no people",
           "beside": "beside every box", "parts": "parts of people"}
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6)


def surest_part(found: np.ndarray, photo: Photo) -> float:
    """Score of the surest detection that is no face as far as people and other detectors can tell; 0: none."""
    return next((row[0] for row in found if elsewhere(row[1:5], photo.boxes)
                 and overlaps(row[1:5], photo.unsure).max(initial=0) < FOUND), 0.0)


class Remembering(Cascade):
    """What the networks say of a picture is asked of them once, however many sets of crops are tried on it."""

    def __init__(self, *options, **more):
        super().__init__(*options, **more)
        self.said: dict[tuple, tuple] = {}

    def propose(self, picture: Image.Image, longest: int):
        key = (longest,)
        if key not in self.said:
            self.said[key] = super().propose(picture, longest)
        return self.said[key]

    def refine(self, picture: Image.Image, framed, across, down, found: np.ndarray, margin: float, mirrored: bool = False):
        key = (found.tobytes(), margin, mirrored)
        if key not in self.said:
            self.said[key] = super().refine(picture, framed, across, down, found, margin, mirrored)
        return self.said[key]

    def find_with(self, picture: Image.Image) -> dict[str, np.ndarray]:
        """What is found with each set of crops."""
        self.said.clear()
        found = {}
        for name, crops in SETS.items():
            self.further = [(times * self.margin, mirrored) for times, mirrored in crops]
            found[name] = self.find(picture, LEAST)
        return found


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data")
    add_work(parser, "faces")
    add_models(parser)
    parser.add_argument("--refiner", help="another refiner file: refiner.int8.onnx")
    parser.add_argument("--between", type=float, nargs=2, default=(-2.0, 2.0), help="the logits that are in doubt")
    options = parser.parse_args()
    cascade = Remembering(options.models, refiner=options.refiner)
    cascade.threshold, cascade.doubt = min(THRESHOLDS), tuple(options.between)
    seen, parts = {name: Seen() for name in SETS}, {name: [] for name in SETS}
    for _, picture in empty_photos(options.data, "choose"):
        for name, found in cascade.find_with(picture).items():
            seen[name].empty.append(float(found[:1, 0].sum()))
    for photo in photos(options.data, options.work, ["people"], "choose"):
        picture = photo.open()
        for name, found in cascade.find_with(picture).items():
            seen[name].add([{"box": box, "kind": kind} for box, kind in zip(photo.boxes, photo.kinds)], picture.height, found)
            parts[name].append(surest_part(found, photo))
    print(f"| further crops | threshold | {' | '.join(COLUMNS.values())} |")
    print(f"| --- {'| ---: ' * (1 + len(COLUMNS))}|")
    for name in SETS:
        for threshold in THRESHOLDS:
            row = figures(seen[name], threshold) | {"parts": share(parts[name], threshold)}
            print(f"| {name} | {threshold:.2f} | {' | '.join(f'{100 * row[column]:.1f} %' for column in COLUMNS)} |")


if __name__ == "__main__":
    main()
