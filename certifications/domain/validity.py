"""For how long a certificate is valid once somebody has it."""

from collections.abc import Iterable

from certifications.domain.facts import Fact

# What sources say of a certificate that is never renewed.
NEVER_ENDS = ("does not expire", "lifetime")
# Years; more than any cycle.
FOR_LIFE = 1_000


def years_valid(facts: Iterable[Fact]) -> int | None:
    """The years after which it is renewed, or FOR_LIFE; None where no source says."""
    known = tuple(facts)
    cycle = next(
        (fact.typed for fact in known if fact.key == "renewal.cycle_years" and isinstance(fact.typed, int)),
        None,
    )
    if cycle:
        return cycle
    is_endless = any(
        fact.key == "renewal.units" and any(words in fact.value.casefold() for words in NEVER_ENDS)
        for fact in known
    )
    return FOR_LIFE if is_endless else None
