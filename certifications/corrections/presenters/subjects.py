"""What a report is about, in words; and the page on which readers choose it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.corrections.queries.subjects import JUDGEMENTS, LINK, OTHER, Subject
from certifications.domain.facts import FactKind
from certifications.domain.fields import field_of
from certifications.facts.presenters.fact_sheet import GROUPS, anchor_of
from certifications.models import FactReport
from certifications.models.corrections import ReportSubject
from certifications.queries import PublishedFact
from certifications.queries.fact_words import Names, stated_value_words
from certifications.wording.words import key_words
from portal.shared.components import Breadcrumb


def judgement_words(key: str) -> str:
    """The title of a judgement; the key itself where there is none any more."""
    return str(JUDGEMENTS.get(key, key))


def subject_words(report: FactReport) -> str:
    """What a report is about, in a few words."""
    return about_words(ReportSubject(report.about), report.key)


def about_words(about: ReportSubject, key: str) -> str:
    """What a report of this kind and key is about."""
    if about is ReportSubject.FACT:
        return key_words(key)
    if about is ReportSubject.JUDGEMENT:
        return _("our view: %(part)s") % {"part": judgement_words(key).lower()}
    if about is ReportSubject.MISSING and key != OTHER:
        return _("missing: %(fact)s") % {"fact": missing_words(key).lower()}
    return str(about.label)


def missing_words(key: str) -> str:
    """A missing fact as readers ask for it."""
    if key == "prerequisites.note":
        return _("Who may enter")
    field = field_of(key)
    return field.question if field else _("Something else")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to report, and where."""

    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices of one kind; `anchor` is where a link from the certification's page leads."""

    anchor: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ChoicesView:
    """The page on which a reader says what a report is about."""

    breadcrumbs: tuple[Breadcrumb, ...]
    certification: str
    certification_url: str
    groups: tuple[ChoiceGroup, ...]


def present_choices(
    certification: UUID, subject: Subject, facts: Iterable[PublishedFact], names: Names
) -> ChoicesView:
    """All that can be reported of a certification: its facts by kind, what is missing, judgements, links."""
    known = tuple(facts)
    groups = (
        *(
            ChoiceGroup(anchor_of(kind), str(title), _facts(known, kind, names))
            for kind, title in GROUPS.items()
        ),
        ChoiceGroup("missing", _("Missing facts: do you know them?"), _missing(certification, subject)),
        ChoiceGroup("judgements", _("Our views"), _judgements(certification, subject)),
        ChoiceGroup(
            "link",
            _("Links"),
            (
                Choice(
                    _("A link is dead or leads elsewhere"), "", _url(certification, ReportSubject.LINK, LINK)
                ),
            ),
        ),
    )
    return ChoicesView(
        breadcrumbs=subject_breadcrumbs(subject),
        certification=subject.title,
        certification_url=subject.url,
        groups=tuple(group for group in groups if group.choices),
    )


def subject_breadcrumbs(subject: Subject) -> tuple[Breadcrumb, ...]:
    """The way from the certification to a report about it."""
    return (
        Breadcrumb(label=subject.title, url=subject.url),
        Breadcrumb(label=_("Report an error")),
    )


def _facts(known: Iterable[PublishedFact], kind: FactKind, names: Names) -> tuple[Choice, ...]:
    """A line for each key: a report is about all that is stated of it."""
    by_key: dict[str, list[PublishedFact]] = {}
    for one in known:
        if one.fact.kind is kind:
            by_key.setdefault(one.fact.key, []).append(one)
    return tuple(
        Choice(
            key_words(key),
            "; ".join(stated_value_words(key, one.fact.stated, names) for one in facts),
            reverse("certifications:report_error", args=[facts[0].certification, key]),
        )
        for key, facts in by_key.items()
    )


def _missing(certification: UUID, subject: Subject) -> tuple[Choice, ...]:
    return tuple(
        Choice(missing_words(key), "", _url(certification, ReportSubject.MISSING, key))
        for key in (*subject.missing, OTHER)
    )


def _judgements(certification: UUID, subject: Subject) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            judgement_words(part), text.splitlines()[0], _url(certification, ReportSubject.JUDGEMENT, part)
        )
        for part, text in subject.judgements.items()
    )


def _url(certification: UUID, about: ReportSubject, key: str) -> str:
    return reverse("certifications:report_subject", args=[certification, about.value, key])
