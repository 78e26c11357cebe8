"""What a cell of a comparison rests on: facts with source and dates, judgements with author, date, basis."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.comparisons.presenters.words import code_words
from certifications.domain.certification import Certification
from certifications.domain.comparison_cells import CellGround, GroundBasis
from certifications.domain.facts import Fact
from certifications.domain.names import spoken_name
from certifications.domain.statements import CertificationName
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import Names, value_words
from certifications.wording.words import CONFIDENCES, date_words, source_date_words, status_sentence
from portal.shared.words import author_words, listed


@dataclass(frozen=True, slots=True)
class CellSource:
    """One ground: what it says, and where that comes from. A judgement has no address."""

    value: str
    url: str
    name: str
    details: str


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The grounds that one certification gives to a cell."""

    name: str
    url: str
    own_offer: bool
    sources: tuple[CellSource, ...]
    judged: str


def spoken_names(certifications: Iterable[Certification | CertificationName]) -> Names:
    """What people call certifications: a cell has no room for full titles."""
    return {one.slug: spoken_name(one.abbreviation, one.title) for one in certifications}


def source_groups(grounds: Iterable[CellGround], names: Names) -> tuple[str, tuple[SourceGroup, ...]]:
    """Grounds by certification, in their order; before them who judged, where that is the same for all.

    `names` are those of certifications that a requirement names.
    """
    by_slug: dict[str, list[CellGround]] = {}
    for ground in grounds:
        by_slug.setdefault(ground.certification.slug, []).append(ground)
    groups = tuple(_group(given[0].certification, given, names) for given in by_slug.values())
    judged = {group.judged for group in groups}
    if len(groups) > 1 and len(judged) == 1:
        return judged.pop(), tuple(replace(group, judged="") for group in groups)
    return "", groups


def grounds_words(grounds: Iterable[CellGround]) -> str:
    """On how many grounds a cell rests, kind by kind; empty for none. A judgement is no source."""
    bases = [ground.basis for ground in grounds]
    facts, judged, records = (
        bases.count(basis) for basis in (GroundBasis.FACT, GroundBasis.JUDGEMENT, GroundBasis.RECORD)
    )
    parts = (
        (facts, ngettext("%(count)d fact", "%(count)d facts", facts)),
        (judged, ngettext("%(count)d judgement", "%(count)d judgements", judged)),
        (
            records,
            ngettext("%(count)d catalogue entry", "%(count)d catalogue entries", records),
        ),
    )
    said = listed([words % {"count": count} for count, words in parts if count])
    return _("Based on %(grounds)s") % {"grounds": said} if said else ""


def _group(certification: Certification, given: list[CellGround], names: Names) -> SourceGroup:
    judged = any(ground.basis is GroundBasis.JUDGEMENT for ground in given)
    return SourceGroup(
        name=certification.short_name,
        url=certification.url,
        own_offer=certification.issuer.is_publisher,
        sources=tuple(_source(ground, names) for ground in given),
        judged=_judgement(certification) if judged else "",
    )


def _source(ground: CellGround, names: Names) -> CellSource:
    if ground.fact is None:
        value = code_words(ground.value)
        aside = _("only the issuer says so") if ground.issuer_only else ""
        return CellSource(value=value, url="", name="", details=aside)
    return fact_source(_stated(ground.value, ground.fact, names), ground.fact)


def fact_source(value: str, fact: Fact) -> CellSource:
    """Where a fact comes from, how current and how sure it is, beside what it says."""
    return CellSource(
        value=value,
        url=source_link(fact.source_url),
        name=source_name(fact.source_url) if fact.source_url else fact.source_note,
        details=", ".join(
            (
                _("dated %(date)s") % {"date": source_date_words(fact.source_date)}
                if fact.source_date
                else _("undated"),
                status_sentence(fact),
                str(CONFIDENCES[fact.confidence]),
            )
        ),
    )


def _stated(value: str, fact: Fact, names: Names) -> str:
    """The fact's value; behind a code that was read from it, with its label.

    Any fact on an exam, course or registration shows that it can be booked: what it says adds nothing there.
    """
    if value == "bookable":
        return code_words(value)
    stated = value_words(fact, names)
    if value == fact.value:
        return stated
    return _("%(said)s (%(label)s: %(value)s)") % {
        "said": code_words(value),
        "label": fact.label,
        "value": stated,
    }


def _judgement(certification: Certification) -> str:
    judgement = certification.judgement
    return _("Judged by %(author)s, %(date)s. Basis: %(basis)s") % {
        "author": author_words(judgement.author),
        "date": date_words(judgement.made_on),
        "basis": judgement.basis,
    }
