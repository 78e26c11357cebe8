"""Names of certifications inside sentences."""

import re

# Letters that stand for a title, with a step behind them: “PSM I”, “APM PFQ”.
_LETTERS = re.compile(r"\S*[A-Z]\S*[A-Z]\S*(?: (?:\S*[A-Z]\S*[A-Z]\S*|I{1,3}))*")


def with_article(name: str) -> str:
    """“the PMP”, “the PSM I”, but “PRINCE2 Practitioner”: letters are said with an article."""
    return f"the {name}" if _LETTERS.fullmatch(name) else name
