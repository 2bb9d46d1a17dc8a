"""The model card is prose with sections that steps write, each between two comments that name it."""

import re
from pathlib import Path


def replace_section(card: Path, name: str, text: str) -> None:
    start, end = f"<!-- figures: {name} -->", f"<!-- end of figures: {name} -->"
    prose = card.read_text()
    changed, count = re.subn(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: f"{start}\n\n{text}\n\n{end}", prose,
                             flags=re.S)
    if count != 1:
        raise SystemExit(f"Expected one section {start} … {end} in {card.name}, found {count}.")
    card.write_text(changed)
