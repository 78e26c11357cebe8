"""What a proof report says beside its findings: shares, effects of questions, mirror, straight-liners."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.definition import Definition
from assessments.domain.proof.report import (
    Effect,
    Method,
    MirrorState,
    QuestionRole,
    Report,
    Share,
    Shares,
    Witness,
)
from assessments.proofs.presenters.findings import pattern_words
from assessments.wording.texts import Wording
from portal.shared.words import listed, number_words, percent_words

MILLION = 1_000_000
# Above this a count is told as a power of ten.
LONGEST_COUNT = 10**12
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class ShareView:
    """A path's share: `mark` names its hue, `value` of `maximum` is the length of its bar."""

    mark: str
    label: str
    words: str
    value: int
    maximum: int


@dataclass(frozen=True, slots=True)
class EffectView:
    """A question, and what its answer may decide."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A pattern of answers, and the path that it leads to."""

    pattern: str
    path: str


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """A question with an answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ProofView:
    """`shares_method` is empty where nothing could be counted; `fragile` where no question turns a path.

    `are_effects_proved`: of every question it is proved what it may decide.
    """

    mirror: str
    is_mirror_proved: bool
    shares: tuple[ShareView, ...]
    shares_method: str
    effects: tuple[EffectView, ...]
    are_effects_proved: bool
    fragile: str
    straight_lines: tuple[LineView, ...]


def present_proof(report: Report, wording: Wording) -> ProofView:
    """A report in words."""
    return ProofView(
        mirror=mirror_words(report.mirror),
        is_mirror_proved=report.mirror is MirrorState.PROVED,
        shares=_shares(report.shares, wording),
        shares_method=_method(report.shares),
        effects=tuple(
            EffectView(wording.question(effect.question), effect_words(effect, wording))
            for effect in report.effects
        ),
        are_effects_proved=all(effect.is_proved for effect in report.effects),
        fragile=_fragile(report, wording),
        straight_lines=tuple(
            LineView(pattern_words(line.pattern), wording.path(line.path)) for line in report.straight_lines
        ),
    )


def present_sheet(witness: Witness, wording: Wording, definition: Definition) -> tuple[WitnessLine, ...]:
    """A sheet as it would be filled in, in the order of the questions."""
    given = dict(witness)
    return tuple(
        WitnessLine(wording.question(question.key), wording.answer(question, given[question.key]))
        for question in definition.questions
        if question.key in given
    )


def contradiction_words() -> str:
    """That a proof was broken off, because the engine did not confirm one of its witnesses."""
    return _(
        "The prover and the engine disagree. This is a fault of the portal: please tell your "
        "technical team. Nothing is stored, so this can’t go live."
    )


def too_long_words(seconds: float) -> str:
    """That a proof reached its deadline."""
    minutes = max(round(seconds / 60), 1)
    late = ngettext("Not proved within %d minute.", "Not proved within %d minutes.", minutes) % minutes
    advice = _(
        "So this can’t go live. Use fewer rules, or fewer conditions on multiple choices, then check again."
    )
    return f"{late} {advice}"


def mirror_words(state: MirrorState) -> str:
    """Whether both sides are treated alike."""
    return {
        MirrorState.NOT_DECLARED: _(
            "Not declared: this assessment does not say which questions, answers and paths mirror each other."
        ),
        MirrorState.PROVED: _(
            "Yes, and we have proved it: if every answer about project work is swapped with its counterpart "
            "on ongoing work, the path swaps too. This is true for every possible set of answers."
        ),
        MirrorState.BROKEN: _("Broken: with some answers, the mirror does not lead to the mirrored path."),
        MirrorState.NOT_PROVEN: _("Not proved: we could not go through all answers."),
    }[state]


def effect_words(effect: Effect, wording: Wording) -> str:
    """What another answer to one question alone may change."""
    if effect.role is QuestionRole.PATH:
        if len(effect.paths) == len(wording.definition.paths):
            return _("can lead from any path to any other")
        paths = listed([f"“{wording.path(path)}”" for path in effect.paths])
        text = (
            _("can change the path between %(paths)s")
            if effect.is_proved
            else _("can change the path between %(paths)s, perhaps others")
        )
        return text % {"paths": paths}
    alone = {
        QuestionRole.PLAN: _("affects the plan: its order, which certifications you could take, and when"),
        QuestionRole.SHOWS: _("decides which other questions you get"),
        QuestionRole.NOTHING: _("decides nothing"),
    }[effect.role]
    if effect.is_proved:
        return alone
    if effect.role is QuestionRole.NOTHING:
        return _("not proved: it may change the path")
    return _("%(alone)s; not proved: it may change the path, too") % {"alone": alone}


def _shares(shares: Shares, wording: Wording) -> tuple[ShareView, ...]:
    tenths = tenths_of([share.sheets for share in shares.by_path], shares.of)
    return tuple(
        _share(share, part, shares, wording) for share, part in zip(shares.by_path, tenths, strict=True)
    )


def _share(share: Share, tenths: int, shares: Shares, wording: Wording) -> ShareView:
    words = (
        share_words(tenths, share.sheets)
        if shares.method is Method.EXACT
        else _("%(least)s to %(most)s")
        % {
            "least": share_words(share.least // 1000, share.least),
            "most": share_words(-(-share.most // 1000), share.most),
        }
    )
    return ShareView(
        mark=wording.mark(share.path),
        label=wording.path(share.path),
        words=words,
        value=share.sheets * 1000 // max(shares.of, 1),
        maximum=1000,
    )


def tenths_of(parts: Sequence[int], whole: int) -> list[int]:
    """Tenths of a per cent, rounded so that parts of the whole add up to it: largest rests are rounded up."""
    down = [1000 * part // max(whole, 1) for part in parts]
    short = 1000 * sum(parts) // max(whole, 1) - sum(down)
    rests = sorted(range(len(parts)), key=lambda place: -(1000 * parts[place] % max(whole, 1)))
    for place in rests[:short]:
        down[place] += 1
    return down


def share_words(tenths: int, amount: int) -> str:
    """A percentage with one decimal; what is above zero never reads as zero."""
    if amount and not tenths:
        return _("less than 0.1%")
    return percent_words(tenths)


def _method(shares: Shares) -> str:
    if not shares.of:
        return ""
    if shares.method is Method.EXACT:
        return _(
            "Based on all combinations of answers that affect the path (%(count)s), assuming each is "
            "equally likely."
        ) % {"count": count_words(shares.of)}
    return _(
        "Estimated from %(count)s random combinations of the answers that affect the path, assuming "
        "each is equally likely. We are 99%% confident that the true share is between the two "
        "numbers."
    ) % {"count": count_words(shares.of)}


def count_words(count: int) -> str:
    """A count, as a power of ten where it is too long to read."""
    if count < LONGEST_COUNT:
        return number_words(count)
    digits = str(count)
    power = str(len(digits) - 1).translate(SUPERSCRIPTS)
    return _("about %(count)s") % {"count": f"{digits[0]}.{digits[1]} × 10{power}"}


def _fragile(report: Report, wording: Wording) -> str:
    fragile = report.fragile
    if fragile is None:
        return ""
    return _(
        "The question that matters most is “%(question)s”: in about %(percent)s%% of cases, a different "
        "answer to it alone changes the path."
    ) % {
        "question": wording.question(fragile.question),
        "percent": round(100 * fragile.turned / fragile.of),
    }
