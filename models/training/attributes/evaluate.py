"""Step 4: measure the exported file on CelebA's val pictures; print, and write attributes.json and the model card.

Every logit comes from attributes.onnx through the product's own runtime (`npm install` first).
"""

import json
import multiprocessing
import subprocess
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from PIL import Image, ImageDraw

from folders import TRAINING, add_models, add_work, command
from progress import progress

from .calibrate import calibration_error, uncertain_band
from .card import replace_section
from .conditions import BLURRING, CONDITIONS
from .networks import ATTRIBUTES, INPUT_HEIGHT, INPUT_WIDTH
from .train import validation_inputs


def main() -> None:
    parser = command(__doc__)
    add_work(parser, "attributes")
    add_models(parser)
    parser.add_argument("--plain", action="store_true", help="skip the hardships, which take most of the time")
    options = parser.parse_args()
    labels = np.load(options.work / "val-labels.npy") > 0
    train_labels = np.load(options.work / "train-labels.npy") > 0
    frames = np.load(options.work / "val-pictures.npy", mmap_mode="r")
    names = (options.work / "names.txt").read_text().split()
    model = options.models / "attributes.onnx"

    plain = run(model, validation_inputs(options.work))
    logits = {"as it is": plain}
    bar = progress(len(CONDITIONS), "hardships")
    for condition, change in CONDITIONS.items():
        if not options.plain:
            logits[condition] = run(model, np.stack(in_parallel(change, frames)))
        next(bar)
    probability = 1 / (1 + np.exp(-plain))
    error = calibration_error(torch.from_numpy(probability), torch.from_numpy(labels))
    sharp = np.array([name != "Blurry" for name in names])
    accuracy = {condition: percent(((value > 0) == labels)[:, sharp] if condition in BLURRING else (value > 0) == labels)
                for condition, value in logits.items()}
    rows = [per_attribute(name, plain[:, at] > 0, labels[:, at], train_labels[:, at].mean() > 0.5)
            for at, name in enumerate(names)]
    path = options.models / "attributes.json"
    description = json.loads(path.read_text())
    sections = [
        unseen(description["unseen"]),
        headline(len(frames), accuracy, error, rows, per_label(probability, labels)),
        table(["picture", "accuracy"], [[key + (" (without `Blurry`)" if key in BLURRING else ""), f"{value:.2f}"]
                                        for key, value in accuracy.items()]),
        table(list(rows[0]), [list(row.values()) for row in rows]),
        groups(plain, labels, names),
    ]
    text = "\n\n".join(sections)
    print(text)
    replace_section(options.models / "MODEL_CARD.md", "attributes", text)
    reliability_plot(probability, labels, options.models / "calibration.png")
    description["metrics"] = {
        "split": "val", "pictures": len(frames), "accuracy": round(accuracy["as it is"] / 100, 5),
        "calibrationError": round(error, 5), "uncertain": uncertain_band(probability, labels),
        "conditions": {key: round(value / 100, 5) for key, value in accuracy.items()},
        "attributes": {row["attribute"]: {"accuracy": round(float(row["accuracy"]) / 100, 5),
                                          "baseRate": round(float(row["base rate"]) / 100, 5)} for row in rows},
    }
    path.write_text(json.dumps(description, indent=2, ensure_ascii=False) + "\n")


def in_parallel(change: Callable[[np.ndarray], np.ndarray], frames: np.ndarray) -> list[np.ndarray]:
    global work
    work = lambda row: change(frames[row])  # noqa: E731  forked processes find it here, so that it need not be pickled
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_work, range(len(frames)), chunksize=32)


def _work(row: int) -> np.ndarray:
    return work(row)


def run(model: Path, inputs: np.ndarray) -> np.ndarray:
    program = ["node", str(TRAINING / "run-onnx.mjs"), str(model), str(INPUT_HEIGHT), str(INPUT_WIDTH)]
    done = subprocess.run(program, input=inputs.tobytes(), stdout=subprocess.PIPE, check=True)
    return np.frombuffer(done.stdout, dtype=np.float32).reshape(-1, ATTRIBUTES)


def percent(right: np.ndarray) -> float:
    return float(right.mean()) * 100


