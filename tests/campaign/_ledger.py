"""What browsers were told about their answers, and whether the database kept it."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any


def canonical(value: object) -> str:
    """A value to compare by."""
    return json.dumps(value, sort_keys=True)


@dataclass
class AnswerLog:
    """One answer of one run: values sent by the revision that they would get, and what was acknowledged."""

    sent: dict[int, set[str]] = field(default_factory=dict)
    acknowledged: dict[int, str] = field(default_factory=dict)

    def sends(self, value: object, over: int) -> None:
        """A value goes out, over a revision that was seen."""
        self.sent.setdefault(over + 1, set()).add(canonical(value))

    def hears(self, value: object, revision: int) -> None:
        """The server says that this value is stored."""
        self.acknowledged[revision] = canonical(value)

    def fault(self, stored: Any) -> str:
        """Why what is stored does not follow from what was acknowledged; empty when it does."""
        if not self.acknowledged:
            return ""
        last = max(self.acknowledged)
        if stored is None or stored["revision"] < last:
            return f"revision {last} was acknowledged, stored is {stored}"
        value = canonical(stored["value"])
        if stored["revision"] == last:
            return "" if value == self.acknowledged[last] else f"{self.acknowledged[last]} became {stored}"
        # Stored, but the answer was cut off: it must be one that somebody sent.
        return "" if value in self.sent.get(stored["revision"], ()) else f"nobody sent {stored}"


@dataclass
class RunLog:
    """One run as its browser knows it. `result` is the address that the submission was told to have."""

    run: str
    kind: str
    answers: dict[str, AnswerLog] = field(default_factory=dict)
    result: str = ""
    # How many saves were acknowledged.
    heard: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def answer(self, question: str) -> AnswerLog:
        """The log of one answer."""
        return self.answers.setdefault(question, AnswerLog())

    def hears(self, question: str, value: object, revision: int) -> None:
        """The server says that this answer is stored."""
        self.answer(question).hears(value, revision)
        self.heard += 1
