"""What else of a certification a reader can report: judgements as published, and missing facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from certifications.domain.certification import Certification
from certifications.domain.exam import is_without_exam
from certifications.domain.facts import FactKind
from certifications.domain.fields import FIELDS
from certifications.models.corrections import ReportSubject
from certifications.queries.advice import AdviceOn, advice_on
from certifications.queries.kept import kept_by_key
from certifications.wording.judgement_words import COVERAGE_WORDS, SERVICE_WORDS, STAGE_WORDS

# In the order of the page.
JUDGEMENTS: dict[str, Promise] = {
    "suitability": gettext_lazy("Who it suits, and who not"),
    "roles": gettext_lazy("Who it is for, by role"),
    "outgrown": gettext_lazy("When to skip it"),
    "alternatives": gettext_lazy("Alternatives"),
    "place": gettext_lazy("Discipline and level"),
    "coverage": gettext_lazy("How far it covers each focus area"),
}
# Whatever has no field of its own.
OTHER = "other"
# The links of a page are reported together: the reader says which.
LINK = "link"


@dataclass(frozen=True, slots=True)
class ReportableParts:
    """A published certification, as far as reports are about more than its facts.

    `judgements` are the published texts by part, a line each for what can change alone; `missing` are the
    keys of facts that one expects and no source states.
    """

    title: str
    url: str
    judgements: Mapping[str, str]
    missing: tuple[str, ...]


def subject_of(certification: UUID) -> ReportableParts | None:
    """What can be reported of a certification; None where it is not published. No query while all is kept."""
    found = kept_by_key().get(certification)
    if found is None:
        return None
    texts = _texts(found, advice_on(found.slug, found.issuer.key))
    return ReportableParts(
        title=found.title,
        url=found.url,
        judgements={part: texts[part] for part in JUDGEMENTS if texts[part]},
        missing=_missing(found),
    )


def is_reportable(subject: ReportableParts, about: ReportSubject, key: str) -> bool:
    """Whether the certification has something of this kind and key to report."""
    return key in {
        ReportSubject.JUDGEMENT: tuple(subject.judgements),
        ReportSubject.MISSING: (*subject.missing, OTHER),
        ReportSubject.LINK: (LINK,),
    }.get(about, ())


def _texts(known: Certification, on: AdviceOn) -> dict[str, str]:
    return {
        "suitability": _lines(known.verdict, known.who_it_suits, known.who_it_does_not_suit),
        "roles": _lines(*_roles(on)),
        "outgrown": on.outgrown.because if on.outgrown else "",
        "alternatives": _lines(*(f"{group.question} {group.why_rivals}".strip() for group in on.groups)),
        "place": f"{known.discipline.name}, {known.level.name}",
        "coverage": _lines(*(f"{row.area.name}: {COVERAGE_WORDS[row.coverage]}" for row in known.coverage)),
    }


def _roles(on: AdviceOn) -> list[str]:
    served = [
        f"{role.name}, {STAGE_WORDS[one.stage]}: {SERVICE_WORDS[one.service]}"
        for role in on.roles
        for one in role.services
    ]
    return served + [f"{role.name}: {role.misfit.why}" for role in on.roles if role.misfit]


def _lines(*words: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in words)))


def _missing(known: Certification) -> tuple[str, ...]:
    stated = {fact.key for fact in (*known.facts, *known.facts_ahead)}
    kinds = {fact.kind for fact in known.facts}
    keys = [
        field.key
        for field in FIELDS.values()
        if field.expected
        and field.key not in stated
        and not (field.kind is FactKind.EXAM and is_without_exam(known.facts))
    ]
    if FactKind.PREREQUISITE not in kinds:
        keys.append("prerequisites.note")
    if FactKind.FEE not in kinds:
        keys.append("fees.exam")
    return tuple(keys)