def per_attribute(name: str, said: np.ndarray, truth: np.ndarray, usual: bool) -> dict[str, str]:
    hit, alarm = (said & truth).sum(), (said & ~truth).sum()
    recall, specificity = hit / max(1, truth.sum()), 1 - alarm / max(1, (~truth).sum())
    precision = hit / max(1, hit + alarm)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    values = {"accuracy": (said == truth).mean(), "balanced": (recall + specificity) / 2, "precision": precision,
              "recall": recall, "F1": f1, "base rate": truth.mean(), "majority": (truth == usual).mean()}
    return {"attribute": name, **{key: f"{value * 100:.1f}" for key, value in values.items()}}


def per_label(probability: np.ndarray, labels: np.ndarray) -> float:
    """[N, 40] in 0..1 and [N, 40] of bool → the expected calibration error of an attribute, in the mean over all forty."""
    columns = zip(torch.from_numpy(probability).T, torch.from_numpy(labels).T)
    return float(np.mean([calibration_error(scores, truth) for scores, truth in columns]))


def unseen(figures: dict) -> str:
    """What `export` measured, as a sentence."""
    return (f"On {figures['pictures']} pictures of train on which nothing was trained and by which one of four pairs of trials "
            f"was chosen (they were 0.1 points apart), each calibrated by others of them: **{figures['accuracy'] * 100:.2f} %** (standard error {figures['standardError'] * 100:.2f}), balanced "
            f"{figures['balanced'] * 100:.1f} %, expected calibration error of an attribute {figures['calibrationErrorPerLabel']:.3f} in "
            "the mean. This is the figure to set beside what others publish of test, with care: annotators of test and of val ticked "
            "some labels twice as often as each other.")


def headline(count: int, accuracy: dict[str, float], error: float, rows: list[dict[str, str]], each: float) -> str:
    majority = np.mean([float(row["majority"]) for row in rows])
    balanced = np.mean([float(row["balanced"]) for row in rows])
    return (f"Mean accuracy over the 40 attributes at threshold 0.5: **{accuracy['as it is']:.2f} %** on CelebA's {count} "
            f"val pictures, single view (always guessing the majority: {majority:.1f} %). Mean balanced accuracy "
            f"{balanced:.1f} %. Expected calibration error {error:.4f} (15 bins, all attributes pooled; an attribute's own "
            f"{each:.4f} in the mean).")


def groups(logits: np.ndarray, labels: np.ndarray, names: list[str]) -> str:
    """Accuracy over the other 38 attributes for each combination of the labels Male and Young."""
    male, young = labels[:, names.index("Male")], labels[:, names.index("Young")]
    others = [at for at, name in enumerate(names) if name not in ("Male", "Young")]
    rows = []
    for title, chosen in (("Male, Young", male & young), ("Male, not Young", male & ~young),
                          ("not Male, Young", ~male & young), ("not Male, not Young", ~male & ~young)):
        right = (logits[chosen][:, others] > 0) == labels[chosen][:, others]
        rows.append([title, str(int(chosen.sum())), f"{percent(right):.2f}"])
    return table(["labelled", "pictures", "accuracy on the other 38"], rows)


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def reliability_plot(probability: np.ndarray, labels: np.ndarray, path: Path) -> None:
    """How often a score of p was right, against p; the diagonal is perfect calibration. Below, how many scores fall there."""
    size, margin, bins = 480, 48, 15
    picture = Image.new("RGB", (size + 2 * margin, size + 2 * margin + 110), "white")
    draw = ImageDraw.Draw(picture)
    left, top = margin, margin // 2
    draw.rectangle((left, top, left + size, top + size), outline="#888")
    draw.line((left, top + size, left + size, top), fill="#bbb", width=2)
    place = np.minimum((probability * bins).astype(int), bins - 1)
    counts = np.bincount(place.ravel(), minlength=bins)
    points = []
    for number in range(bins):
        chosen = place == number
        points.append((left + size * probability[chosen].mean(), top + size * (1 - labels[chosen].mean())))
        bar = 80 * counts[number] / counts.max()
        x = left + size * number / bins
        draw.rectangle((x + 2, top + size + 110 - bar, x + size / bins - 2, top + size + 110), fill="#9db8e8")
    draw.line(points, fill="#2456b8", width=3)
    for x, y in points:
        draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill="#2456b8")
    for share in (0, 0.5, 1):
        draw.text((left + size * share - 8, top + size + 6), f"{share:g}", fill="black")
        draw.text((left - 26, top + size * (1 - share) - 6), f"{share:g}", fill="black")
    draw.text((left + size / 2 - 60, top + size + 116), "probability (bars: share of scores)", fill="black")
    draw.text((left + 8, top + 8), "share of labels that are positive", fill="black")
    picture.save(path, optimize=True)


if __name__ == "__main__":
    main()
