"""What training shows the attribute network."""
import numpy as np
import torch

from attributes.augment import place, unmoved
from attributes.warp import aligned_input


def test_an_unmoved_view_is_what_the_product_aligns():
    y, x = np.mgrid[:218, :178]
    frame = np.stack([x + y / 4, y, 255 - y], -1).clip(0, 255).astype(np.uint8)
    view = place(torch.from_numpy(frame)[None], unmoved(1))[0].permute(1, 2, 0).numpy()
    middle = (slice(4, -4), slice(4, -4))
    assert np.abs(view - aligned_input(frame).astype(float))[middle].max() <= 1.5
