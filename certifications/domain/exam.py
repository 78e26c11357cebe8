"""What the facts say of an exam as a whole."""

from collections.abc import Iterable

from certifications.domain.facts import Fact

# How the format begins when there is none to sit.
NO_EXAM = ("no exam", "no central exam", "no final exam", "class completion")
# What is said where a source describes the way to the certificate and does not tell of an exam.
SILENT = "our source mentions no exam"
_SHOWS_EXAM = ("exam.", "fees.exam", "fees.attempt")


def is_without_exam(facts: Iterable[Fact]) -> bool:
    """Whether a source says that there is no exam, which is not the same as that nobody describes one."""
    return any(fact.key == "exam.format" and fact.value.casefold().startswith(NO_EXAM) for fact in facts)


def has_exam(facts: Iterable[Fact]) -> bool | None:
    """Whether it ends with an exam; None where no source says."""
    known = tuple(facts)
    if is_without_exam(known):
        return False
    if any(fact.key == "exam.format" and SILENT in fact.value.casefold() for fact in known):
        return None
    return True if any(fact.key.startswith(_SHOWS_EXAM) for fact in known) else None
