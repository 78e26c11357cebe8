"""The facts of a certification by kind, each with the mark that opens its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.facts import Fact, FactKind
from certifications.domain.fields import route_of
from certifications.domain.routes import EntryRoute, routes_of
from certifications.domain.unknowns import missing_fields
from certifications.queries.fact_words import AT_MOST, Names, value_words
from certifications.wording.marks import FactMark, MarkMaker, evidence_url, flags_of
from certifications.wording.routes import route_sentences
from certifications.wording.words import force_words
from portal.shared.words import listed

# In the order in which a reader asks.
GROUPS: dict[FactKind, Promise] = {
    FactKind.PREREQUISITE: gettext_lazy("To enter"),
    FactKind.EXAM: gettext_lazy("Exam"),
    FactKind.FEE: gettext_lazy("What it costs"),
    FactKind.RENEWAL: gettext_lazy("To keep it"),
    FactKind.CONTENT: gettext_lazy("What it shows"),
}
# What is expected and not known, after “We have not yet found out”.
EXPECTED: dict[str, Promise] = {
    "validates": gettext_lazy("what it validates"),
    "exam.questions": gettext_lazy("how many questions there are"),
    "exam.minutes": gettext_lazy("how long the exam takes"),
    "exam.format": gettext_lazy("what format the exam has"),
    "exam.pass_mark": gettext_lazy("what the pass mark is"),
    "exam.delivery": gettext_lazy("where and how you take the exam"),
    "renewal.cycle_years": gettext_lazy("how long it stays valid"),
    "renewal.units": gettext_lazy("what renewal requires"),
    "renewal.fee": gettext_lazy("what renewal costs"),
}
# Characters; a longer value is a sentence.
LONGEST_FIGURE = 32


@dataclass(frozen=True, slots=True)
class FactItem:
    """One fact's value. Values that are figures or names stand out, long ones are set as text.

    `when` says from or until which day it is in force; empty where nobody knows of one.
    """

    value: str
    note: str
    caution: str
    is_long: bool
    flags: tuple[str, ...]
    mark: FactMark
    when: str = ""

    @property
    def is_stale(self) -> bool:
        """Whether its shelf life has passed."""
        return "stale" in self.flags


@dataclass(frozen=True, slots=True)
class FactRow:
    """What is stated, and every fact that states it."""

    label: str
    items: tuple[FactItem, ...]


@dataclass(frozen=True, slots=True)
class RouteView:
    """One way in: its sentences, and the facts that they are made of; what changes in it, a line each.

    `anchor` is where its facts stand on the page of sources, `cited` names their sources, each once.
    """

    anchor: str
    title: str
    sentences: str
    flags: tuple[str, ...]
    rows: tuple[FactRow, ...]
    cited: tuple[str, ...]
    ahead: tuple[str, ...] = ()

    @property
    def evidence_url(self) -> str:
        """Where its facts are read with their sources."""
        return evidence_url(self.anchor)


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one kind; without any, what the reader asks is unknown and said to be.

    `unknown` names what one would expect here and no source states.
    """

    anchor: str
    title: str
    routes: tuple[RouteView, ...]
    rows: tuple[FactRow, ...]
    unknown: str
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not self.routes and not self.rows


def anchor_of(kind: FactKind) -> str:
    """Where the facts of a kind stand in the page, apart from the anchors of the page's frame."""
    return f"facts-{kind.value}"


def fact_groups(
    facts: tuple[Fact, ...],
    names: Names,
    marks: MarkMaker,
    *,
    ahead: tuple[Fact, ...] = (),
    entry_note: str = "",
) -> tuple[FactGroup, ...]:
    """All groups in the reader's order, those without facts too; `ahead` are not in force yet."""
    known = (*facts, *sorted(ahead, key=lambda fact: fact.in_force_from or marks.today))
    return tuple(
        FactGroup(
            anchor=anchor_of(kind),
            title=str(title),
            routes=_routes(facts, ahead, names, marks) if kind is FactKind.PREREQUISITE else (),
            rows=fact_rows([fact for fact in known if _is_listed(fact, kind)], names, marks),
            unknown=unknown_words(known, kind),
            note=entry_note if kind is FactKind.PREREQUISITE else "",
        )
        for kind, title in GROUPS.items()
    )


def fact_rows(facts: Sequence[Fact], names: Names, marks: MarkMaker) -> tuple[FactRow, ...]:
    """Facts by what they state, in the order of its first fact."""
    by_key: dict[str, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault(fact.key, []).append(fact)
    return tuple(
        FactRow(known[0].label, tuple(fact_item(fact, names, marks) for fact in known))
        for known in by_key.values()
    )


def cited_words(mark: FactMark) -> str:
    """Whose word a fact is, with the number of its source: “PMI 12”."""
    return f"{mark.kind} {mark.number}".strip() if mark.number else mark.kind


def fact_item(fact: Fact, names: Names, marks: MarkMaker) -> FactItem:
    """One fact on the day of its mark."""
    value = value_words(fact, names)
    return FactItem(
        value=value,
        note="" if fact.note in AT_MOST and isinstance(fact.typed, int) else fact.note,
        caution=fact.caution,
        is_long=len(value) > LONGEST_FIGURE,
        flags=flags_of([fact], marks.today),
        mark=marks.of_fact(fact),
        when=force_words(fact, marks.today),
    )


def unknown_words(facts: Sequence[Fact], kind: FactKind) -> str:
    """What is expected of a kind and stated by no fact, in a list; empty when the whole kind is unknown."""
    if not any(fact.kind is kind for fact in facts):
        return ""
    return listed(
        [str(EXPECTED.get(field.key, field.label.lower())) for field in missing_fields(facts, kind)]
    )


def _is_listed(fact: Fact, kind: FactKind) -> bool:
    """Facts of routes stand behind their route's sentences."""
    return fact.kind is kind and route_of(fact.key) is None


def _routes(
    facts: Sequence[Fact], ahead: Sequence[Fact], names: Names, marks: MarkMaker
) -> tuple[RouteView, ...]:
    """The ways in, then those that open on a day ahead."""
    routes = routes_of(facts)
    to_come = {route.number: route for route in routes_of(ahead)}
    open_now = tuple(
        _route(
            route,
            to_come.pop(route.number).facts if route.number in to_come else (),
            _("Route %(number)d") % {"number": number} if len(routes) > 1 else "",
            names,
            marks,
        )
        for number, route in enumerate(routes, start=1)
    )
    later = tuple(
        _route(route, (), force_words(route.facts[0], marks.today), names, marks)
        for route in to_come.values()
    )
    return (*open_now, *later)


def _route(route: EntryRoute, ahead: Sequence[Fact], title: str, names: Names, marks: MarkMaker) -> RouteView:
    rows = fact_rows((*route.facts, *ahead), names, marks)
    return RouteView(
        anchor=f"route-{route.number}",
        title=title,
        sentences=route_sentences(route, names),
        flags=flags_of(route.facts, marks.today),
        rows=rows,
        cited=tuple(dict.fromkeys(cited_words(item.mark) for row in rows for item in row.items)),
        ahead=tuple(
            _("%(from)s: %(label)s: %(value)s")
            % {
                "from": force_words(fact, marks.today),
                "label": fact.label.lower(),
                "value": value_words(fact, names),
            }
            for fact in ahead
        ),
    )
