"""One line of the work list: what is stated, where it comes from, what speaks for reading it again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.domain.checklist import Need, SourceKind
from certifications.domain.facts import fresh_until
from certifications.freshness.presenters.findings import FindingLine, finding_line, topics_line
from certifications.freshness.queries.statements import Stated, StatementName, ground_of
from certifications.freshness.queries.to_check import ToCheck
from certifications.freshness.services.take_back_checks import may_take_back
from certifications.models import FactVerification
from certifications.queries.fact_words import Names, stated_value_words
from certifications.queries.progressions import PublishedProgression
from certifications.wording.words import (
    PROGRESSION_WORDS,
    date_words,
    force_words,
    key_words,
    source_words,
    status_of,
)
from portal.users.models import User

NEED_WORDS: dict[Need, Promise] = {
    Need.STALE: gettext_lazy("Stale"),
    Need.SOON: gettext_lazy("Stale soon"),
    Need.NEVER: gettext_lazy("Never checked"),
    Need.CONTRADICTED: gettext_lazy("Contradicted"),
    Need.FOUND: gettext_lazy("Found at the source"),
}
SOURCE_KIND_WORDS: dict[SourceKind, Promise] = {
    SourceKind.ISSUER: gettext_lazy("The issuer’s own page"),
    SourceKind.OTHER: gettext_lazy("Another page"),
    SourceKind.WORDS: gettext_lazy("Described in words"),
    SourceKind.MACHINE: gettext_lazy("A machine-written site"),
}
# How much of a digest a row's id has.
ANCHOR_LENGTH = 12


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """A check made today: in words, and whether the person at hand may take it back."""

    words: str
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A published fact or progression in the work list.

    `name` is what forms send, `anchor` the row's id. `state` is "stale", "soon" or empty, `state_words` says
    it. `checked` is there on the day of a check. `watch` says what the source watch saw of the source.
    """

    name: str
    anchor: str
    title: str
    edit_url: str
    value: str
    source_url: str
    source: str
    state: str
    state_words: str
    status: str
    checked: CheckedBy | None
    collected: str
    contradictions: tuple[str, ...]
    reports: str
    findings: tuple[FindingLine, ...]
    watch: str


@dataclass(frozen=True, slots=True)
class RowMaterial:
    """What was asked for all rows of a page at once; `names` are those of certifications by slug."""

    today: date
    person: User
    checks: Mapping[StatementName, FactVerification]
    collected: Collection[StatementName]
    watch: Mapping[str, str]
    names: Names


def title_of(one: Stated) -> str:
    """What is stated, in a line: “Exam fee of Project Management Professional”."""
    if isinstance(one, PublishedProgression):
        return f"{one.start} {PROGRESSION_WORDS[one.progression.kind]} {one.end}"
    return _("%(fact)s of %(certification)s") % {
        "fact": key_words(one.fact.key),
        "certification": one.title,
    }


def edit_url_of(one: Stated) -> str:
    """Where it is edited: the fact itself, where the form has it."""
    if isinstance(one, PublishedProgression):
        return reverse("wagtailsnippets_certifications_progression:edit", args=[one.row_id])
    return f"{reverse('wagtailadmin_pages:edit', args=[one.page_id])}#fact:{one.fact.key}"


def check_rows(found: Iterable[ToCheck], material: RowMaterial) -> list[CheckRow]:
    """The lines of what is shown."""
    return [check_row(one, material) for one in found]


def check_row(one: ToCheck, material: RowMaterial) -> CheckRow:
    """The line of a statement."""
    ground = ground_of(one.stated)
    state = _state(one)
    return CheckRow(
        name=str(one.name),
        anchor=anchor_of(one.name),
        title=title_of(one.stated),
        edit_url=edit_url_of(one.stated),
        value=_value(one.stated, material),
        source_url=ground.source_url,
        source=source_words(ground),
        state=state.value if state else "",
        state_words=_state_words(one, state),
        status=status_of(ground.verified_on, ground.collected_on),
        checked=_checked(one.name, material),
        collected=_collected(one, material),
        contradictions=tuple(topics_line(topic) for topic in one.topics),
        reports=_reports(one.reports),
        findings=tuple(finding_line(finding) for finding in one.findings),
        watch=material.watch.get(ground.source_url, ""),
    )


def anchor_of(name: StatementName) -> str:
    """The id of a row."""
    return f"statement-{str(name.certification)[:8]}-{name.digest[:ANCHOR_LENGTH]}"


def _value(one: Stated, material: RowMaterial) -> str:
    if isinstance(one, PublishedProgression):
        return one.progression.detail
    words = stated_value_words(one.fact.key, one.fact.stated, material.names)
    return ": ".join(filter(None, (force_words(one.fact, material.today), words)))


def _state(one: ToCheck) -> Need | None:
    return next((need for need in (Need.STALE, Need.SOON) if need in one.listed.needs), None)


def _state_words(one: ToCheck, state: Need | None) -> str:
    stated = one.stated
    last_day = (
        stated.progression.fresh_until
        if isinstance(stated, PublishedProgression)
        else fresh_until(stated.fact)
    )
    match state:
        case Need.STALE:
            return _("Stale since %(day)s") % {"day": date_words(last_day)}
        case Need.SOON:
            return _("Stale after %(day)s") % {"day": date_words(last_day)}
        case _:
            return ""


def _checked(name: StatementName, material: RowMaterial) -> CheckedBy | None:
    check = material.checks.get(name)
    if check is None or check.verified_on != material.today:
        return None
    if check.verified_by_id == material.person.pk:
        words = _("You checked it today")
    elif check.verified_by:
        words = _("Checked today by %(name)s") % {
            "name": check.verified_by.get_full_name() or check.verified_by.email
        }
    else:
        words = _("Checked today")
    return CheckedBy(words, may_take_back(check, material.person))


def _collected(one: ToCheck, material: RowMaterial) -> str:
    if one.name not in material.collected:
        return ""
    day = ground_of(one.stated).collected_on
    if day == material.today:
        return _("You collected it yourself today")
    return _("You collected it yourself on %(day)s") % {"day": date_words(day)}


def _reports(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d reader says it is wrong", "%(count)d readers say it is wrong", count) % {
        "count": count
    }
