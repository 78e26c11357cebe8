"""What moved from one outcome to the next, a sentence each, with its cause where that was looked into."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.answers.transfer import shares_scored
from assessments.domain.attribution import Attribution, Cause, CauseSets, PlanMoveKind, Split
from assessments.domain.outcomes.changes import Movement, ScoreChange, movement_between
from assessments.domain.outcomes.outcome import Outcome, Placement, Score
from assessments.history.presenters.causes import path_sentence, sole_cause, split_words, why_words
from assessments.wording.texts import Wording
from portal.shared.words import listed

Moves = Mapping[tuple[PlanMoveKind, str], CauseSets]


@dataclass(frozen=True, slots=True)
class OutcomeChangeView:
    """Something that moved, and why; empty where that was not looked into, or goes without saying."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """An outcome as a move reads it: in the words and with the number of its version."""

    outcome: Outcome
    version: int
    wording: Wording


def present_changes(
    before: Station, after: Station, names: Mapping[str, str], attribution: Attribution | None
) -> tuple[OutcomeChangeView, ...]:
    """What moved; one that says so where nothing did. `names` are those of certifications, by slug.

    Where one cause alone moved all, only scores tell it: the page has said so before.
    """
    movement = movement_between(before.outcome, after.outcome)
    return (
        *_path(movement, before.wording, after.wording, attribution),
        *_version(before, after, attribution),
        *_scores(movement, before.wording, after.wording, attribution),
        *_plan(movement, names, attribution),
    ) or (OutcomeChangeView(_("Nothing changed: your path, scores and plan are the same.")),)


def points_words(score: Score) -> str:
    """A score in points: “31 of 63”."""
    return _("%(points)s of %(attainable)s") % {"points": score.points, "attainable": score.attainable}


def _path(
    movement: Movement, before: Wording, after: Wording, attribution: Attribution | None
) -> Iterator[OutcomeChangeView]:
    why = path_sentence(attribution) if attribution and sole_cause(attribution) is None else ""
    if movement.path_changed:
        names = {"before": before.path(movement.path_before), "after": after.path(movement.path_after)}
        yield OutcomeChangeView(_("Your path changed from %(before)s to %(after)s.") % names, why)
    elif why:
        yield OutcomeChangeView(why)


def _version(before: Station, after: Station, attribution: Attribution | None) -> Iterator[OutcomeChangeView]:
    if before.version == after.version:
        return
    text = _("You took a newer version of the questionnaire (%(after)s instead of %(before)s).") % {
        "before": before.version,
        "after": after.version,
    }
    is_equal = attribution and Cause.QUESTIONNAIRE not in attribution.causes
    yield OutcomeChangeView(
        text, _("It asks the same questions and decides in the same way.") if is_equal else ""
    )


def _scores(
    movement: Movement, before: Wording, wording: Wording, attribution: Attribution | None
) -> Iterator[OutcomeChangeView]:
    """The dimensions that tell of work, those that moved and those that stayed for all that moved them."""
    is_comparable = shares_scored(before.definition, wording.definition)
    splits = {split.dimension: split for split in attribution.splits} if attribution else {}
    changed = {change.dimension: change for change in movement.scores}
    for dimension in sorted(wording.definition.dimensions, key=lambda item: item.key):
        name = wording.dimension(dimension.key)
        if dimension.focus_area or not name:
            continue
        split, change = splits.get(dimension.key), changed.get(dimension.key)
        text = _score_sentence(name, change, split) if is_comparable else _other_points(name, change)
        if text:
            yield OutcomeChangeView(text, split_words(split) if split else "")


def _score_sentence(name: str, change: ScoreChange | None, split: Split | None) -> str:
    if change is None or change.before is None or change.after is None:
        return _("%(name)s stayed the same.") % {"name": name} if _is_felt(split) else ""
    share_before, share_after = (
        score.points * other.attainable
        for score, other in ((change.before, change.after), (change.after, change.before))
    )
    said = {"name": name, "before": points_words(change.before), "after": points_words(change.after)}
    if share_after > share_before:
        return _("%(name)s rose from %(before)s to %(after)s.") % said
    if share_after < share_before:
        return _("%(name)s fell from %(before)s to %(after)s.") % said
    return _("%(name)s stayed the same.") % said if _is_felt(split) else ""


def _other_points(name: str, change: ScoreChange | None) -> str:
    """Points for other questions are neither more nor less than these."""
    if change is None or change.before is None or change.after is None:
        return ""
    said = {"name": name, "before": points_words(change.before), "after": points_words(change.after)}
    return _("%(name)s was at %(before)s. The new questions put it at %(after)s.") % said


def _is_felt(split: Split | None) -> bool:
    """Whether causes moved a score by a point of a hundred or more, though they cancelled each other out."""
    return split is not None and bool(split_words(split))


def _plan(
    movement: Movement, names: Mapping[str, str], attribution: Attribution | None
) -> Iterator[OutcomeChangeView]:
    told = attribution.plan if attribution and sole_cause(attribution) is None else ()
    anew = attribution is not None and attribution.asks_anew
    moves = {(move.kind, move.slug): move.moved for move in told}
    for kind, text, slugs in _plan_texts(movement):
        for moved, together in _by_cause(kind, slugs, moves):
            said = text % {"names": _named(together, names)}
            yield OutcomeChangeView(said, why_words(moved, asks_anew=anew) if moved else "")
    if movement.first_after and movement.first_after != movement.first_before and movement.first_before:
        moved = moves.get((PlanMoveKind.FIRST, movement.first_after))
        text = _("%(after)s now comes first in your plan; before, it was %(before)s.") % {
            "after": _named((movement.first_after,), names),
            "before": _named((movement.first_before,), names),
        }
        yield OutcomeChangeView(text, why_words(moved, asks_anew=anew) if moved else "")


def _plan_texts(movement: Movement) -> tuple[tuple[PlanMoveKind, str, tuple[str, ...]], ...]:
    """What moved in the plan but for its first entry: how, a sentence for %(names)s, and which."""
    held = tuple(item.slug for item in movement.left if item.placement is Placement.HELD)
    beside = tuple(item.slug for item in movement.left if item.placement is Placement.ALTERNATIVE)
    gone = tuple(item.slug for item in movement.left if item.slug not in {*held, *beside})
    return (
        (PlanMoveKind.ENTERED, _("New in your plan: %(names)s."), movement.entered),
        (PlanMoveKind.LEFT, _("No longer in your plan: %(names)s, which you now have."), held),
        (PlanMoveKind.LEFT, _("Now an alternative to your first certification: %(names)s."), beside),
        (PlanMoveKind.LEFT, _("No longer in your plan: %(names)s."), gone),
        (PlanMoveKind.OPENED, _("Open to you now: %(names)s."), movement.now_eligible),
        (
            PlanMoveKind.CLOSED,
            _("No longer open to you, or we can’t tell: %(names)s."),
            movement.now_closed,
        ),
    )


def _by_cause(
    kind: PlanMoveKind, slugs: Iterable[str], moves: Moves
) -> list[tuple[CauseSets | None, tuple[str, ...]]]:
    """The certifications that the same causes moved together, in the order of the plan."""
    found: dict[CauseSets | None, tuple[str, ...]] = {}
    for slug in slugs:
        moved = moves.get((kind, slug))
        found[moved] = (*found.get(moved, ()), slug)
    return list(found.items())


def _named(slugs: Sequence[str], names: Mapping[str, str]) -> str:
    return listed([names.get(slug, slug) for slug in slugs])
