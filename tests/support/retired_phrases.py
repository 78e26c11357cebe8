"""Turns that no text says any more: `make check` fails where one is found, and says what to write instead."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from tests.support.texts import Text, texts

LIST = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Retired:
    """A phrase as the list has it: what to write instead, why, and folders in which it may stay."""

    phrase: str
    better: str
    why: str
    excepted: tuple[str, ...] = field(default=())

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it: between the borders of words, however lines break it."""
        is_expression = self.phrase.startswith("/")
        said = self.phrase.strip("/") if is_expression else re.escape(self.phrase).replace(r"\ ", " ")
        border = "" if said.startswith("(?<") else r"(?<!\w)"
        return re.compile(rf"{border}(?:{said})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """A retired phrase in a text."""

    path: str
    line: int
    said: str
    retired: Retired

    def __str__(self) -> str:
        said = " ".join(self.said.split())
        return f"{self.path}:{self.line}: “{said}” → {self.retired.better} ({self.retired.why})"


@cache
def retired_phrases() -> tuple[Retired, ...]:
    """The list."""
    rows = yaml.safe_load(LIST.read_text())["phrases"]
    return tuple(Retired(row["phrase"], row["better"], row["why"], (*row.get("except", ()),)) for row in rows)


@cache
def later() -> tuple[str, ...]:
    """Folders whose texts are still to be rewritten."""
    return (*yaml.safe_load(LIST.read_text())["later"],)


def findings(said: Iterable[Text], phrases: Sequence[Retired]) -> Iterator[Finding]:
    """Every retired phrase in the texts, with its line."""
    patterns = [(each, each.pattern) for each in phrases]
    for text in said:
        for retired, pattern in patterns:
            if text.path.startswith(retired.excepted):
                continue
            for found in pattern.finditer(text.words):
                line = text.line + text.words.count("\n", 0, found.start())
                yield Finding(text.path, line, found[0], retired)


def main() -> int:
    """Print what is found; returns 1 when something is."""
    read = (text for text in texts() if not text.path.startswith(later()))
    found = [*findings(read, retired_phrases())]
    for finding in found:
        sys.stdout.write(f"{finding}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
