"""Two disciplines side by side, computed from the facts and judgements of their certifications.

Nothing here is typed by hand: a cell is a range, a majority with its exceptions, a tally, a listing, or
unknown, and it carries the grounds it was computed from. Facts past their shelf life are left out and
counted. The order in which certifications are given does not matter. Cost: linear in the number of facts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from certifications.domain.certification import Certification, is_bookable, shows_booking
from certifications.domain.comparison_cells import (
    CellGround,
    ComparisonCell,
    ComparisonCellKind,
    ComparisonRow,
    GroundBasis,
    Member,
)
from certifications.domain.facts import Fact
from certifications.domain.fields import route_of
from certifications.domain.routes import EntryRoute, routes_of
from certifications.domain.vocabulary import Coverage, Orientation

Members = Sequence[Member]
Compute = Callable[[Members], ComparisonCell]
Judge = Callable[[Member], CellGround | None]

WORK_AREAS = (
    "project_work",
    "ongoing_operational_work",
    "recurring_workflows",
    "adhoc_unplanned_work",
)
OPERATIONS_AREAS = WORK_AREAS[1:]


def compare_disciplines(
    first: Iterable[Certification], second: Iterable[Certification], today: date
) -> tuple[ComparisonRow, ...]:
    """Every row for the certifications of two disciplines, on a day."""
    left, right = (_members(side, today) for side in (first, second))
    return tuple(ComparisonRow(key, compute(left), compute(right)) for key, compute in ROWS.items())


def fitting(certifications: Iterable[Certification], discipline: str) -> tuple[Certification, ...]:
    """The certifications of a discipline, and those of others that also fit it."""
    return best_documented_first(
        item
        for item in certifications
        if discipline in {item.discipline.key, *(term.key for term in item.also_fits)}
    )


def best_documented_first(certifications: Iterable[Certification]) -> tuple[Certification, ...]:
    """The order of grounds and listings: most facts first, then by name and slug. A total order."""
    return tuple(sorted(certifications, key=lambda item: (-len(item.facts), item.short_name, item.slug)))


def _members(certifications: Iterable[Certification], today: date) -> Members:
    return tuple(Member.on(item, today) for item in best_documented_first(certifications))


def _fact(member: Member, fact: Fact, value: str = "") -> CellGround:
    return CellGround(member.certification, value or fact.value, GroundBasis.FACT, fact)


def _judged(member: Member, value: str, *, issuer_only: bool = False) -> CellGround:
    return CellGround(member.certification, value, GroundBasis.JUDGEMENT, issuer_only=issuer_only)


def _stale(members: Members, is_of_row: Callable[[Fact], bool]) -> int:
    return sum(is_of_row(fact) for member in members for fact in member.stale)


def _unknown(members: Members, stale: int = 0) -> ComparisonCell:
    return ComparisonCell(ComparisonCellKind.UNKNOWN, known=0, total=len(members), stale=stale)


def _known(grounds: Iterable[CellGround]) -> int:
    return len({ground.certification.slug for ground in grounds})


def _number(key: str) -> Compute:
    """The range of a numeric fact; the first within its shelf life counts."""

    def compute(members: Members) -> ComparisonCell:
        stale = _stale(members, lambda fact: fact.key == key)
        found = [
            (fact.typed, fact.unit, _fact(member, fact))
            for member in members
            for fact in [item for item in member.fresh if item.key == key][:1]
            if isinstance(fact.typed, int)
        ]
        if not found:
            return _unknown(members, stale)
        numbers = [number for number, _unit, _ground in found]
        grounds = tuple(ground for _number, _unit, ground in found)
        return ComparisonCell(
            ComparisonCellKind.RANGE,
            known=_known(grounds),
            total=len(members),
            grounds=grounds,
            low=min(numbers),
            high=max(numbers),
            unit=found[0][1],
            stale=stale,
        )

    return compute


def _majority(judge: Judge, is_of_row: Callable[[Fact], bool] = lambda _fact: False) -> Compute:
    """The most common value of something each certification has; None from the judge is unknown."""

    def compute(members: Members) -> ComparisonCell:
        stale = _stale(members, is_of_row)
        grounds = tuple(ground for ground in map(judge, members) if ground)
        if not grounds:
            return _unknown(members, stale)
        counts = Counter(ground.value for ground in grounds)
        return ComparisonCell(
            ComparisonCellKind.MAJORITY,
            known=len(grounds),
            total=len(members),
            grounds=grounds,
            stale=stale,
            counts=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        )

    return compute


def _coverage(*areas: str) -> Compute:
    """How far areas are covered: the widest coverage among them, for each certification."""
    order = (Coverage.CORE, Coverage.PARTIAL, Coverage.NONE)

    def judge(member: Member) -> CellGround | None:
        rows = [item for item in member.certification.coverage if item.area.key in areas]
        for level in order:
            at_level = [item for item in rows if item.coverage is level]
            if at_level:
                return _judged(member, level.value, issuer_only=all(item.issuer_only for item in at_level))
        return None

    return _majority(judge)


def _kinds_of_work(members: Members) -> ComparisonCell:
    """How many certifications have each kind of work at their core."""
    judged = [
        (member, item)
        for member in members
        for item in member.certification.coverage
        if item.area.key in WORK_AREAS and item.coverage is not Coverage.UNKNOWN
    ]
    grounds = tuple(
        _judged(member, item.area.key, issuer_only=item.issuer_only)
        for member, item in judged
        if item.coverage is Coverage.CORE
    )
    if not grounds:
        return _unknown(members)
    counts = Counter(ground.value for ground in grounds)
    return ComparisonCell(
        ComparisonCellKind.TALLY,
        known=len({member.certification.slug for member, _item in judged}),
        total=len(members),
        grounds=grounds,
        counts=tuple((area, counts[area]) for area in WORK_AREAS),
    )


def _time_frame(member: Member) -> CellGround | None:
    core = [
        item
        for item in member.certification.coverage
        if item.area.key in WORK_AREAS and item.coverage is Coverage.CORE
    ]
    kinds = {"temporary" if item.area.key == "project_work" else "ongoing" for item in core}
    if not kinds:
        return None
    value = kinds.pop() if len(kinds) == 1 else "both"
    return _judged(member, value, issuer_only=all(item.issuer_only for item in core))


def _orientation(member: Member) -> CellGround:
    return _judged(member, member.certification.orientation.value)


def _tool(member: Member) -> CellGround:
    return _judged(member, "tool" if member.certification.orientation is Orientation.TOOL else "no-tool")


def _bookable(member: Member) -> CellGround | None:
    """Whether it can be booked; unknown when only stale facts say so."""
    if not is_bookable(member.certification):
        return CellGround(member.certification, "not-bookable", GroundBasis.RECORD)
    fact = next((fact for fact in member.fresh if shows_booking(fact)), None)
    return _fact(member, fact, "bookable") if fact else None


def _is_entry(fact: Fact) -> bool:
    return route_of(fact.key) is not None


def _entry(member: Member) -> CellGround | None:
    """What entry asks, by the easiest route. One stale requirement leaves the whole of it unknown."""
    routes = routes_of(member.fresh)
    if not routes or any(map(_is_entry, member.stale)):
        return None
    opened = [route for route in routes if route.is_open_to_newcomers]
    code, key = _asked((opened or routes)[0])
    # Of routes that ask for the same, the one with the fewest months.
    alike = [route for route in opened or routes if _asked(route)[0] == code]
    easiest = min(alike, key=lambda route: sum(part.months for part in route.months or ()))
    fact = next((fact for fact in easiest.facts if fact.key.endswith(key)), None)
    return _fact(member, fact, code) if code and fact else None


def _asked(route: EntryRoute) -> tuple[str, str]:
    """What a route asks first, and the end of the key of the fact that says so."""
    if route.is_open_to_newcomers:
        return "open", ".experience_months"
    if any(part.months for part in route.months or ()):
        return "experience", ".experience_months"
    if route.certifications:
        return "certification", ".certs_required"
    if route.course:
        return "course", ".course_required"
    return "", ""


def _statements(key: str) -> Compute:
    """What certifications state, word for word; the first statement of each is listed."""

    def compute(members: Members) -> ComparisonCell:
        stale = _stale(members, lambda fact: fact.key == key)
        stated = [
            tuple(_fact(member, fact) for fact in member.fresh if fact.key == key) for member in members
        ]
        return _listing(members, [grounds for grounds in stated if grounds], stale)

    return compute


def _listing(members: Members, stated: Sequence[tuple[CellGround, ...]], stale: int = 0) -> ComparisonCell:
    if not stated:
        return _unknown(members, stale)
    return ComparisonCell(
        ComparisonCellKind.LISTING,
        known=len(stated),
        total=len(members),
        stale=stale,
        grounds=tuple(ground for grounds in stated for ground in grounds),
        items=tuple(grounds[0] for grounds in stated),
    )


def _suits(members: Members) -> ComparisonCell:
    return _listing(
        members,
        [
            (_judged(member, member.certification.who_it_suits),)
            for member in members
            if member.certification.who_it_suits
        ],
    )


def _issuer(member: Member) -> CellGround:
    return CellGround(member.certification, member.certification.issuer.name, GroundBasis.RECORD)


def _no_facts(members: Members) -> ComparisonCell:
    """A question that our facts do not answer yet; saying so is better than guessing."""
    return _unknown(members)


ROWS: dict[str, Compute] = {
    "certified": _majority(_orientation),
    "kind-of-work": _kinds_of_work,
    "projects": _coverage("project_work"),
    "operations": _coverage(*OPERATIONS_AREAS),
    "coordination": _coverage("cross_functional_coordination"),
    "time-frame": _majority(_time_frame),
    "roles": _suits,
    "shows": _statements("validates"),
    "tool": _majority(_tool),
    "prerequisites": _majority(_entry, _is_entry),
    "exam-format": _statements("exam.format"),
    "exam-questions": _number("exam.questions"),
    "exam-minutes": _number("exam.minutes"),
    "renewal": _number("renewal.cycle_years"),
    "renewal-asks": _statements("renewal.units"),
    "recognition": _no_facts,
    "bookable": _majority(_bookable, shows_booking),
    "issuers": _majority(_issuer),
}
