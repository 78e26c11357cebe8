"""Held certifications as they are given and stored: a list of {"slug", "earned_on"?, "expires_on"?}."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from assessments.domain.answers.parser import AnswerRefusedError
from assessments.domain.answers.sheet import Held

MOST_HELD = 100
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
KEYS = frozenset({"slug", "earned_on", "expires_on"})
NOT_A_LIST = "Certifications held are a list of certifications with their dates."


def parse_held(raw: object) -> tuple[Held, ...]:
    """Held certifications, sorted, equal ones once; a date that is None or empty was not told.

    Raises:
        AnswerRefusedError: it is no such list; the code is one of "not_a_list", "too_many",
            "no_certification", "not_a_date", "expires_before".
    """
    if not isinstance(raw, list):
        raise AnswerRefusedError(NOT_A_LIST, "not_a_list")
    if len(raw) > MOST_HELD:
        raise AnswerRefusedError(f"No more than {MOST_HELD} certifications can be named.", "too_many")
    return tuple(sorted({_held(item) for item in raw}, key=_order))


def held_document(held: Iterable[Held]) -> list[dict[str, str]]:
    """The list that `parse_held` reads; dates that are not known are left out."""
    return [
        {
            "slug": item.slug,
            **({"earned_on": item.earned_on.isoformat()} if item.earned_on else {}),
            **({"expires_on": item.expires_on.isoformat()} if item.expires_on else {}),
        }
        for item in held
    ]


def _held(item: object) -> Held:
    if not isinstance(item, Mapping) or not set(item) <= KEYS:
        raise AnswerRefusedError(NOT_A_LIST, "not_a_list")
    slug = item.get("slug")
    if not isinstance(slug, str) or not SLUG.fullmatch(slug):
        raise AnswerRefusedError("Name each certification that you hold.", "no_certification")
    held = Held(slug, _day(item.get("earned_on")), _day(item.get("expires_on")))
    if held.earned_on and held.expires_on and held.expires_on < held.earned_on:
        raise AnswerRefusedError("A certification cannot expire before it was earned.", "expires_before")
    return held


def _day(raw: object) -> date | None:
    if raw in (None, ""):
        return None
    try:
        # Of the forms that Python reads, the one that ends up in files.
        if isinstance(raw, str) and len(raw) == len("2026-11-22"):
            return date.fromisoformat(raw)
    except ValueError:
        pass
    raise AnswerRefusedError("Give dates as year, month and day, such as 2026-11-22.", "not_a_date")


def _order(held: Held) -> tuple[str, str, str]:
    return (held.slug, str(held.earned_on or ""), str(held.expires_on or ""))
