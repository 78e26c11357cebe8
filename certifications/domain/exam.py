"""What the facts say of an exam as a whole."""

from collections.abc import Iterable

from certifications.domain.facts import Fact

# How the format begins when there is none to sit.
NO_EXAM = ("no exam", "no central exam", "no final exam", "class completion")


def is_without_exam(facts: Iterable[Fact]) -> bool:
    """Whether a source says that there is no exam, which is not the same as that nobody describes one."""
    return any(fact.key == "exam.format" and fact.value.casefold().startswith(NO_EXAM) for fact in facts)
