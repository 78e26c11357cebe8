"""Learners' questions to the sections of articles that answer them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from certifications.models import LearnerQuestion

# How alike a question and a heading must be, of 100: “CSM or PSM?” and “CSM or PSM?”, not “PMI certificates”.
ALIKE = 62


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as learners ask it, and what they mix up."""

    question: str
    confused: str


def nearest_questions(
    rows: Iterable[LearnerQuestion], headings: Iterable[tuple[str, str]]
) -> Mapping[str, list[Asked]]:
    """By the key of a heading, the questions that it is the nearest to; those near to none are left out."""
    by_key = dict(headings)
    found: dict[str, list[Asked]] = defaultdict(list)
    for row in rows:
        nearest = process.extractOne(
            row.question.casefold(),
            {key: heading.casefold() for key, heading in by_key.items()},
            scorer=fuzz.token_sort_ratio,
            score_cutoff=ALIKE,
        )
        if nearest:
            found[nearest[2]].append(Asked(row.question, row.what_is_confused))
    return found
