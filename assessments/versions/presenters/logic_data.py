"""How an assessment works as programs read it: what the page says, with keys and numbers beside the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import maxima_of
from assessments.domain.engines.registry import engine_for
from assessments.domain.proof.outline import dimensions_of_rules
from assessments.proofs.presenters.report import LineView, ProofView, present_proof
from assessments.proofs.queries import StoredProof
from assessments.versions.presenters.how_it_works import (
    FoundView,
    HowItWorksView,
    KindView,
    present_how_it_works,
)
from assessments.versions.queries.published_logic import PublishedLogic
from assessments.versions.queries.versions import definition_of
from assessments.wording.rules import Clause, StageRuleView, present_rule
from assessments.wording.texts import Wording

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class VersionData:
    """A version, and what it changed."""

    number: int
    is_current: bool
    live_since: datetime
    engine: int
    logic_hash: str
    wording_hash: str
    about: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DimensionData:
    """What answers add points to, how many questions do, and how many points there can be."""

    key: str
    name: str
    is_need: bool
    questions: int
    points: int


@dataclass(frozen=True, slots=True)
class RuleData:
    """A rule in words, with its key and that of its path."""

    key: str
    path: str
    path_name: str
    reason: str
    opening: str
    clauses: tuple[Clause, ...]
    next_steps: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ShareData:
    """A path's share of `SharesData.of` sheets; from 0 to 1."""

    path: str
    path_name: str
    sheets: int
    least: float
    most: float
    words: str


@dataclass(frozen=True, slots=True)
class SharesData:
    """Shares of all paths, and how they were counted."""

    method: str
    of: int
    by_path: tuple[ShareData, ...]
    words: str


@dataclass(frozen=True, slots=True)
class LineData:
    """A pattern of answers, and where it leads."""

    pattern: str
    path_name: str


@dataclass(frozen=True, slots=True)
class ProofData:
    """What was proved, by which prover, when."""

    prover: int
    proved_at: datetime
    signed_at: datetime | None
    mirror: str
    mirror_words: str
    shares: SharesData
    most_fragile: str
    straight_lines: tuple[LineData, ...]
    found: tuple[FoundView, ...]


@dataclass(frozen=True, slots=True)
class OwnOfferData:
    """A certification of the publisher, and where plans can hold it."""

    name: str
    page: str
    words: str
    is_own_offer: bool = True


@dataclass(frozen=True, slots=True)
class LogicData:
    """The current version of an assessment; `proof` is None where today's prover made none."""

    assessment: str
    title: str
    version: VersionData
    dimensions: tuple[DimensionData, ...]
    rules: tuple[RuleData, ...]
    kinds_of_work: tuple[KindView, ...]
    stages: tuple[StageRuleView, ...]
    proof: ProofData | None
    own_offers: tuple[OwnOfferData, ...]
    page: str


def present_logic(logic: PublishedLogic) -> LogicData:
    """All that the page of an assessment shows."""
    definition = definition_of(logic.current)
    wording = Wording(definition)
    page = present_how_it_works(logic)
    return LogicData(
        assessment=logic.assessment.slug,
        title=page.title,
        version=next(one for one in present_versions(logic) if one.is_current),
        dimensions=tuple(_dimensions(definition, wording)),
        rules=tuple(_rules(definition, wording)),
        kinds_of_work=page.kinds,
        stages=page.stages,
        proof=_proof(logic.proof, page, wording) if logic.proof else None,
        own_offers=tuple(OwnOfferData(offer.name, offer.url, offer.words) for offer in page.offers),
        page=reverse("assessments:how_it_works", args=[logic.assessment.slug]),
    )


def present_versions(logic: PublishedLogic) -> tuple[VersionData, ...]:
    """All versions, the newest first."""
    told = present_how_it_works(logic).versions
    return tuple(
        VersionData(
            number=row.number,
            is_current=view.is_current,
            live_since=row.frozen_at,
            engine=engine_for(definition_of(row)).version,
            logic_hash=row.logic_hash,
            wording_hash=row.wording_hash,
            about=view.about,
            changes=view.changes,
        )
        for row, view in zip(logic.versions[::-1], told, strict=True)
    )


def _dimensions(definition: Definition, wording: Wording) -> Iterator[DimensionData]:
    deciding = dimensions_of_rules(definition.rules)
    for dimension in definition.dimensions:
        maxima = [dict(maxima_of(question)).get(dimension.key, 0) for question in definition.questions]
        yield DimensionData(
            key=dimension.key,
            name=wording.dimension(dimension.key),
            is_need=bool(dimension.focus_area) and dimension.key not in deciding,
            questions=sum(most > 0 for most in maxima),
            points=sum(maxima),
        )


def _rules(definition: Definition, wording: Wording) -> Iterator[RuleData]:
    for rule in definition.rules:
        view = present_rule(rule, wording)
        yield RuleData(
            key=rule.key,
            path=rule.path,
            path_name=view.path,
            reason=view.reason,
            opening=view.opening,
            clauses=view.clauses,
            next_steps=view.steps,
            note=view.note,
        )


def _proof(stored: StoredProof, page: HowItWorksView, wording: Wording) -> ProofData:
    report, view = stored.report, present_proof(stored.report, wording)
    return ProofData(
        prover=report.prover,
        proved_at=stored.made_at,
        signed_at=stored.signed_at,
        mirror=report.mirror.value,
        mirror_words=view.mirror,
        shares=_shares(stored, view),
        most_fragile=view.fragile,
        straight_lines=tuple(_lines(view.straight_lines)),
        found=page.found,
    )


def _shares(stored: StoredProof, view: ProofView) -> SharesData:
    shares = stored.report.shares
    return SharesData(
        method=shares.method.value,
        of=shares.of,
        by_path=tuple(
            ShareData(
                path=share.path,
                path_name=told.label,
                sheets=share.sheets,
                least=share.least / MILLION,
                most=share.most / MILLION,
                words=told.words,
            )
            for share, told in zip(shares.by_path, view.shares, strict=True)
        ),
        words=view.shares_method,
    )


def _lines(told: tuple[LineView, ...]) -> Iterator[LineData]:
    for view in told:
        yield LineData(view.pattern, view.path)
