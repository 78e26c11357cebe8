"""What stands beside a certification for the same people, and what tells them apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.domain.advice import Alternative, AlternativeGroup, Named
from certifications.domain.chosen import MOST
from certifications.domain.statements import CertificationName
from certifications.facts.presenters.roles import judged_by
from certifications.wording.comparison_links import comparison_url
from certifications.wording.marks import SourceLink, source_links
from portal.shared.components import DefinedTerm, Link
from portal.shared.words import sentence_case

Known = Mapping[str, CertificationName]


@dataclass(frozen=True, slots=True)
class RivalView:
    """One of a group. `best_if` is the difference in a few words, `cells` what no fact states.

    `compare_url` sets it beside the certification at hand; empty for itself and outside the catalogue.
    """

    link: Link
    compare_url: str
    is_here: bool
    best_if: str
    cells: tuple[DefinedTerm, ...]


@dataclass(frozen=True, slots=True)
class RivalsView:
    """A group of alternatives with the question that readers ask. `default` follows a colon."""

    question: str
    why: str
    rivals: tuple[RivalView, ...]
    default: str
    is_default_named: bool
    unless: tuple[str, ...]
    lock_in: str
    sources: tuple[SourceLink, ...]
    judged: tuple[str, ...]
    compare_url: str


def rivals_view(group: AlternativeGroup, here: str, known: Known) -> RivalsView:
    """A group as the page of one of its members shows it."""
    default = linked(group.default, known).label if group.default else group.default_words
    return RivalsView(
        question=group.question,
        why=group.why_rivals,
        rivals=tuple(_rival(member, here, known) for member in group.members),
        default=default,
        is_default_named=group.default is not None,
        unless=tuple(map(sentence_case, group.default_unless)),
        lock_in=group.lock_in,
        sources=source_links(group.sources),
        judged=judged_by([(group.judged.author, group.judged.made_on)]),
        compare_url=_compare_url(group, here, known),
    )


def _compare_url(group: AlternativeGroup, here: str, known: Known) -> str:
    """Where those of the group that the catalogue has are compared, this one first; empty for one alone."""
    slugs = [member.certification.slug for member in group.members if member.certification.slug in known]
    in_order = sorted(slugs, key=lambda slug: slug != here)
    return comparison_url(in_order[:MOST]) if len(slugs) > 1 else ""


def linked(named: Named, known: Known) -> Link:
    """A certification by name; without an address where the catalogue does not have it."""
    name = known.get(named.slug)
    return Link(name.title, name.url) if name else Link(named.name, "")


def _rival(member: Alternative, here: str, known: Known) -> RivalView:
    slug = member.certification.slug
    cells = (
        (_("Demand"), member.recognition),
        (_("Take care"), member.caution),
    )
    return RivalView(
        link=linked(member.certification, known),
        compare_url=comparison_url([here, slug]) if slug in known and slug != here else "",
        is_here=slug == here,
        best_if=member.best_if,
        cells=tuple(DefinedTerm(label, sentence_case(words)) for label, words in cells if words),
    )
