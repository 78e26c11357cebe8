"""From the nested data of a fact base file to its values, or to everything that is wrong with it."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Any

from pydantic import ValidationError

from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem, problems_of
from certifications.domain.fact_base.records import FactBase

EXTERNAL = "ext:"
# Named by a progression, merged into another certification since, and never a record of its own.
KNOWN_WITHOUT_RECORD = frozenset({"dassm"})
# What only an advice file has.
ADVICE_PARTS = frozenset({"role_families", "alternatives", "outgrown_by", "recognition", "dated_changes"})
TWICE = "stands in the file twice."


def parse_fact_base(data: object) -> FactBase:
    """The whole file, from what a YAML reader gives.

    Raises:
        FactBaseRefusedError: anything in it is unknown, missing or of the wrong form; nothing is half-parsed.
    """
    # Read before the file is known to be of the right form, so that all problems are told at once.
    problems = [*_unknown_names(data), *_repeats(data)]
    try:
        base = FactBase.model_validate(data)
    except ValidationError as refusal:
        raise FactBaseRefusedError((*problems_of(refusal, data), *problems)) from refusal
    if problems:
        raise FactBaseRefusedError(tuple(problems))
    return base


def parse_advice(data: object) -> Advice:
    """The whole advice file, from what a YAML reader gives.

    Raises:
        FactBaseRefusedError: anything in it is unknown, missing or of the wrong form.
    """
    try:
        return Advice.model_validate(data)
    except ValidationError as refusal:
        raise FactBaseRefusedError(tuple(problems_of(refusal, data))) from refusal


def is_advice(data: object) -> bool:
    """Whether a file holds advice, and not the facts of certifications."""
    return isinstance(data, dict) and not ADVICE_PARTS.isdisjoint(data)


def _rows(data: object, part: str) -> list[dict[str, Any]]:
    """The rows of a part that are of the form that rows have."""
    found = data.get(part) if isinstance(data, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _text(row: object, key: str) -> str:
    found = row.get(key) if isinstance(row, dict) else None
    return found.strip() if isinstance(found, str) else ""


def _unknown_names(data: object) -> Iterable[Problem]:
    """References between records that lead nowhere."""
    known = {*(_text(row, "slug") for row in _rows(data, "certifications")), *KNOWN_WITHOUT_RECORD, ""}
    for row in _rows(data, "progressions"):
        ends = _text(row, "from"), _text(row, "to")
        for end in ends:
            if not end.startswith(EXTERNAL) and end not in known:
                yield Problem("progressions", " to ".join(ends), f"“{end}” is no record of this file.")
    for row in _rows(data, "stale_facts"):
        if (name := _text(row, "certification")) not in known:
            yield Problem("stale_facts", name, "is no record of this file.")


def _repeats(data: object) -> Iterable[Problem]:
    """What stands there twice.

    The import finds a row again by what it is about: two rows about the same thing would take turns with each
    import.
    """
    for (record, field, _identity), times in Counter(_identities(data)).items():
        if times > 1:
            yield Problem(record, field, TWICE)


def _identities(data: object) -> Iterable[tuple[str, str, Hashable]]:
    """Record and field of everything that has to be unique, and what makes it so."""
    for place, record in enumerate(_rows(data, "certifications")):
        slug = _text(record, "slug")
        # One without slug is refused for that.
        yield slug, "slug", slug or place
        for item in _rows(record, "conflicts"):
            topic = _text(item.get("value"), "topic")
            yield slug, f"conflicts “{topic}”", (place, topic)
        for source in _rows(record, "sources"):
            url, reference = _text(source, "url"), _text(source, "ref")
            yield slug, f"sources “{url or reference}”", (place, url, reference)
    for row in _rows(data, "progressions"):
        start, end, kind = (_text(row, key) for key in ("from", "to", "kind"))
        yield "progressions", f"{start} to {end}, {kind}", ""
    for row in _rows(data, "stale_facts"):
        yield "stale_facts", f"{_text(row, 'certification')} “{_text(row, 'stale_or_wrong')}”", ""
    for part, key in (("learner_questions", "question"), ("lookalikes", "name")):
        for row in _rows(data, part):
            yield part, f"“{_text(row, key)}”", ""
