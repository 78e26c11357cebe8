"""The fact sheet of a certification: facts by kind, each with the mark that opens its source."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.facts import Fact, FactKind, Freshness, fresh_until, freshness
from certifications.models.facts import CONFIDENCE_LABELS
from certifications.presenters.words import date_words, source_date_words, source_name, status_sentence

# In the order in which a reader asks.
GROUPS: dict[FactKind, Promise] = {
    FactKind.PREREQUISITE: gettext_lazy("To enter"),
    FactKind.EXAM: gettext_lazy("Exam"),
    FactKind.FEE: gettext_lazy("What it costs"),
    FactKind.RENEWAL: gettext_lazy("To keep it"),
}
# Characters; a longer value is a sentence.
LONGEST_FIGURE = 48


@dataclass(frozen=True, slots=True)
class FactMark:
    """Where a fact comes from. `state` is a Freshness value, which the mark's shape follows."""

    state: str
    status: str
    of: str
    source_url: str
    source_name: str
    source_date: str
    collected: str
    checked: str
    good_until: str
    confidence: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line of the fact sheet. Values that are figures or names stand out, long ones are set as text."""

    label: str
    value: str
    is_long: bool
    is_stale: bool
    mark: FactMark


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one kind; without any, what the reader asks is unknown and said to be."""

    anchor: str
    title: str
    rows: tuple[FactRow, ...]


def fact_groups(facts: tuple[Fact, ...], today: date) -> tuple[FactGroup, ...]:
    """All groups in the reader's order, those without facts too."""
    return tuple(
        FactGroup(
            anchor=kind.value,
            title=str(title),
            rows=tuple(fact_row(fact, today) for fact in facts if fact.kind is kind),
        )
        for kind, title in GROUPS.items()
    )


def fact_row(fact: Fact, today: date) -> FactRow:
    """A fact's line on a day."""
    value = f"{fact.value} {fact.unit}".strip()
    return FactRow(
        label=fact.label,
        value=value,
        is_long=len(value) > LONGEST_FIGURE,
        is_stale=freshness(fact, today) is Freshness.STALE,
        mark=fact_mark(fact, today),
    )


def fact_mark(fact: Fact, today: date) -> FactMark:
    """Where a fact comes from and how current it is on a day."""
    return FactMark(
        state=freshness(fact, today).value,
        status=status_sentence(fact),
        of=fact.label,
        source_url=fact.source_url,
        source_name=source_name(fact.source_url),
        source_date=source_date_words(fact.source_date),
        collected=date_words(fact.collected_on),
        checked=_("%(date)s, by a person who read the source") % {"date": date_words(fact.verified_on)}
        if fact.verified_on
        else _("not yet"),
        good_until=date_words(fresh_until(fact)),
        confidence=str(CONFIDENCE_LABELS[fact.confidence]),
    )
