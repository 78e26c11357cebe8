"""Whom a certification serves, role by role, and at which stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.advice import Circumstance, RoleService
from certifications.domain.facts import Confidence
from certifications.domain.statements import Grounds
from certifications.domain.vocabulary import Basis, CircumstanceKind, Stage
from certifications.queries.advice import AdviceOn, ServedRole
from certifications.wording.judgement_words import SERVICE_WORDS, STAGE_WORDS
from certifications.wording.marks import FactMark, MarkMaker
from certifications.wording.regions import regions_words
from certifications.wording.words import date_words
from portal.shared.words import author_words, in_a_sentence, sentence_case

BASIS_WORDS: dict[Basis, Promise] = {
    Basis.SOURCED: gettext_lazy("From a source"),
    Basis.MIXED: gettext_lazy("Our conclusion from sources"),
    Basis.EDITORIAL: gettext_lazy("Our judgement"),
}
# What has to belong to the reader's work, by its kind.
IF_WORDS: dict[CircumstanceKind, Promise] = {
    CircumstanceKind.FIELD: gettext_lazy("Only if you work in %(name)s"),
    CircumstanceKind.METHOD: gettext_lazy("Only if your team or employer uses %(name)s"),
    CircumstanceKind.TASK: gettext_lazy("Only if your work includes %(name)s"),
    CircumstanceKind.TOOL: gettext_lazy("Only if you look after %(name)s"),
}


@dataclass(frozen=True, slots=True)
class StageView:
    """What a certification is to a role at one stage, where, and for whom alone. Without a source no mark."""

    stage: str
    service: str
    where: str
    when: str
    why: str
    basis: str
    mark: FactMark | None


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role with the stages at which a certification serves it; `but` is why it is not for all of them."""

    name: str
    stages: tuple[StageView, ...]
    but: str = ""


@dataclass(frozen=True, slots=True)
class MisfitView:
    """A role that a certification is not for, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class RolesView:
    """Whom it serves, whom it does not, and who judged."""

    served: tuple[RoleView, ...]
    misfits: tuple[MisfitView, ...]
    judged: tuple[str, ...]


def roles_view(advice: AdviceOn, marks: MarkMaker) -> RolesView:
    """Whom a certification serves."""
    return RolesView(
        served=tuple(_role(role, advice, marks) for role in advice.roles if role.services),
        misfits=tuple(
            MisfitView(role.name, role.misfit.why)
            for role in advice.roles
            if role.misfit and not role.services
        ),
        judged=judged_by((role.judged.author, role.judged.made_on) for role in advice.roles),
    )


def judged_by(judgements: Iterable[tuple[str, date]]) -> tuple[str, ...]:
    """Who stands for judgements, and since when; each once."""
    return tuple(
        _("Judged by %(author)s on %(date)s.") % {"author": author_words(author), "date": date_words(made_on)}
        for author, made_on in dict.fromkeys(judgements)
    )


def circumstance_name(name: str, kind: CircumstanceKind) -> str:
    """A circumstance inside a sentence; methods and tools are written as they write themselves."""
    return name if kind in {CircumstanceKind.METHOD, CircumstanceKind.TOOL} else in_a_sentence(name)


def _role(role: ServedRole, advice: AdviceOn, marks: MarkMaker) -> RoleView:
    by_stage = sorted(role.services, key=lambda service: list(Stage).index(service.stage))
    stages = tuple(_stage(service, role, advice, marks) for service in by_stage)
    return RoleView(role.name, stages, sentence_case(role.misfit.why) if role.misfit else "")


def _stage(service: RoleService, role: ServedRole, advice: AdviceOn, marks: MarkMaker) -> StageView:
    return StageView(
        stage=str(STAGE_WORDS[service.stage]),
        service=str(SERVICE_WORDS[service.service]),
        where=_where(service.regions, advice),
        when=_when(service, advice.circumstances) if service.when else "",
        why=service.why,
        basis="" if service.source_url else str(BASIS_WORDS[service.basis]),
        mark=_mark(service, role, marks),
    )


def _where(keys: Iterable[str], advice: AdviceOn) -> str:
    """“In North America and Asia”, “Everywhere, but above all in Asia”; empty for everywhere."""
    stated = set(keys)
    names = regions_words(name for key, name in advice.regions.items() if key in stated - {advice.everywhere})
    if advice.everywhere in stated and names:
        return _("Everywhere, but above all in %(regions)s") % {"regions": names}
    return _("In %(regions)s") % {"regions": names} if names else ""


def _when(service: RoleService, circumstances: Mapping[str, Circumstance]) -> str:
    found = circumstances.get(service.circumstance)
    if found is None:
        return _("Only if %(case)s") % {"case": service.when}
    return str(IF_WORDS[found.kind]) % {"name": circumstance_name(found.name, found.kind)}


def _mark(service: RoleService, role: ServedRole, marks: MarkMaker) -> FactMark | None:
    if not service.source_url:
        return None
    grounds = Grounds(
        source_url=service.source_url,
        source_note="",
        source_date=service.source_date or None,
        collected_on=role.judged.made_on,
        confidence=service.confidence or Confidence.LOW,
    )
    return marks.of_grounds(grounds, f"{role.name}: {service.why}")
