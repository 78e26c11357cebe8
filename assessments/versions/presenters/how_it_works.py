"""“How this assessment works”: the current version's logic, its proof and its history, for everybody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.changes import DefinitionChange, changes_between
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import maxima_of
from assessments.domain.proof.outline import dimensions_of_rules
from assessments.domain.proof.report import Finding, FindingKind, Severity
from assessments.domain.snapshots.offers import OwnOffer
from assessments.models import AssessmentVersion
from assessments.proofs.presenters.findings import tell
from assessments.proofs.presenters.report import ProofView, present_proof
from assessments.proofs.queries import StoredProof
from assessments.versions.presenters.changes import change_sentences, is_wording_only
from assessments.versions.queries.published_logic import PublishedLogic
from assessments.versions.queries.versions import definition_of
from assessments.wording.rules import RuleView, StageRuleView, present_rule, present_stage
from assessments.wording.texts import Wording
from portal.shared.components import Breadcrumb
from portal.shared.components import DefinedTerm as Row
from portal.shared.words import listed, moment_words, number_words


@dataclass(frozen=True, slots=True)
class DimensionView:
    """What answers add points to. `words` says how many questions and points."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of work; `words` names the plans that serve it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FoundView:
    """What the check found: `meaning` says what that means, `findings` are sentences with their places."""

    meaning: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """A certification of the publisher; `words` names the plans that can hold it."""

    name: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version, and what it changed."""

    title: str
    when: str
    is_current: bool
    about: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowItWorksView:
    """`proof` is None where the present prover has not proved this version."""

    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    address: str
    version: int
    deciding: tuple[DimensionView, ...]
    needs: tuple[DimensionView, ...]
    rules: tuple[RuleView, ...]
    kinds: tuple[KindView, ...]
    stages: tuple[StageRuleView, ...]
    proof: ProofView | None
    found: tuple[FoundView, ...]
    offers: tuple[OfferView, ...]
    versions: tuple[VersionView, ...]
    verify: tuple[Row, ...]


def present_how_it_works(logic: PublishedLogic) -> HowItWorksView:
    """The page of an assessment."""
    definition = definition_of(logic.current)
    wording = Wording(definition)
    dimensions = tuple(_dimensions(definition, wording))
    about = reverse("assessments:about", args=[logic.assessment.slug])
    return HowItWorksView(
        breadcrumbs=(
            Breadcrumb(_("Assessment"), reverse("assessments:index")),
            Breadcrumb(wording.title(), about),
            Breadcrumb(_("How it works")),
        ),
        title=wording.title(),
        address=about,
        version=logic.current.number,
        deciding=tuple(view for is_need, view in dimensions if not is_need),
        needs=tuple(view for is_need, view in dimensions if is_need),
        rules=tuple(present_rule(rule, wording) for rule in definition.rules),
        kinds=tuple(_kinds(definition, wording)),
        stages=tuple(present_stage(rule, wording) for rule in definition.stages),
        proof=present_proof(logic.proof.report, wording) if logic.proof else None,
        found=tuple(_found(logic.proof, wording)) if logic.proof else (),
        offers=tuple(_offer(offer, wording, logic.urls) for offer in logic.offers),
        versions=tuple(_versions(logic.versions, logic.current))[::-1],
        verify=tuple(_verify(logic)),
    )


def _dimensions(definition: Definition, wording: Wording) -> Iterator[tuple[bool, DimensionView]]:
    """Whether each is a need, which orders the plan and decides no path, and how it is fed."""
    deciding = dimensions_of_rules(definition.rules)
    for dimension in definition.dimensions:
        maxima = [dict(maxima_of(question)).get(dimension.key, 0) for question in definition.questions]
        feeding = sum(most > 0 for most in maxima)
        words = ngettext(
            "up to %(points)s points, from %(count)d question",
            "up to %(points)s points, from %(count)d questions",
            feeding,
        ) % {"points": number_words(sum(maxima)), "count": feeding}
        is_need = bool(dimension.focus_area) and dimension.key not in deciding
        yield is_need, DimensionView(wording.dimension(dimension.key), words)


def _kinds(definition: Definition, wording: Wording) -> Iterator[KindView]:
    """Each kind of work with the paths whose plans serve it, in the order of paths."""
    served: dict[str, list[str]] = {}
    for path in definition.paths:
        for group in path.groups:
            if group.kind:
                served.setdefault(group.kind, []).append(f"“{wording.path(path.key)}”")
    for kind, paths in served.items():
        words = ngettext("in the plan for %(paths)s", "in the plans for %(paths)s", len(paths))
        yield KindView(wording.kind(kind), words % {"paths": listed(paths)})


def _found(proof: StoredProof, wording: Wording) -> Iterator[FoundView]:
    """Errors and warnings: a prover that came after the version may find what nobody has seen yet. And what
    was left open, also where nobody has to sign it.
    """
    signed = (
        _("No moderator has signed this yet:")
        if proof.needs_signature
        else _("A moderator has read this and signed it:")
    )
    opened = [item for item in proof.report.of(Severity.NOTICE) if item.kind is FindingKind.NOT_PROVEN]
    groups: tuple[tuple[str, Sequence[Finding]], ...] = (
        (_("Today, a version with this could not go live:"), proof.report.of(Severity.ERROR)),
        (signed, proof.report.of(Severity.WARNING)),
        (_("We could not settle this, and no one has to sign it:"), opened),
    )
    for meaning, findings in groups:
        if findings:
            told = [tell(item, wording) for item in findings]
            yield FoundView(meaning, tuple(f"{item.place}: {item.sentence}" for item in told))


def _offer(offer: OwnOffer, wording: Wording, urls: Mapping[str, str]) -> OfferView:
    paths = listed([f"“{wording.path(path)}”" for path in offer.paths])
    words = (
        _("may appear in plans for %(paths)s") % {"paths": paths} if offer.paths else _("appears in no plan")
    )
    return OfferView(offer.name, urls.get(offer.slug, ""), words)


def _versions(versions: Iterable[AssessmentVersion], current: AssessmentVersion) -> Iterator[VersionView]:
    earlier: Definition | None = None
    for version in versions:
        definition = definition_of(version)
        changes = changes_between(earlier, definition) if earlier is not None else ()
        yield VersionView(
            title=_("Version %(number)d") % {"number": version.number},
            when=moment_words(version.frozen_at, timezone.get_default_timezone()),
            is_current=version.pk == current.pk,
            about=_about(changes, is_first=earlier is None),
            changes=change_sentences(changes),
        )
        earlier = definition


def _about(changes: tuple[DefinitionChange, ...], *, is_first: bool) -> str:
    if is_first:
        return _("The first version.")
    if is_wording_only(changes):
        return _("Only the wording changed. The same answers lead to the same result.")
    return _("The logic changed, so the same answers may lead to a different result.")


def _verify(logic: PublishedLogic) -> Iterator[Row]:
    """By what this version and its proof are known."""
    zone = timezone.get_default_timezone()
    yield Row(_("Live since"), moment_words(logic.current.frozen_at, zone))
    yield Row(_("Hash of the logic"), logic.current.logic_hash)
    yield Row(_("Hash of the wording"), logic.current.wording_hash)
    if logic.proof is not None:
        yield Row(_("Proved"), moment_words(logic.proof.made_at, zone))
        yield Row(_("Prover"), _("version %(number)d") % {"number": logic.proof.report.prover})
        if logic.proof.signed_at is not None:
            yield Row(_("Warnings signed"), moment_words(logic.proof.signed_at, zone))
