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
from certifications.domain.vocabulary import Basis, CircumstanceKind, Service, Stage
from certifications.queries.advice import AdviceOn, ServedRole
from certifications.wording.marks import FactMark, grounds_mark
from certifications.wording.words import date_words
from portal.shared.words import listed

STAGE_WORDS: dict[Stage, Promise] = {
    Stage.START: gettext_lazy("Starting out"),
    Stage.ESTABLISHED: gettext_lazy("Established"),
    Stage.SENIOR: gettext_lazy("Senior"),
}
SERVICE_WORDS: dict[Service, Promise] = {
    Service.USUAL: gettext_lazy("the usual choice"),
    Service.GOOD: gettext_lazy("a good choice"),
    Service.SPECIAL: gettext_lazy("a choice in special cases"),
}
BASIS_WORDS: dict[Basis, Promise] = {
    Basis.SOURCED: gettext_lazy("From a source"),
    Basis.MIXED: gettext_lazy("Our conclusion from sources"),
    Basis.EDITORIAL: gettext_lazy("Our judgement"),
}
# What has to belong to the reader's work, by its kind.
IF_WORDS: dict[CircumstanceKind, Promise] = {
    CircumstanceKind.FIELD: gettext_lazy("if you work in %(name)s"),
    CircumstanceKind.METHOD: gettext_lazy("where your team or employer uses %(name)s"),
    CircumstanceKind.TASK: gettext_lazy("if this is part of your work: %(name)s"),
    CircumstanceKind.TOOL: gettext_lazy("if you look after %(name)s"),
}


@dataclass(frozen=True, slots=True)
class StageView:
    """What a certification is to a role at one stage. Without a source there is no mark."""

    stage: str
    service: str
    why: str
    basis: str
    mark: FactMark | None


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role with the stages at which a certification serves it."""

    name: str
    stages: tuple[StageView, ...]


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


def roles_view(advice: AdviceOn) -> RolesView:
    """Whom a certification serves."""
    return RolesView(
        served=tuple(_role(role, advice) for role in advice.roles if role.services),
        misfits=tuple(MisfitView(role.name, role.misfit.why) for role in advice.roles if role.misfit),
        judged=judged_by((role.judged.author, role.judged.made_on) for role in advice.roles),
    )


def judged_by(judgements: Iterable[tuple[str, date]]) -> tuple[str, ...]:
    """Who stands for judgements, and since when; each once."""
    return tuple(
        _("Judged by %(author)s on %(date)s.") % {"author": author, "date": date_words(made_on)}
        for author, made_on in dict.fromkeys(judgements)
    )


def in_a_sentence(name: str) -> str:
    """A name with a small first letter, unless it is one that is written large: “health care”, “SAFe”."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _role(role: ServedRole, advice: AdviceOn) -> RoleView:
    return RoleView(role.name, tuple(_stage(service, role, advice) for service in role.services))


def _stage(service: RoleService, role: ServedRole, advice: AdviceOn) -> StageView:
    words = [str(SERVICE_WORDS[service.service])]
    if service.regions:
        words.append(_("in %(regions)s") % {"regions": _regions(service.regions, advice.regions)})
    if service.when:
        words.append(_when(service, advice.circumstances))
    return StageView(
        stage=str(STAGE_WORDS[service.stage]),
        service=" ".join(words),
        why=service.why,
        basis="" if service.source_url else str(BASIS_WORDS[service.basis]),
        mark=_mark(service, role),
    )


def _regions(keys: Iterable[str], names: Mapping[str, str]) -> str:
    return listed([name for key, name in names.items() if key in set(keys)])


def _when(service: RoleService, circumstances: Mapping[str, Circumstance]) -> str:
    found = circumstances.get(service.circumstance)
    if found is None:
        return _("(only if: %(case)s)") % {"case": service.when}
    is_name = found.kind in {CircumstanceKind.METHOD, CircumstanceKind.TOOL}
    return str(IF_WORDS[found.kind]) % {"name": found.name if is_name else in_a_sentence(found.name)}


def _mark(service: RoleService, role: ServedRole) -> FactMark | None:
    if not service.source_url:
        return None
    grounds = Grounds(
        source_url=service.source_url,
        source_note="",
        source_date=service.source_date or None,
        collected_on=role.judged.made_on,
        confidence=service.confidence or Confidence.LOW,
    )
    return grounds_mark(grounds, role.name)
