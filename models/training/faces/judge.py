"""What a trial of the refiner makes of the validation material, before it is exported: a row of the README's table.

    python3 -m faces.judge refiner
"""

from itertools import islice
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from celeba import read_faces
from folders import MOBILENET, add_outside, add_work, command
from pictures import tar_pictures

from .crops import cut, iou, proposals, square
from .data import wild_faces, without_faces
from .mine import cells
from .network import FaceNet
from .refiner import Refiner

SIDE = 320
FOUND = 0.4  # IoU with a reference
LEAST_HEIGHT = 0.08  # of a reference that counts, as a share of the picture's


class Judge:
    def __init__(self, detector: FaceNet, refiner: Refiner, proposed: float, weight: float):
        self.detector, self.refiner = detector.eval(), refiner.eval()
        self.proposed, self.weight = proposed, weight

    @torch.no_grad()
    def faces(self, picture: Image.Image) -> list[tuple[float, np.ndarray, np.ndarray]]:
        """Logit, box and the refiner's points of every proposal."""
        boxes = proposals(cells(self.detector, picture, SIDE), self.proposed, 200)
        if not boxes:
            return []
        places = [square(b[1:]) for b in boxes]
        crops = np.stack([np.asarray(cut(picture, *place)) for place in places])
        logits, points = self.refiner(torch.from_numpy(crops).permute(0, 3, 1, 2).float())
        scores = np.array([b[0] for b in boxes])
        logits = logits.numpy() + self.weight * np.log(scores / (1 - scores))
        return [(float(logit), b[1:], p.reshape(5, 2) * side + (left, top))
                for logit, b, p, (left, top, side) in zip(logits, boxes, points.numpy(), places)]

    def surest(self, picture: Image.Image) -> float:
        return max((logit for logit, _, _ in self.faces(picture)), default=-np.inf)

    def recall(self, data: Path, least: float) -> tuple[int, int]:
        found = total = 0
        references = wild_faces(data)
        for name, picture in tar_pictures(data / "wild/faces.tar"):
            faces = self.faces(picture)
            for box in (np.array(face["box"], float) for face in references[name]):
                if box[3] >= LEAST_HEIGHT * picture.height:
                    total += 1
                    found += any(logit > least and iou(other, box) >= FOUND for logit, other, _ in faces)
        return found, total

    def point_error(self, data: Path, every: int) -> float:
        """Mean distance to the references on CelebA val, as a share of the eyes' distance."""
        errors = []
        for face, picture in islice(read_faces(data, "val"), 0, None, every):
            faces = self.faces(picture)
            if faces:
                points = face[4:].reshape(5, 2)
                away = np.linalg.norm(max(faces, key=lambda f: f[0])[2] - points, axis=1).mean()
                errors.append(away / np.linalg.norm(points[0] - points[1]))
        return float(np.mean(errors))


def main() -> None:
    parser = command(__doc__)
    parser.add_argument("name", help="of the refiner's checkpoint")
    add_outside(parser, "data", "weights")
    add_work(parser, "faces")
    parser.add_argument("--detector", default="faces-refit", help="its checkpoint")
    parser.add_argument("--proposed", type=float, default=0.2, help="least score of the detector")
    parser.add_argument("--weight", type=float, default=0.5, help="of the detector's logit beside the refiner's")
    parser.add_argument("--alarms", type=int, default=1, help="held-back photos that may fire")
    options = parser.parse_args()
    detector = FaceNet()
    detector.load_state_dict(torch.load(options.work / f"{options.detector}.pt")["mean"])
    refiner = Refiner(options.weights / MOBILENET)
    refiner.load_state_dict(torch.load(options.work / f"{options.name}.pt")["mean"])
    judge = Judge(detector, refiner, options.proposed, options.weight)
    photos = sorted((judge.surest(p) for _, p in without_faces(options.data, training=False)), reverse=True)
    least = photos[options.alarms]
    animals = [judge.surest(p) > least for _, p in tar_pictures(options.data / "wild/animals.tar")]
    found, total = judge.recall(options.data, least)
    print(f"proposed: {judge.recall(options.data, -np.inf)[0]} of {total} faces")
    print(f"above a logit of {least:.2f}: {options.alarms} of {len(photos)} photos, {found} of {total} faces, "
          f"{sum(animals)} of {len(animals)} animals; points {100 * judge.point_error(options.data, 4):.1f} %")


if __name__ == "__main__":
    main()
