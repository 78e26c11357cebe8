"""Two to four role families side by side: what the work is, and which certifications fit which stage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.comparisons.presenters.choices import name_of
from certifications.domain.advice import RoleFamily, RoleService
from certifications.domain.certification import Certification
from certifications.domain.chosen import FEWEST, MOST, chosen_slugs
from certifications.domain.vocabulary import KindOfWork, Stage
from certifications.facts.presenters.roles import judged_by
from certifications.queries.advice import AllAdvice
from certifications.wording.comparison_links import comparison_url, roles_comparison_url
from certifications.wording.judgement_words import SERVICE_WORDS, STAGE_WORDS
from portal.shared.components import Breadcrumb, PageMeta, home_breadcrumb
from portal.shared.words import listed, sentence_case

KINDS: dict[KindOfWork, Promise] = {
    KindOfWork.PROJECT: gettext_lazy("Projects: work that ends"),
    KindOfWork.ONGOING: gettext_lazy("Ongoing work"),
    KindOfWork.BOTH: gettext_lazy("Both projects and ongoing work"),
}
MOST_TITLES = 6


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A line of a cell: a certification with its address, or words alone. `aside` follows it."""

    words: str
    url: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class RoleCell:
    """What is said of one role; `compare_url` leads to its certifications side by side, or is empty."""

    lines: tuple[RoleLine, ...]
    compare_url: str = ""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One question and the answers, in the order of the columns."""

    label: str
    cells: tuple[RoleCell, ...]


@dataclass(frozen=True, slots=True)
class RoleOption:
    """A role that can be chosen."""

    key: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class RolesPageView:
    """The page. Without two roles there are no rows, and the boxes alone."""

    meta: PageMeta
    canonical_url: str
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    lede: str
    note: str
    names: tuple[str, ...]
    rows: tuple[RoleRow, ...]
    judged: tuple[str, ...]
    options: tuple[RoleOption, ...]


def present_roles_page(
    typed: Iterable[str], advice: AllAdvice, known: Sequence[Certification]
) -> RolesPageView:
    """The page for the keys that an address names; keys that name nothing are left out."""
    by_key = {role.key.casefold(): role for role in advice.roles}
    asked = dict.fromkeys(key.casefold() for key in chosen_slugs(typed))
    chosen = [by_key[key] for key in asked if key in by_key]
    compared, left_out = chosen[:MOST], chosen[MOST:]
    is_comparison = len(compared) >= FEWEST
    names = tuple(role.name for role in compared)
    title = _(" vs ").join(names) if is_comparison else _("Compare roles")
    keys = {role.key for role in compared}
    return RolesPageView(
        meta=PageMeta(title=title, description=_description(names)),
        canonical_url=settings.BASE_URL + roles_comparison_url(sorted(keys) if is_comparison else []),
        breadcrumbs=(
            home_breadcrumb(),
            Breadcrumb(_("Compare certifications"), comparison_url([])),
        ),
        title=title,
        lede=""
        if is_comparison
        else _("Choose two to four roles. See what people do in them and which certifications fit."),
        note=_("You can compare four at a time. Left out: %(names)s.")
        % {"names": listed([role.name for role in left_out])}
        if left_out
        else "",
        names=names,
        rows=_rows(compared, {one.slug: one for one in known}) if is_comparison else (),
        judged=judged_by((role.judged.author, role.judged.made_on) for role in compared),
        options=tuple(RoleOption(role.key, role.name, role.key in keys) for role in advice.roles),
    )


def _description(names: Sequence[str]) -> str:
    if len(names) < FEWEST:
        return _("Compare roles: the kind of work, a typical week, and which certifications fit which stage.")
    return _("%(names)s side by side: kind of work, a week, and which certifications fit which stage.") % {
        "names": listed(names)
    }


def _rows(roles: Sequence[RoleFamily], known: Mapping[str, Certification]) -> tuple[RoleRow, ...]:
    rows = [
        RoleRow(_("In a sentence"), tuple(_words([role.description]) for role in roles)),
        RoleRow(_("Kind of work"), tuple(_kind(role) for role in roles)),
        RoleRow(_("A week"), tuple(_words(role.week) for role in roles)),
        RoleRow(_("Also called"), tuple(_words([", ".join(role.titles[:MOST_TITLES])]) for role in roles)),
    ]
    rows += [
        RoleRow(
            _("Certifications: %(stage)s") % {"stage": str(STAGE_WORDS[stage]).lower()},
            tuple(_served(role.services, stage, known) for role in roles),
        )
        for stage in Stage
    ]
    rows.append(RoleRow(_("Not for this role"), tuple(_misfits(role, known) for role in roles)))
    rows.append(RoleRow(_("Our advice"), tuple(_words([role.counsel]) for role in roles)))
    return tuple(row for row in rows if any(cell.lines for cell in row.cells))


def _words(lines: Iterable[str]) -> RoleCell:
    return RoleCell(tuple(RoleLine(sentence_case(line)) for line in lines if line))


def _kind(role: RoleFamily) -> RoleCell:
    return RoleCell((RoleLine(str(KINDS[role.kind_of_work]), aside=sentence_case(role.kind_note)),))


def _served(services: Iterable[RoleService], stage: Stage, known: Mapping[str, Certification]) -> RoleCell:
    at_stage = [service for service in services if service.stage is stage]
    slugs = [one.certification.slug for one in at_stage if one.certification.slug in known]
    return RoleCell(
        tuple(_line(service, known) for service in at_stage),
        comparison_url(slugs[:MOST]) if len(slugs) >= FEWEST else "",
    )


def _line(service: RoleService, known: Mapping[str, Certification]) -> RoleLine:
    found = known.get(service.certification.slug)
    aside = str(SERVICE_WORDS[service.service])
    if found is None:
        return RoleLine(service.certification.name, "", aside)
    if found.issuer.is_publisher:
        aside = f"{aside}; {_('publisher’s own')}"
    return RoleLine(name_of(found), found.url, aside)


def _misfits(role: RoleFamily, known: Mapping[str, Certification]) -> RoleCell:
    lines = []
    for misfit in role.misfits:
        found = known.get(misfit.certification.slug)
        name = name_of(found) if found else misfit.certification.name
        lines.append(RoleLine(name, found.url if found else "", sentence_case(misfit.why)))
    return RoleCell(tuple(lines))
