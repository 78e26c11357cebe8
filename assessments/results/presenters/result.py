"""An outcome as its page shows it: the path, why, the plan, what it cannot tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.definition import Definition, ExploreKind
from assessments.domain.outcomes.outcome import OtherPath, Outcome, Score
from assessments.results.presenters.own_limits import NO_LIMITS, OwnLimits
from assessments.results.presenters.plan import Catalogue, PlanView, present_plan
from assessments.results.presenters.reasons import reason_sentence
from assessments.results.presenters.receipt import ReceiptView, Sealed, present_receipt
from assessments.wording.conditions import condition_words, lacking_words
from assessments.wording.texts import Wording
from portal.shared.components import Breadcrumb, Meter
from portal.shared.words import day_words, percent_of, sentence_case


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A dimension as a meter; `percent` is rounded down, the meter None where nothing could be scored."""

    label: str
    meter: Meter | None
    percent: int


@dataclass(frozen=True, slots=True)
class OtherPathView:
    """Another path, and why it is not the one."""

    mark: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """An outcome. `plan` is None where the path names no certification; then `steps` are next steps. It is
    None too where a decision is shown in its place.

    `is_kept` tells whether an account holds it, `address` is the page's own.
    """

    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    mark: str
    path_name: str
    sentence: str
    kind: str
    taken_on: str
    reasons: tuple[str, ...]
    scores: tuple[ScoreView, ...]
    needs: tuple[ScoreView, ...]
    steps: tuple[str, ...]
    plan: PlanView | None
    not_told: tuple[str, ...]
    others: tuple[OtherPathView, ...]
    receipt: ReceiptView
    is_kept: bool
    address: str
    decided_url: str
    again_url: str
    how_url: str


def present_result(
    outcome: Outcome,
    definition: Definition,
    catalogue: Catalogue,
    sealed: Sealed,
    *,
    submission: UUID,
    assessment: str,
    today: date,
    is_kept: bool,
    limits: OwnLimits = NO_LIMITS,
) -> ResultView:
    """An outcome in words. `today` is the day by which facts are called stale; `assessment` a slug."""
    wording = Wording(definition)
    has_plan = outcome.bearings is None and any(
        path.key == outcome.path and path.groups for path in definition.paths
    )
    measured = {item.key for item in definition.dimensions if item.focus_area}
    return ResultView(
        breadcrumbs=(Breadcrumb(_("Assessment"), reverse("assessments:index")), Breadcrumb(_("Your result"))),
        title=wording.title(),
        mark=wording.mark(outcome.path),
        path_name=wording.path(outcome.path),
        sentence=wording.of(f"paths/{outcome.path}/sentence"),
        kind=kind_words(outcome.kind),
        taken_on=day_words(outcome.as_of),
        reasons=tuple(reason_sentence(reason, wording, outcome.scores) for reason in outcome.reasons),
        scores=_scores((item for item in outcome.scores if item.dimension not in measured), wording),
        needs=_by_share(_scores((item for item in outcome.scores if item.dimension in measured), wording)),
        steps=tuple(wording.of(f"steps/{step}") for step in outcome.steps),
        plan=present_plan(outcome, catalogue, today, limits) if has_plan else None,
        not_told=not_told(outcome),
        others=tuple(_other(item, wording) for item in outcome.others),
        receipt=present_receipt(outcome, definition, wording, sealed),
        is_kept=is_kept,
        address=reverse("assessments:result", args=[submission]),
        decided_url=reverse("assessments:result_plan", args=[submission]),
        again_url=reverse("assessments:about", args=[assessment]),
        how_url=reverse("assessments:how_it_works", args=[assessment]),
    )


def kind_words(kind: ExploreKind | None) -> str:
    """Why no certification comes first; empty where one does."""
    if kind is None:
        return ""
    return {
        ExploreKind.NEITHER_YET: _("Neither yet"),
        ExploreKind.UNDECIDED: _("Undecided"),
        ExploreKind.TOO_LITTLE_INFORMATION: _("Too little information"),
    }[kind]


def _scores(scores: Iterable[Score], wording: Wording) -> tuple[ScoreView, ...]:
    return tuple(_score(score, wording) for score in scores)


def _score(score: Score, wording: Wording) -> ScoreView:
    label = wording.dimension(score.dimension)
    if not score.attainable:
        return ScoreView(label, None, 0)
    meter = Meter(label, score.points, score.attainable, wording.mark(score.dimension))
    return ScoreView(label, meter, percent_of(score.points, score.attainable))


def _by_share(scores: tuple[ScoreView, ...]) -> tuple[ScoreView, ...]:
    """The greatest need first."""
    return tuple(sorted(scores, key=lambda item: (-item.percent, item.label)))


def _other(other: OtherPath, wording: Wording) -> OtherPathView:
    return OtherPathView(wording.mark(other.path), wording.path(other.path), _why_not(other, wording))


def _why_not(other: OtherPath, wording: Wording) -> str:
    rule = next((rule for rule in wording.definition.rules if rule.key == other.rule), None)
    if other.held and rule is not None and not rule.when:
        return _("This is for people whose answers point to no other path. Yours point to one.")
    if other.held:
        return _("You also match this path: %(rule)s We chose yours because its rule comes first.") % {
            "rule": wording.of(f"rules/{other.rule}")
        }
    if other.failing is None:
        return _("No rule leads to it.")
    clause = condition_words(other.failing.condition, wording)
    lacking = lacking_words(other.failing, wording)
    if lacking and rule is not None and len(rule.when) > 1:
        # Of all that fails this is what comes nearest; alone it need not lead there.
        return _("One of its conditions: %(condition)s. %(lacking)s.") % {
            "condition": clause,
            "lacking": sentence_case(lacking),
        }
    if lacking:
        return _("Its condition: %(condition)s. %(lacking)s.") % {
            "condition": clause,
            "lacking": sentence_case(lacking),
        }
    return _("You don’t meet its condition: %(condition)s.") % {"condition": clause}


def not_told(outcome: Outcome) -> tuple[str, ...]:
    """What somebody should not read into a result."""
    sentences = [
        _("How good you are at your work. We ask what you do and want, but test nothing."),
        _("Which certificates employers near you ask for. Read adverts for jobs you would like."),
        _("Whether an issuer will accept you. It decides by its own rules and may ask for proof."),
    ]
    if outcome.plan:
        sentences.append(
            _(
                "What has changed since we collected our facts. Fees and rules change: check the "
                "issuer’s page before you pay."
            )
        )
    if outcome.not_sure:
        sentences.append(
            ngettext(
                "How you would have answered the %(count)d question you were not sure about.",
                "How you would have answered the %(count)d questions you were not sure about.",
                outcome.not_sure,
            )
            % {"count": outcome.not_sure}
        )
    return tuple(sentences)
