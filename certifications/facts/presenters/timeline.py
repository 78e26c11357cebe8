"""What has changed and what will, by date: announced changes, and facts that come into force or end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from certifications.domain.advice import DatedChange, first_day_of
from certifications.domain.certification import Certification
from certifications.domain.facts import Confidence, Fact
from certifications.queries.fact_words import Names, percent_closed, value_words
from certifications.wording.marks import FactMark, MarkMaker
from certifications.wording.words import date_words, source_date_words
from portal.shared.words import sentence_case


@dataclass(frozen=True, slots=True)
class DatedChangeView:
    """What changes, from when, before and after, with its source; `day` orders it, None where undated.

    `in_short` follows a day and a colon.
    """

    day: date | None
    when: str
    what: str
    in_short: str
    before: str
    after: str
    is_ahead: bool
    flags: tuple[str, ...]
    mark: FactMark

    @property
    def in_full(self) -> str:
        """What changes, with its values: “Renewal. Before: fee only. After: fee and units.”."""
        if self.before and self.after:
            words = _("%(what)s. Before: %(before)s. After: %(after)s.")
            return words % {"what": self.what, "before": self.before, "after": self.after}
        return ": ".join(filter(None, (self.what, self.before or self.after)))


@dataclass(frozen=True, slots=True)
class ChangesByDate:
    """What came, the earliest first; today; what is still to come, the nearest first; then the undated."""

    past: tuple[DatedChangeView, ...]
    today: str
    ahead: tuple[DatedChangeView, ...]
    undated: tuple[DatedChangeView, ...]

    @property
    def entries(self) -> tuple[DatedChangeView, ...]:
        """All of them, in order."""
        return (*self.past, *self.ahead, *self.undated)


def timeline_view(
    certification: Certification, changes: Iterable[DatedChange], names: Names, marks: MarkMaker
) -> ChangesByDate:
    """The dated changes of a certification on the day of its marks."""
    entries = [*(_change(one, marks) for one in changes), *_of_facts(certification, names, marks)]
    entries.sort(key=lambda one: (one.day is None, one.day or marks.today))
    return ChangesByDate(
        past=tuple(one for one in entries if one.day and not one.is_ahead),
        today=date_words(marks.today),
        ahead=tuple(one for one in entries if one.day and one.is_ahead),
        undated=tuple(one for one in entries if one.day is None),
    )


def _change(item: DatedChange, marks: MarkMaker) -> DatedChangeView:
    return DatedChangeView(
        day=first_day_of(item.in_force_from),
        when=sentence_case(source_date_words(item.in_force_from))
        if item.in_force_from
        else _("Date unknown"),
        what=sentence_case(item.what),
        in_short=item.what,
        before=percent_closed(item.before),
        after=percent_closed(item.after),
        is_ahead=item.is_ahead(marks.today),
        flags=("low",) if item.grounds.confidence is Confidence.LOW else (),
        mark=marks.of_grounds(item.grounds, item.what),
    )


def _of_facts(certification: Certification, names: Names, marks: MarkMaker) -> Iterator[DatedChangeView]:
    """Facts with a first day; one that takes the place of another says what that was."""
    for fact in (*certification.facts, *certification.facts_ahead):
        if fact.in_force_from:
            is_ahead = fact.is_ahead(marks.today)
            now = certification.fact(fact.key) if is_ahead else None
            yield _of_fact(fact, fact.in_force_from, value_words(now, names) if now else "", names, marks)
        elif fact.in_force_until:
            yield _of_fact(fact, fact.in_force_until, "", names, marks, ends=True)


def _of_fact(
    fact: Fact, day: date, before: str, names: Names, marks: MarkMaker, *, ends: bool = False
) -> DatedChangeView:
    value = value_words(fact, names)
    return DatedChangeView(
        day=day,
        when=date_words(day),
        what=_("%(label)s: last day") % {"label": fact.label} if ends else fact.label,
        in_short=f"{fact.label.lower()} {value}",
        before=before,
        after=value,
        is_ahead=day > marks.today,
        flags=("low",) if fact.confidence is Confidence.LOW else (),
        mark=marks.of_fact(fact),
    )
