"""What other pages get wrong, where sources disagree, and which sources were read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.domain.certification import Issuer
from certifications.domain.source_quality import quality_of
from certifications.domain.statements import (
    CommonError,
    Contradiction,
    DatedAddress,
    ReadSource,
    Statements,
)
from certifications.domain.vocabulary import SourceQuality
from certifications.facts.presenters.coverage import sentence
from certifications.models.certification_rows import QUALITIES
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import percent_closed
from certifications.wording.marks import FactMark, MarkMaker
from certifications.wording.source_index import issuer_words
from certifications.wording.words import source_date_words
from portal.shared.words import sentence_case

QUALITY_LABELS = {SourceQuality(value): label for value, label in QUALITIES}


@dataclass(frozen=True, slots=True)
class DatedLink:
    """An address and the date of what stands there, “undated” when it is not known."""

    name: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What other pages say, and what better sources say; `by` says whose word that is."""

    wrong: str
    better: str
    by: str
    seen_at: tuple[DatedLink, ...]
    corrected_by: tuple[DatedLink, ...]


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Statements that cannot all be true."""

    topic: str
    claims: tuple[str, ...]
    note: str
    flags: tuple[str, ...]
    mark: FactMark

    @property
    def in_full(self) -> str:
        """The matter and what is said of it: “Number of questions: 50; 35”."""
        return f"{self.topic}: {'; '.join(self.claims)}" if self.claims else self.topic


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source that was read; one without an address is described in words."""

    name: str
    url: str
    date: str
    quality: str
    note: str


@dataclass(frozen=True, slots=True)
class DisputesView:
    """What others say otherwise, where sources disagree, what nobody states, and what was read."""

    errors: tuple[ErrorView, ...]
    contradictions: tuple[ContradictionView, ...]
    not_found: tuple[str, ...]
    sources: tuple[SourceView, ...]


def disputes_view(statements: Statements, not_found: str, issuer: Issuer, marks: MarkMaker) -> DisputesView:
    """All of it for one certification; `not_found` has a thing a line."""
    return DisputesView(
        errors=error_views(statements.errors, statements.sources, issuer),
        contradictions=contradiction_views(statements.contradictions, marks),
        not_found=tuple(line for line in not_found.splitlines() if line.strip()),
        sources=source_views(statements.sources),
    )


def error_views(
    errors: Iterable[CommonError], read: Iterable[ReadSource], issuer: Issuer
) -> tuple[ErrorView, ...]:
    """What other pages say, and what is read elsewhere: the issuer's word only where the issuer says it."""
    known = tuple(read)
    return tuple(
        ErrorView(
            wrong=percent_closed(error.wrong),
            better=percent_closed(error.better),
            by=_correctors(error, known, issuer),
            seen_at=_links(error.seen_at),
            corrected_by=_links(error.corrected_by),
        )
        for error in errors
    )


def contradiction_views(
    contradictions: Iterable[Contradiction], marks: MarkMaker
) -> tuple[ContradictionView, ...]:
    """Where sources disagree."""
    return tuple(
        ContradictionView(
            topic=sentence_case(item.topic),
            claims=item.claims,
            note=sentence(item.grounds.note),
            flags=("low",) if item.grounds.confidence.value == "low" else (),
            mark=marks.of_grounds(item.grounds, item.topic),
        )
        for item in contradictions
    )


def source_views(sources: Iterable[ReadSource]) -> tuple[SourceView, ...]:
    """The sources read, the issuer's own first, weak ones last."""
    order = list(SourceQuality)
    return tuple(
        SourceView(
            name=source_name(source.url) or source.reference,
            url=source_link(source.url),
            date=source_date_words(source.source_date),
            quality=str(QUALITY_LABELS[source.quality]),
            note=source.note,
        )
        for source in sorted(sources, key=lambda source: order.index(source.quality))
    )


def _correctors(error: CommonError, read: tuple[ReadSource, ...], issuer: Issuer) -> str:
    qualities = [quality_of(one.url, read, issuer.website) for one in error.corrected_by]
    if SourceQuality.OFFICIAL in qualities:
        return sentence_case(_("%(issuer)s says:") % {"issuer": issuer_words(issuer)})
    return _("Other sources say:") if qualities else _("We read:")


def _links(addresses: Iterable[DatedAddress]) -> tuple[DatedLink, ...]:
    return tuple(
        DatedLink(source_name(item.url), source_link(item.url), source_date_words(item.year))
        for item in addresses
    )
