"""A one-line progress display."""

import sys
import time
from typing import Iterator


def progress(total: int, label: str) -> Iterator[None]:
    """Advance with next(); redraws at most twice a second, or once in 10 % steps where there is no terminal."""
    start = shown = time.time()
    tenth = -1
    for done in range(1, total + 1):
        yield
        now = time.time()
        if sys.stderr.isatty() and (now - shown > 0.5 or done == total):
            shown = now
            print(f"\r{label} {done}/{total} {now - start:.0f} s", end="\n" if done == total else "", file=sys.stderr)
        elif not sys.stderr.isatty() and done * 10 // total > tenth:
            tenth = done * 10 // total
            print(f"{label} {done}/{total} {now - start:.0f} s", file=sys.stderr, flush=True)
    while True:
        yield
