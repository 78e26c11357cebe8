"""What stands in a fact base file twice.

The import finds a row again by what it is about. Two rows about the same thing would take turns with each
import, so a file that holds both is refused.
"""

from collections import Counter
from collections.abc import Hashable, Iterable

from certifications.domain.fact_base.records import FactBase, Problem

TWICE = "stands in the file twice."


def repeated(base: FactBase) -> tuple[Problem, ...]:
    """A problem for each record, and each part of one, that stands there again."""
    return tuple(
        Problem(record, field, TWICE)
        for (record, field, _identity), times in Counter(_identities(base)).items()
        if times > 1
    )


def _identities(base: FactBase) -> Iterable[tuple[str, str, Hashable]]:
    """Record and field of everything that has to be unique, and what makes it so."""
    for place, record in enumerate(base.records):
        yield record.slug, "slug", record.slug
        for item in record.contradictions:
            yield record.slug, f"conflicts “{item.topic}”", (place, item.topic)
        for source in record.sources:
            name = source.url or source.reference
            yield record.slug, f"sources “{name}”", (place, source.url, source.reference)
    for step in base.progressions:
        identity = (step.start, step.end, step.kind)
        yield "progressions", f"{step.start} to {step.end}, {step.kind}", identity
    for error in base.common_errors:
        yield "stale_facts", f"{error.certification} “{error.wrong}”", (error.certification, error.wrong)
    for question in base.learner_questions:
        yield "learner_questions", f"“{question.question}”", question.question
    for look_alike in base.look_alikes:
        yield "lookalikes", f"“{look_alike.name}”", look_alike.name
