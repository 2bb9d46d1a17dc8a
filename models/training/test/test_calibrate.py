"""How branches are weighed and calibrated, and what counts more than once."""
import torch

from attributes.calibrate import calibrated, fit, out_of_fold
from attributes.export import unseen_figures
from attributes.weights import OLDER_WOMEN, OLDER_WOMEN_CALIBRATED, RARELY_SAID, calibration_weights, training_weights

NAMES = ["Male", "Young", *RARELY_SAID]


def made(count=2000, seed=3):
    """Labels of two attributes; one branch's logits say nothing, the other's lie twice as far out as they should."""
    generator = torch.Generator().manual_seed(seed)
    truth = torch.randn(count, 2, generator=generator) * 2
    labels = (torch.rand(count, 2, generator=generator) < torch.sigmoid(truth)).float()
    return torch.stack([torch.randn(count, 2, generator=generator), truth * 2]), labels, truth


def test_the_branch_that_knows_counts_and_is_calibrated():
    logits, labels, truth = made()
    mixed = calibrated(logits, *fit(logits, labels, torch.ones_like(labels)))
    assert (mixed - truth).abs().mean() < 0.3


def test_what_counts_more_often_is_said_more_often():
    logits, labels, _ = made()
    counted = torch.ones_like(labels)
    plain = calibrated(logits, *fit(logits, labels, counted))
    counted[labels[:, 0] == 1, 0] = 3
    more = calibrated(logits, *fit(logits, labels, counted))
    assert (more[:, 0] > 0).sum() > (plain[:, 0] > 0).sum() * 1.2
    assert ((more[:, 1] > 0) == (plain[:, 1] > 0)).float().mean() > 0.98


def test_no_picture_is_calibrated_by_itself():
    logits, labels, _ = made(count=50)
    counted = torch.ones_like(labels)
    before = out_of_fold(logits, labels, counted)
    labels[0] = 1 - labels[0]
    after = out_of_fold(logits, labels, counted)
    assert torch.equal(before[0], after[0])
    assert not torch.equal(before[1], after[1])


def test_women_who_are_not_called_young_and_what_is_rarely_said_count_more():
    labels = torch.zeros(4, len(NAMES))
    labels[:, 0] = torch.tensor([1.0, 1, 0, 0])
    labels[:, 1] = torch.tensor([1.0, 0, 1, 0])
    assert training_weights(labels, NAMES)[:, 1].tolist() == [1, 1, 1, OLDER_WOMEN]
    labels[0, 2:] = 1
    counted = calibration_weights(labels, NAMES)
    assert counted[0, 2:].tolist() == torch.tensor(list(RARELY_SAID.values())).tolist()
    assert counted[1, 2:].tolist() == [1] * len(RARELY_SAID)
    assert counted[3, 1] == OLDER_WOMEN_CALIBRATED


def test_figures_are_shares_of_one():
    logits = torch.tensor([[2.0, -2], [2, 2], [-2, 2], [-2, -2]])
    labels = torch.tensor([[True, False], [True, True], [True, True], [False, False]])
    figures = unseen_figures(logits, labels)
    assert figures["pictures"] == 4
    assert figures["accuracy"] == 0.875
    assert figures["balanced"] == round((2 / 3 + 1 + 1 + 1) / 4, 5)
