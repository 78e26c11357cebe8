"""Which cause moved what, in words."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.attribution import Attribution, Cause, CauseSets, Split, rounded_shares
from portal.shared.words import either, listed, percent_of, sentence_case

MINUS = "\N{MINUS SIGN}"


def cause_words(cause: Cause, *, asks_anew: bool = False) -> str:
    """A cause inside a sentence. `asks_anew` as in an attribution."""
    if asks_anew and cause is Cause.QUESTIONNAIRE:
        return _("the new questionnaire")
    return {
        Cause.ANSWERS: _("your answers"),
        Cause.HELD: _("your certifications"),
        Cause.QUESTIONNAIRE: _("the questionnaire"),
        Cause.CATALOGUE: _("the catalogue"),
        Cause.TIME: _("the passage of time"),
        Cause.ENGINE: _("the way results are computed"),
    }[cause]


def differing_sentence(causes: Sequence[Cause], *, asks_anew: bool = False) -> str:
    """What changed since the result before; that time passed goes without saying."""
    told = [cause_words(cause) for cause in causes if cause is not Cause.TIME]
    if told:
        changed = _("Between the previous result and this one, %(causes)s changed.") % {
            "causes": listed(told)
        }
        return " ".join((changed, _anew_sentence())) if asks_anew else changed
    if causes:
        return _(
            "Between the previous result and this one, only time passed. Everything else stayed the same."
        )
    return _("Nothing changed between the previous result and this one.")


def sole_cause(attribution: Attribution) -> Cause | None:
    """The cause that alone moved all that moved; None where there are several, or nothing moved."""
    moves = [move.moved for move in attribution.plan]
    path = attribution.path
    sets = {chosen for moved in (path, *moves) for chosen in moved.sets}
    causes = {cause for chosen in sets for cause in chosen}
    causes |= {share.cause for split in attribution.splits for share in split.shares}
    if len(causes) != 1 or attribution.unsplit or (path.sets and not path.changed):
        return None
    (sole,) = causes
    # Other questions give other points, whatever else there is.
    if attribution.asks_anew and sole is not Cause.QUESTIONNAIRE:
        return None
    return sole if not path.changed or sole in attribution.path_needs else None


def sole_sentence(cause: Cause) -> str:
    """What is said once where one cause alone moved all."""
    return _("Everything below comes from %(cause)s.") % {"cause": _alone((cause,), anew=False)}


def new_questionnaire_sentence() -> str:
    """What “the new questionnaire” stands for among other causes."""
    return _("Below, “the new questionnaire” means both.")


def path_sentence(attribution: Attribution) -> str:
    """Which causes moved the path, or would have; empty where nothing moves it."""
    moved = attribution.path
    if not moved.sets:
        return ""
    if not moved.changed:
        return _(
            "Your path stayed the same, but %(causes)s would have changed it. The changes cancelled "
            "each other out."
        ) % {"causes": _sets_words(moved, attribution.asks_anew)}
    anew = attribution.asks_anew
    if len(moved.sets[0]) > 1:
        return _together_sentence(moved, anew)
    sentence = _alone_sentence(moved, attribution.path_needs, anew)
    if not anew and Cause.ANSWERS in attribution.causes and (Cause.ANSWERS,) not in moved.sets:
        return " ".join((sentence, _("Your answers alone would not have changed it.")))
    return sentence


def why_words(moved: CauseSets, *, asks_anew: bool = False) -> str:
    """The causes of a move in the plan: “Why: your answers alone.”, or which would have been enough."""
    if len(moved.sets) > 1:
        enough = [
            _alone(chosen, anew=asks_anew) if len(chosen) > 1 else cause_words(chosen[0], asks_anew=asks_anew)
            for chosen in moved.sets
        ]
        return _("Why: either %(causes)s would have been enough.") % {"causes": either(enough)}
    return _("Why: %(causes)s.") % {"causes": _sets_words(moved, asks_anew)} if moved.sets else ""


def split_words(split: Split) -> str:
    """The points that each cause added or took: “59% to 78%: +22 percentage points from your answers, …”.

    They add up to the difference of both percentages. Empty where all of it is less than a point.
    """
    shares = [(cause, points) for cause, points in rounded_shares(split) if points]
    if not shares:
        return ""
    # The unit is said once.
    units = [ngettext("%(points)s percentage point", "%(points)s percentage points", abs(shares[0][1]))]
    units += ["%(points)s"] * (len(shares) - 1)
    parts = [
        _("%(points)s from %(cause)s")
        % {"points": unit % {"points": signed(points)}, "cause": cause_words(cause)}
        for unit, (cause, points) in zip(units, shares, strict=True)
    ]
    before, after = (percent_of(score.numerator, score.denominator) for score in (split.before, split.after))
    return _("%(before)s%% to %(after)s%%: %(parts)s.") % {
        "before": before,
        "after": after,
        "parts": ", ".join(parts),
    }


def noise_sentence(attribution: Attribution) -> str:
    """What a move between two borderline outcomes is worth."""
    borderline = _("Both results were a close call: one different answer would have changed them.")
    if Cause.ANSWERS in attribution.causes and not attribution.path_answers:
        more = _("But no single answer that you changed would have changed your path on its own.")
        return " ".join((borderline, more))
    return " ".join((borderline, _("When results are this close, your work may not have changed.")))


def signed(points: int) -> str:
    """A number with its sign, not a hyphen."""
    return f"+{points}" if points > 0 else f"{MINUS}{-points}" if points else "0"


def _anew_sentence() -> str:
    return _(
        "All its questions about your work are new. So we can’t tell what comes from them and what "
        "comes from changes in your work."
    )


def _alone_sentence(moved: CauseSets, needed: Collection[Cause], anew: bool) -> str:
    first, *others = (_alone(chosen, anew=anew) for chosen in moved.sets)
    said = {"cause": sentence_case(first), "others": listed(others)}
    if others:
        return _("%(cause)s would have changed your path, and so would %(others)s.") % said
    if moved.sets[0][0] in needed:
        return _("%(cause)s changed your path.") % said
    return _("%(cause)s would have changed your path, and so would the other changes together.") % said


def _together_sentence(moved: CauseSets, anew: bool) -> str:
    if len(moved.sets) == 1 and len(moved.sets[0]) == 2:
        first, second = (cause_words(cause, asks_anew=anew) for cause in moved.sets[0])
        return _(
            "Neither %(first)s nor %(second)s alone would have changed your path, but together they did."
        ) % {
            "first": first,
            "second": second,
        }
    return _("It took several changes together to change your path: %(causes)s.") % {
        "causes": _sets_words(moved, anew)
    }


def _sets_words(moved: CauseSets, anew: bool) -> str:
    return either([_alone(chosen, anew=anew) for chosen in moved.sets])


def _alone(causes: Sequence[Cause], *, anew: bool) -> str:
    named = {"causes": listed([cause_words(cause, asks_anew=anew) for cause in causes])}
    return _("%(causes)s alone") % named if len(causes) == 1 else _("%(causes)s together") % named
