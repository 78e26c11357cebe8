"""What somebody told of their time and money, to read a plan beside. It neither makes nor orders the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.domain.definitions.questions import SingleChoice
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.outcomes.outcome import Eligibility
from assessments.results.presenters.facts import flags_of
from assessments.wording.texts import Wording
from certifications.domain.certification import Certification
from certifications.domain.costs import cost_to_get
from portal.shared.components import DefinedTerm as Row
from portal.shared.words import number_words

# Keys of single choices, and of their answers, as docs/algorithms/plan.md names them; shown in this order.
REGION, BUDGET, PAYER, BY_WHEN = "region", "budget", "payer", "by_when"
AMOUNTS = {"nothing": 0, "up_to_300": 300, "up_to_1000": 1000}
MONTHS = {"three_months": 3, "twelve_months": 12}
CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class OwnLimits:
    """`told` are the questions with their answers. `budget` is in US dollars, `latest` the first day of the
    last month in which the first certificate is wanted; None where no amount or no date was named.
    """

    told: tuple[Row, ...] = ()
    budget: int | None = None
    latest: date | None = None


NO_LIMITS = OwnLimits()


def limits_of(answers: Mapping[str, object], wording: Wording, as_of: date) -> OwnLimits:
    """The limits among the answers of a submission; none where its assessment does not ask for them."""
    asked = {item.key for item in wording.definition.questions if isinstance(item, SingleChoice)}
    told = {
        key: str(answers[key])
        for key in (REGION, BUDGET, PAYER, BY_WHEN)
        if key in asked and answers.get(key) not in {None, NOT_SURE}
    }
    months = MONTHS.get(told.get(BY_WHEN, ""))
    return OwnLimits(
        told=tuple(Row(wording.question(key), wording.choice(key, choice)) for key, choice in told.items()),
        budget=AMOUNTS.get(told.get(BUDGET, "")),
        latest=None if months is None else _month_after(as_of, months),
    )


def told_limits(answers: Mapping[str, object], wording: Wording) -> tuple[Row, ...]:
    """Where somebody works, what it may cost and by when, as they said: what the plan reads as limits."""
    background = wording.definition.background
    return tuple(
        Row(wording.question(key), wording.choice(key, str(answers[key])))
        for key in (background.region, background.budget, background.by_when)
        if key and answers.get(key) not in {None, NOT_SURE}
    )


def beyond_limits(
    limits: OwnLimits, eligibility: Eligibility, facts: Certification | None, today: date
) -> tuple[str, ...]:
    """Where the first step of a plan goes beyond the limits, as far as we know. Silence promises nothing."""
    found = (_beyond_date(limits, eligibility), _beyond_budget(limits, facts, today))
    return tuple(sentence for sentence in found if sentence)


def _beyond_date(limits: OwnLimits, eligibility: Eligibility) -> str:
    earliest = eligibility.earliest or eligibility.not_before
    if limits.latest is None or earliest is None or earliest <= limits.latest:
        return ""
    return _("Later than you want your first certificate.")


def _beyond_budget(limits: OwnLimits, facts: Certification | None, today: date) -> str:
    cost = cost_to_get(facts) if facts else None
    if limits.budget is None or cost is None:
        return ""
    prices = [part for part in cost.ranges if part.currency == CURRENCY and part.high > limits.budget]
    if not prices:
        return ""
    # What is stale or comes from a weak source says what may be, never what is.
    is_certain = prices[0].low > limits.budget and not flags_of(cost.facts, today)
    if limits.budget == 0:
        certain, possible = _("It has a fee, and you wanted to spend nothing."), _("It may have a fee.")
    else:
        certain = _("Costs more than the %(amount)s US dollars you named.")
        possible = _("May cost more than the %(amount)s US dollars you named.")
    return (certain if is_certain else possible) % {"amount": number_words(limits.budget)}


def _month_after(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
