"""What tells children from adults is fitted on the one kind of faces and said of the other."""
import csv
import json
import sys

import numpy as np

from attributes import children


def rows(path, count, seed):
    """Made-up faces: the first logit of a child is some four higher."""
    random = np.random.default_rng(seed)
    names = [f"attribute-{number}" for number in range(40)]
    with open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["file", "age", "gender", "race", *names])
        for number in range(count):
            age = int(random.integers(0, 60))
            logits = random.normal(size=40)
            logits[0] += 4 if age < 16 else 0
            writer.writerow([f"{seed}-{number:04}.jpg", age, "men", "others", *logits])
    return names


def test_children_are_told_by_what_differs_and_one_adult_in_twenty_is_taken_for_one(tmp_path, monkeypatch, capsys):
    names = rows(tmp_path / "all.csv", 2000, 1)
    rows(tmp_path / "kept.csv", 400, 2)
    with open(tmp_path / "all.csv", "a") as target:
        target.writelines((tmp_path / "kept.csv").read_text().splitlines(keepends=True)[1:])
    (tmp_path / "attributes.json").write_text("{}")
    monkeypatch.setattr(sys, "argv", ["children", str(tmp_path / "all.csv"), str(tmp_path / "kept.csv"),
                                      "--models", str(tmp_path), "--write"])
    children.main()
    written = json.loads((tmp_path / "attributes.json").read_text())["children"]
    assert max(written["weights"], key=written["weights"].get) == names[0]
    last = capsys.readouterr().out.splitlines()[-1]
    under, over = (float(part.split()[-2]) for part in last.split(","))
    assert under > 90
    assert 1 < over < 10
