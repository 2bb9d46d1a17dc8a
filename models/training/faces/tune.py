"""How much the detector's logit should count beside the refiner's, and which thresholds go with that.

Looks once at the photos that choose, at one size, and weighs what both said in many ways: at each weight, the lowest
threshold with at most so many alarms, and what is found with it.

    python3 -m faces.tune --models ../
"""

import numpy as np
from PIL import Image

from folders import add_models, add_outside, add_work, command

from .cascade import Cascade, sigmoid
from .measure import Seen, equal, figures, material
from .peers import suppress

WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
ALARMS = (0.06, 0.08, 0.10)  # shares of photos


def both(cascade: Cascade, picture: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    """What is found in a picture where the detector counts nothing, and the detector's own logits."""
    cascade.weight, cascade.further = 0.0, []
    found, *_ = cascade.propose(picture, cascade.longest)
    if len(found) == 0:
        return found, np.zeros(0)
    own = {tuple(row[1:5].round(6)): row[0] for row in found}
    refined = cascade.look(picture, cascade.longest)
    score = np.array([own[tuple(row[1:5].round(6))] for row in refined])
    return refined, np.log(score / (1 - score))


def weighed(found: np.ndarray, detector: np.ndarray, weight: float, nms: float) -> np.ndarray:
    score = found[:, 0].clip(1e-9, 1 - 1e-9)
    rows = found.copy()
    rows[:, 0] = sigmoid(np.log(score / (1 - score)) + weight * detector)
    return suppress(rows, nms)


def main() -> None:
    parser = command(__doc__)
    add_outside(parser, "data")
    add_work(parser, "faces")
    add_models(parser)
    parser.add_argument("--longest", type=int)
    options = parser.parse_args()
    people, empty, animals, *_ = material(options.data, options.work, "choose", 10)
    cascade = Cascade(options.models, options.longest)
    looks = [[both(cascade, picture) for picture in pictures]
             for pictures in ([picture for _, picture in people], empty, animals)]
    for weight in WEIGHTS:
        rows = [[weighed(*look, weight, cascade.nms) for look in part] for part in looks]
        seen = Seen(empty=[float(r[:1, 0].sum()) for r in rows[1]], animals=[float(r[:1, 0].sum()) for r in rows[2]])
        for (faces, picture), found in zip(people, rows[0]):
            seen.add(faces, picture.height, found)
        for most in ALARMS:
            threshold = equal(seen, most)
            row = figures(seen, threshold)
            print(f"weight {weight:.2f}, alarms {most:.2f}: threshold {threshold:.2f} " + ", ".join(
                f"{name} {100 * row[name]:.1f}" for name in ("≥ 8 %", "masked", "4–8 %", "largest missed", "empty", "animals")))


if __name__ == "__main__":
    main()
