"""Whom a certification serves, its rivals, what outgrows it, where it counts, and what changes when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.domain.advice import (
    Alternative,
    AlternativeGroup,
    DatedChange,
    Named,
    OutgrownCondition,
    OutgrownRule,
    Recognition,
)
from certifications.domain.facts import Confidence
from certifications.domain.statements import CertificationName
from certifications.domain.vocabulary import Basis, OutgrownWhen, Service, Stage, Strength
from certifications.models.readings import EXPERIENCE_KINDS
from certifications.queries.advice import AdviceOn, ServedRole
from certifications.wording.marks import FactMark, grounds_mark
from certifications.wording.words import date_words, source_date_words
from portal.shared.components import DefinedTerm
from portal.shared.words import either, listed

Known = Mapping[str, CertificationName]

STAGE_WORDS: dict[Stage, Promise] = {
    Stage.START: gettext_lazy("at the start"),
    Stage.ESTABLISHED: gettext_lazy("once established"),
    Stage.SENIOR: gettext_lazy("as a senior"),
}
SERVICE_WORDS: dict[Service, Promise] = {
    Service.USUAL: gettext_lazy("the usual choice"),
    Service.GOOD: gettext_lazy("a good choice"),
    Service.SPECIAL: gettext_lazy("a choice in special cases"),
}
BASIS_WORDS: dict[Basis, Promise] = {
    Basis.SOURCED: gettext_lazy("a source says so"),
    Basis.MIXED: gettext_lazy("our conclusion from sources"),
    Basis.EDITORIAL: gettext_lazy("our judgement"),
}
KINDS = dict(EXPERIENCE_KINDS)


@dataclass(frozen=True, slots=True)
class Link:
    """A certification by name; `url` is empty for one that the catalogue does not have."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class RoleView:
    """What a certification is to one role: at which stages, how well, why; `is_for` is false for a misfit."""

    name: str
    is_for: bool
    stages: tuple[DefinedTerm, ...]
    judged: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """One of a group of alternatives; cells that nobody knows are left out."""

    link: Link
    is_here: bool
    cells: tuple[DefinedTerm, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of alternatives with the question that readers ask."""

    question: str
    why: str
    members: tuple[MemberView, ...]
    default: str
    judged: str


@dataclass(frozen=True, slots=True)
class OutgrownView:
    """Who has no use for it."""

    never: tuple[str, ...]
    discouraged: tuple[str, ...]
    because: str
    still_sensible: tuple[str, ...]
    judged: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with its source."""

    text: str
    where: str
    flags: tuple[str, ...]
    mark: FactMark


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changes, from when, before and after."""

    what: str
    when: str
    before: str
    after: str
    is_ahead: bool
    flags: tuple[str, ...]
    mark: FactMark


@dataclass(frozen=True, slots=True)
class AdviceView:
    """All that stands beside the facts."""

    roles: tuple[RoleView, ...]
    groups: tuple[GroupView, ...]
    outgrown: OutgrownView | None
    recognition: tuple[StatementView, ...]
    changes: tuple[ChangeView, ...]


def advice_view(
    advice: AdviceOn, here: CertificationName, names: Iterable[CertificationName], today: date
) -> AdviceView:
    """What stands beside the facts of a certification, on a day."""
    known = {name.slug: name for name in (*names, here)}
    return AdviceView(
        roles=_roles(advice),
        groups=tuple(_group(group, here.slug, known) for group in advice.groups),
        outgrown=_outgrown(advice.outgrown) if advice.outgrown else None,
        recognition=tuple(_statement(item, advice.regions) for item in advice.recognition),
        changes=tuple(_change(item, today) for item in advice.changes),
    )


def _judged(author: str, made_on: date) -> str:
    return _("Judged by %(author)s on %(date)s.") % {"author": author, "date": date_words(made_on)}


def _roles(advice: AdviceOn) -> tuple[RoleView, ...]:
    found = []
    for _key, group in groupby(advice.roles, key=lambda role: role.key):
        served = list(group)
        first = served[0]
        stages = tuple(_stage(role, advice.regions) for role in served)
        is_for = any(role.service for role in served)
        found.append(RoleView(first.name, is_for, stages, _judged(first.judged_by, first.judged_on)))
    return tuple(sorted(found, key=lambda role: not role.is_for))


def _stage(role: ServedRole, regions: Mapping[str, str]) -> DefinedTerm:
    service = role.service
    if service is None:
        return DefinedTerm(_("not for this role"), role.why)
    head = [str(STAGE_WORDS[service.stage]), str(SERVICE_WORDS[service.service])]
    if service.regions:
        head.append(listed([regions.get(key, key) for key in service.regions]))
    if service.when:
        head.append(_("only where: %(case)s") % {"case": service.when})
    words = _("%(why)s (%(basis)s)") % {"why": role.why, "basis": BASIS_WORDS[service.basis]}
    return DefinedTerm(", ".join(head), words)


def _link(named: Named, known: Known) -> Link:
    name = known.get(named.slug)
    return Link(name.title if name else named.name, name.url if name else "")


def _group(group: AlternativeGroup, here: str, known: Known) -> GroupView:
    default = ""
    if group.default:
        default = _("Where nothing else decides: %(name)s.") % {"name": _link(group.default, known).name}
        if group.default_unless:
            default += " " + _("Unless: %(cases)s.") % {"cases": "; ".join(group.default_unless)}
    return GroupView(
        question=group.question,
        why=group.why_rivals,
        members=tuple(
            MemberView(_link(member.certification, known), member.certification.slug == here, _cells(member))
            for member in group.members
        ),
        default=default,
        judged=_judged(group.judged.author, group.judged.made_on),
    )


def _cells(member: Alternative) -> tuple[DefinedTerm, ...]:
    cells = (
        (_("Take it if"), member.best_if),
        (_("Exam or course"), member.form),
        (_("Cost"), member.cost),
        (_("Renewal"), member.renewal),
        (_("Asked for"), member.recognition),
        (_("With care"), member.caution),
    )
    return tuple(DefinedTerm(label, words) for label, words in cells if words)


def _outgrown(rule: OutgrownRule) -> OutgrownView:
    return OutgrownView(
        never=_cases(rule.conditions, Strength.NEVER),
        discouraged=_cases(rule.conditions, Strength.DISCOURAGE),
        because=rule.because,
        still_sensible=rule.still_sensible_if,
        judged=_judged(rule.judged.author, rule.judged.made_on),
    )


def _cases(conditions: Iterable[OutgrownCondition], strength: Strength) -> tuple[str, ...]:
    """Who has no use for it, in half sentences that follow “somebody who”."""
    own = [item for item in conditions if item.strength is strength]
    found: list[str] = []
    for when, group in groupby(sorted(own, key=_place), key=lambda item: item.when):
        found += _words(when, list(group))
    return tuple(found)


def _place(condition: OutgrownCondition) -> int:
    return list(OutgrownWhen).index(condition.when)


def _words(when: OutgrownWhen, rows: list[OutgrownCondition]) -> list[str]:
    """The half sentences of conditions of one kind."""
    certifications = [row.certification.name for row in rows if row.certification]
    names = [row.name for row in rows]
    match when:
        case OutgrownWhen.MONTHS_AT_LEAST:
            return [_at_least(row) for row in rows]
        case OutgrownWhen.MONTHS_BELOW:
            return [_below(row) for row in rows]
        case OutgrownWhen.HOLDS | OutgrownWhen.LACKS | OutgrownWhen.MAY_ENTER:
            return [str(_OF_CERTIFICATIONS[when]) % {"names": either(certifications)}]
        case _:
            return [str(_OF_OTHERS[when]) % {"names": either(names)}]


_OF_CERTIFICATIONS: dict[OutgrownWhen, Promise] = {
    OutgrownWhen.HOLDS: gettext_lazy("holds %(names)s"),
    OutgrownWhen.LACKS: gettext_lazy("does not hold %(names)s"),
    OutgrownWhen.MAY_ENTER: gettext_lazy("may enter %(names)s already"),
}
_OF_OTHERS: dict[OutgrownWhen, Promise] = {
    OutgrownWhen.OUTSIDE_REGION: gettext_lazy("works outside %(names)s"),
    OutgrownWhen.WITHOUT: gettext_lazy("works without %(names)s"),
    OutgrownWhen.IN_ROLE: gettext_lazy("has another role: %(names)s"),
    OutgrownWhen.NOT_IN_ROLE: gettext_lazy("is not a %(names)s"),
    OutgrownWhen.NOBODY_NEW: gettext_lazy("is new to it%(names)s"),
    OutgrownWhen.ENTRY_UNKNOWN: gettext_lazy("wants a date: its issuer does not say how to enter%(names)s"),
}


def _at_least(row: OutgrownCondition) -> str:
    months = row.months or 0
    words = ngettext(
        "has %(months)d month or more of: %(kind)s",
        "has %(months)d months or more of: %(kind)s",
        months,
    ) % {"months": months, "kind": KINDS[row.kind]}
    with_education = {"degree": _("with a degree"), "secondary": _("without a degree")}.get(row.education, "")
    return f"{words}, {with_education}" if with_education else words


def _below(row: OutgrownCondition) -> str:
    months = row.months or 0
    return ngettext(
        "has less than %(months)d month of: %(kind)s",
        "has less than %(months)d months of: %(kind)s",
        months,
    ) % {"months": months, "kind": KINDS[row.kind]}


def _flags(confidence: Confidence) -> tuple[str, ...]:
    return ("low",) if confidence is Confidence.LOW else ()


def _statement(item: Recognition, regions: Mapping[str, str]) -> StatementView:
    return StatementView(
        text=item.statement,
        where=listed([regions.get(key, key) for key in item.regions]),
        flags=_flags(item.grounds.confidence),
        mark=grounds_mark(item.grounds, item.statement),
    )


def _change(item: DatedChange, today: date) -> ChangeView:
    return ChangeView(
        what=item.what,
        when=source_date_words(item.in_force_from) if item.in_force_from else "",
        before=item.before,
        after=item.after,
        is_ahead=item.is_ahead(today),
        flags=_flags(item.grounds.confidence),
        mark=grounds_mark(item.grounds, item.what),
    )
