"""How much each label of each picture counts: 1, but for what would hardly ever be said, or be said of the wrong people."""

import torch
from torch import Tensor

#: Women whom annotators did not call young, a tenth of all pictures: counting like everybody, half of them are called young.
OLDER_WOMEN = 2.0

#: The same in calibration, where two in three of them are then told at no loss of accuracy.
OLDER_WOMEN_CALIBRATED = 3.0

#: Pictures that have what is hardly ever said, in calibration: a score of 0.5 then stands for fewer of them than half, and
#: accuracy falls by at most 0.3 points a label.
RARELY_SAID = {"Wearing_Necklace": 1.5, "Pale_Skin": 2.2, "Blurry": 3.0, "Narrow_Eyes": 2.0}


def training_weights(labels: Tensor, names: list[str]) -> Tensor:
    """[N, 40] labels of 0 or 1 → [N, 40] weights of at least 1."""
    return older_women_counted(labels, names, OLDER_WOMEN)


def calibration_weights(labels: Tensor, names: list[str]) -> Tensor:
    """The same, where older women count more yet, and attributes that are hardly ever said as much as RARELY_SAID says."""
    counted = older_women_counted(labels, names, OLDER_WOMEN_CALIBRATED)
    for name, weight in RARELY_SAID.items():
        at = names.index(name)
        counted[labels[:, at] == 1, at] = weight
    return counted


def older_women_counted(labels: Tensor, names: list[str], weight: float) -> Tensor:
    counted = torch.ones_like(labels)
    young, male = names.index("Young"), names.index("Male")
    counted[(labels[:, male] == 0) & (labels[:, young] == 0), young] = weight
    return counted
