"""What somebody named as a limit, held against a certification: money and time."""

from datetime import date

from assessments.domain.engines.v3.entry import BY_TRAINING, reached_by
from assessments.domain.engines.v3.months import month_after, month_of
from assessments.domain.engines.v3.person import Person
from assessments.domain.engines.v3.requirements import why_unusable
from assessments.domain.outcomes.outcome import Eligibility, Limit
from assessments.domain.snapshots.snapshot import Certified, Price

CURRENCY = "USD"
# How far ahead the first step may lie where no date was named, what still counts as the next one, and as a
# later one; where there is nothing else, people are told of what lies further ahead.
FIRST_WITHIN, THEN_WITHIN, LATER_WITHIN, FAR_WITHIN = 9, 18, 36, 60


def limits_beyond(
    certified: Certified, eligibility: Eligibility, person: Person, as_of: date
) -> tuple[Limit, ...]:
    """The limits that a certification goes beyond, or may; an unknown price may be beyond any budget."""
    found: list[Limit] = []
    reached = reached_by(eligibility)
    if person.budget is not None:
        price = price_of(certified, reached or month_of(as_of))
        if price and price.low > person.budget and why_unusable(price.grounds, as_of) is None:
            found.append(Limit.OVER_BUDGET)
        else:
            most = _with_training(certified, eligibility, price) if price else None
            if most is None or most > person.budget:
                found.append(Limit.MAY_EXCEED_BUDGET)
    if person.latest is not None and reached is not None and reached > person.latest:
        found.append(Limit.AFTER_DEADLINE)
    return tuple(found)


def price_of(certified: Certified, month: date) -> Price | None:
    """What a certification costs in US dollars in a month; None where no price in them is known then.

    An edition that holds by the month counts as far as it names such a price.
    """
    editions = (item.prices for item in reversed(certified.editions) if month_of(item.since) <= month)
    stated = (price for prices in (*editions, certified.prices) for price in prices)
    return next((price for price in stated if price.currency == CURRENCY), None)


def is_within(eligibility: Eligibility, as_of: date, months: int) -> bool:
    """Whether somebody can enter within so many months; true where no month is known."""
    reached, last = reached_by(eligibility), month_after(as_of, months)
    return reached is None or last is None or reached <= last


def _with_training(certified: Certified, eligibility: Eligibility, price: Price) -> int | None:
    """The most that it may cost with the training that is still to do; None where nobody knows."""
    course = certified.course
    is_to_do = any(item.requirement in BY_TRAINING for item in eligibility.missing)
    if not is_to_do and not (course and course.is_required):
        return price.high
    if course is None or course.price is None or course.price.currency != price.currency:
        return None
    # Where the course is what has the price, the exam comes with it.
    return price.high if course.price in certified.prices else price.high + course.price.high
