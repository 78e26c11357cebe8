"""What is known of certifications for another day than the present one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, digest_of_fact

# The days on which a statement was checked, by its digest, the first first.
CheckDays = Mapping[str, Sequence[date]]
# Announced facts reach no further, and by then every other one is stale.
LONGEST_AHEAD = timedelta(days=3 * 365)


def on_day(
    certification: Certification, known: Iterable[Fact], checks: CheckDays, day: date, today: date
) -> Certification:
    """A certification with the facts of a day. `known` are all its facts: over, in force and ahead.

    For a day that has passed: what we knew then, or has stated since that it was in force then, with the last
    check made by then. For a day to come: what is announced, with no check but those made. Status and
    judgements are those of today: nothing says what they were, or will be.
    """
    stated = [
        replace(fact, verified_on=_checked_by(checks.get(digest_of_fact(fact), ()), day))
        for fact in known
        if day >= today or is_known_of(fact, day)
    ]
    return replace(
        certification,
        facts=tuple(fact for fact in stated if fact.is_in_force(day)),
        facts_ahead=tuple(fact for fact in stated if fact.is_ahead(day)),
    )


def is_known_of(fact: Fact, day: date) -> bool:
    """Whether it says anything of a day that has passed."""
    started = fact.in_force_from is not None and fact.in_force_from <= day
    return fact.collected_on <= day or started


def first_day(certifications: Iterable[Certification], today: date) -> date:
    """The first day of which any fact was known."""
    days = (fact.collected_on for one in certifications for fact in (*one.facts, *one.facts_ahead))
    return min(days, default=today)


def _checked_by(days: Sequence[date], day: date) -> date | None:
    return max((checked for checked in days if checked <= day), default=None)
