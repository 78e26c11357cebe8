"""Who has outgrown a certification, said to the reader."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.domain.advice import OutgrownCondition, OutgrownRule
from certifications.domain.names import spoken_name
from certifications.domain.statements import CertificationName
from certifications.domain.vocabulary import CircumstanceKind, ExperienceKind, OutgrownWhen, Strength
from certifications.facts.presenters.alternatives import linked
from certifications.facts.presenters.roles import circumstance_name, judged_by
from certifications.models.readings import EXPERIENCE_KINDS
from certifications.wording.marks import SourceLink, source_links
from certifications.wording.regions import regions_words
from portal.shared.words import either, in_a_sentence, sentence_case

Known = Mapping[str, CertificationName]

KINDS: dict[str, str | Promise] = {
    **dict(EXPERIENCE_KINDS),
    ExperienceKind.RISK.value: gettext_lazy("Managing project risk"),
}
# Of what somebody was, not of what somebody did: “experience as a product owner”.
AS_WHAT: dict[str, Promise] = {
    ExperienceKind.SCRUM_MASTER: gettext_lazy("as a Scrum Master"),
    ExperienceKind.PRODUCT_OWNER: gettext_lazy("as a product owner"),
}
# They follow “you”.
OF_NAMES: dict[OutgrownWhen, Promise] = {
    OutgrownWhen.HOLDS: gettext_lazy("already have %(names)s"),
    OutgrownWhen.LACKS: gettext_lazy("do not have %(names)s"),
    OutgrownWhen.MAY_ENTER: gettext_lazy("already qualify for %(names)s"),
    OutgrownWhen.OUTSIDE_REGION: gettext_lazy("work, and look for work, only outside %(names)s"),
    OutgrownWhen.IN_ROLE: gettext_lazy("work, or want to work, as %(names)s"),
    OutgrownWhen.NOT_IN_ROLE: gettext_lazy("neither work nor want to work as %(names)s"),
}
WITHOUT: dict[CircumstanceKind, Promise] = {
    CircumstanceKind.FIELD: gettext_lazy("work outside %(names)s"),
    CircumstanceKind.METHOD: gettext_lazy("work where nobody uses %(names)s"),
    CircumstanceKind.TASK: gettext_lazy("do work that does not include %(names)s"),
    CircumstanceKind.TOOL: gettext_lazy("do not look after %(names)s"),
}
ALWAYS: dict[OutgrownWhen, Promise] = {
    OutgrownWhen.NOBODY_NEW: gettext_lazy("are new to it: we advise against starting it now"),
    OutgrownWhen.ENTRY_UNKNOWN: gettext_lazy("need to plan ahead: we found no entry rule"),
}

OF_ROLES = frozenset({OutgrownWhen.IN_ROLE, OutgrownWhen.NOT_IN_ROLE})


@dataclass(frozen=True, slots=True)
class OutgrownView:
    """Who has no use for it; the cases follow “you”."""

    never: tuple[str, ...]
    # Of these, the cases that are not about roles.
    never_for_holders: tuple[str, ...]
    discouraged: tuple[str, ...]
    because: str
    still_sensible: tuple[str, ...]
    sources: tuple[SourceLink, ...]
    judged: tuple[str, ...]


def outgrown_view(rule: OutgrownRule, known: Known) -> OutgrownView:
    """A rule in words."""
    return OutgrownView(
        never=_cases(rule.conditions, Strength.NEVER, known),
        never_for_holders=_cases(
            (item for item in rule.conditions if item.when not in OF_ROLES), Strength.NEVER, known
        ),
        discouraged=_cases(rule.conditions, Strength.DISCOURAGE, known),
        because=rule.because,
        still_sensible=tuple(map(sentence_case, rule.still_sensible_if)),
        sources=source_links(rule.sources),
        judged=judged_by([(rule.judged.author, rule.judged.made_on)]),
    )


def _cases(conditions: Iterable[OutgrownCondition], strength: Strength, known: Known) -> tuple[str, ...]:
    own = sorted((item for item in conditions if item.strength is strength), key=_place)
    return tuple(
        case
        for when, group in groupby(own, key=lambda item: item.when)
        for case in _words(when, list(group), known)
    )


def _place(condition: OutgrownCondition) -> int:
    return list(OutgrownWhen).index(condition.when)


def _words(when: OutgrownWhen, rows: list[OutgrownCondition], known: Known) -> list[str]:
    """The cases of conditions of one kind, several names in one case."""
    if when in ALWAYS:
        return [str(ALWAYS[when])]
    if when is OutgrownWhen.MONTHS_AT_LEAST:
        return [_at_least(row) for row in rows]
    if when is OutgrownWhen.MONTHS_BELOW:
        return [_below(row, known) for row in rows]
    if when is OutgrownWhen.WITHOUT:
        return _without(rows)
    if when is OutgrownWhen.OUTSIDE_REGION:
        return [str(OF_NAMES[when]) % {"names": regions_words(row.name for row in rows)}]
    names = [_name(row, known) for row in rows]
    # Of one family, those that belong together stand together: “PSPO I, PSPO II”.
    said = _one_of(names) if when in OF_ROLES else certifications_words(sorted(names, key=str.casefold))
    return [str(OF_NAMES[when]) % {"names": said}]


def _name(row: OutgrownCondition, known: Known) -> str:
    if row.certification is None:
        return row.name
    name = known.get(row.certification.slug)
    return spoken_name(name.abbreviation, name.title) if name else linked(row.certification, known).label


def _one_of(names: list[str]) -> str:
    """Names to choose from; kept apart by semicolons where they have words such as “or” of their own."""
    if any(re.search(r", |\bor\b", name) for name in names) and len(names) > 1:
        return _("one of these: %(names)s") % {"names": "; ".join(names)}
    return either(names)


def certifications_words(names: list[str]) -> str:
    """“the PMI-ACP or PgMP certification”; what has an article, “a master’s degree”, stands as it is."""
    bare = [name for name in names if not name.startswith(("a ", "an "))]
    if not bare:
        return _one_of(names)
    if len(bare) > 1 and any(re.search(r", |\bor\b", name) for name in bare):
        said = _("one of these certifications: %(names)s") % {"names": "; ".join(bare)}
    else:
        said = _("the %(names)s certification") % {"names": either(bare)}
    return either([said, *(name for name in names if name not in bare)])


def _without(rows: list[OutgrownCondition]) -> list[str]:
    by_kind: dict[CircumstanceKind, list[str]] = {}
    for row in rows:
        if row.circumstance_kind:
            by_kind.setdefault(row.circumstance_kind, []).append(row.name)
    return [
        str(WITHOUT[kind]) % {"names": either([circumstance_name(name, kind) for name in names])}
        for kind, names in by_kind.items()
    ]


def _at_least(row: OutgrownCondition) -> str:
    words = ngettext(
        "have at least %(months)d month’s experience %(kind)s",
        "have at least %(months)d months’ experience %(kind)s",
        row.months or 0,
    ) % {"months": row.months or 0, "kind": _kind(row)}
    with_education = {"degree": _("and a degree"), "secondary": _("and no degree")}.get(row.education, "")
    return f"{words} {with_education}".strip()


def _below(row: OutgrownCondition, known: Known) -> str:
    words = ngettext(
        "have less than %(months)d month’s experience %(kind)s",
        "have fewer than %(months)d months’ experience %(kind)s",
        row.months or 0,
    ) % {"months": row.months or 0, "kind": _kind(row)}
    held = [
        spoken_name(known[slug].abbreviation, known[slug].title) for slug in row.unless_holds if slug in known
    ]
    if not held:
        return words
    return _("%(case)s and do not have %(names)s") % {"case": words, "names": certifications_words(held)}


def _kind(row: OutgrownCondition) -> str:
    """What the experience is of, after the word: “of leading projects”."""
    if row.kind in AS_WHAT:
        return str(AS_WHAT[row.kind])
    return _("of %(kind)s") % {"kind": in_a_sentence(str(KINDS[row.kind]))}
