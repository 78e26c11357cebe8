"""Findings of a proof report as sentences, with the place they speak of and what an editor can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.definitions.conditions import Bound
from assessments.domain.proof.report import Finding, FindingKind, Pattern, Severity
from assessments.wording.texts import Wording, not_sure_words

Given = Mapping[str, str | int]
Sentence = Callable[[Finding, Given, Wording], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words. `place` quotes the definition's own; `advice` says what can be done."""

    sentence: str
    place: str
    advice: str


def tell(finding: Finding, wording: Wording) -> Told:
    """A finding in words.

    Raises:
        KeyError: no sentence is written for its kind.
    """
    return Told(
        sentence=SENTENCES[finding.kind](finding, dict(finding.parameters), wording),
        place=place_words(finding.place, wording),
        advice=advice_words(finding),
    )


def place_words(place: str, wording: Wording) -> str:
    """A part of the definition by its own words: “Question “What fills your week?””."""
    part, _slash, rest = place.partition("/")
    key, _slash, choice = rest.partition("/choices/")
    if choice:
        return _("Answer “%(choice)s” of “%(question)s”") % {
            "choice": wording.choice(key, choice),
            "question": wording.question(key),
        }
    named = NAMED_PLACES.get(part)
    if named is not None and key:
        return named(key, wording)
    return _("The mirror") if part == "mirror" else _("The whole assessment")


def rule_name(key: str, wording: Wording) -> str:
    """What a rule gives as its reason, the only name that readers know, without its stop; else its key."""
    return wording.of(f"rules/{key}").removesuffix(".") or key


def pattern_words(pattern: Pattern) -> str:
    """What somebody does who answers by a pattern."""
    return {
        Pattern.FIRST: _("always the first answer"),
        Pattern.MIDDLE: _("always the answer in the middle"),
        Pattern.LAST: _("always the last answer"),
        Pattern.NOT_SURE: _("always “%(label)s”") % {"label": not_sure_words()},
    }[pattern]


NAMED_PLACES: Mapping[str, Callable[[str, Wording], str]] = {
    "questions": lambda key, wording: _("Question “%(words)s”") % {"words": wording.question(key)},
    "rules": lambda key, wording: _("Rule “%(words)s”") % {"words": rule_name(key, wording)},
    "paths": lambda key, wording: _("Path “%(words)s”") % {"words": wording.path(key)},
    "dimensions": lambda key, wording: _("Dimension “%(words)s”") % {"words": wording.dimension(key)},
}


def _unreachable(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("No answers lead to this path.")


def _dead(_finding: Finding, given: Given, wording: Wording) -> str:
    if "by" not in given:
        return _("This rule never holds, whatever is answered.")
    return _("This rule never decides: wherever it holds, an earlier rule decides, such as “%(rule)s”.") % {
        "rule": rule_name(str(given["by"]), wording)
    }


def _never_shown(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("This question is never asked: no answers meet its conditions.")


def _without_effect(finding: Finding, _given: Given, _wording: Wording) -> str:
    if finding.severity is not Severity.WARNING:
        return _("Nothing reads the answer: it changes neither the path nor the plan.")
    return _(
        "This question counts, but another answer to it never changes the path, and the plan does not "
        "read it."
    )


def _alike(_finding: Finding, given: Given, wording: Wording) -> str:
    return _("This answer does the same as “%(other)s”.") % {
        "other": wording.choice(str(given["question"]), str(given["other"]))
    }


def _overlap(_finding: Finding, given: Given, wording: Wording) -> str:
    return _(
        "Answers are possible on which this rule holds, too, but “%(earlier)s” comes earlier: the path is "
        "“%(earlier_path)s”, not “%(path)s”."
    ) % {
        "earlier": rule_name(str(given["earlier"]), wording),
        "earlier_path": wording.path(str(given["earlier_path"])),
        "path": wording.path(str(given["path"])),
    }


def _assertion(_finding: Finding, given: Given, wording: Wording) -> str:
    pattern = (
        _(
            "Who is sent here should have at least %(percent)d %% of the points of %(dimension)s. "
            "Answers with less lead here, too."
        )
        if given["bound"] == Bound.AT_LEAST
        else _(
            "Who is sent here should have at most %(percent)d %% of the points of %(dimension)s. "
            "Answers with more lead here, too."
        )
    )
    return pattern % {"dimension": wording.dimension(str(given["dimension"])), "percent": given["percent"]}


def _straight(_finding: Finding, given: Given, _wording: Wording) -> str:
    return _(
        "Somebody who gives %(pattern)s is sent here, with a plan, though such answers tell nothing."
    ) % {"pattern": pattern_words(Pattern(str(given["pattern"])))}


def _unbalanced(_finding: Finding, given: Given, wording: Wording) -> str:
    return _(
        "At most %(points)d points can be reached here, and %(other_points)d in %(other)s: the two are not "
        "asked about alike."
    ) % {
        "points": given["attainable"],
        "other_points": given["other_attainable"],
        "other": wording.dimension(str(given["other"])),
    }


def _unfed(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("No answer gives points here, so every condition on this dimension is false.")


def _unread(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("Points are counted here, but no rule reads them.")


def _mirror(_finding: Finding, given: Given, wording: Wording) -> str:
    if given["found"] == given["expected"]:
        return _(
            "Answers are possible whose mirror is asked other questions: the two sides are not treated alike."
        )
    return _(
        "Answers are possible that lead to “%(path)s” while their mirror leads to “%(found)s” instead of "
        "“%(expected)s”: the two sides are not treated alike."
    ) % {name: wording.path(str(given[name])) for name in ("path", "found", "expected")}


def _not_proven(finding: Finding, given: Given, _wording: Wording) -> str:
    searched = finding.place != "rules" and not finding.place.startswith("questions/")
    if given["what"] == FindingKind.UNREACHABLE_PATH and not searched:
        # The place is what the definition is too wide at.
        return _("Nothing could be proved: rules tell too many kinds of answers or points apart here.")
    return _("The time did not suffice to find out %(what)s.") % {
        "what": OPEN_QUESTIONS[FindingKind(str(given["what"]))]()
    }


# What stays open where it was not proved in time; kinds that are read off the definition never do.
OPEN_QUESTIONS: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.UNREACHABLE_PATH: lambda: _("whether answers lead to this path"),
    FindingKind.DEAD_RULE: lambda: _("whether this rule ever decides"),
    FindingKind.NEVER_SHOWN: lambda: _("whether this question is ever asked"),
    FindingKind.QUESTION_WITHOUT_EFFECT: lambda: _(
        "whether another answer to this question ever changes the path"
    ),
    FindingKind.CHOICES_ALIKE: lambda: _("whether this answer does the same as another"),
    FindingKind.RULE_OVERLAP: lambda: _("with which later rules this one holds at once"),
    FindingKind.ASSERTION_FAILS: lambda: _(
        "whether all that lead here have the points that the path speaks of"
    ),
    FindingKind.STRAIGHT_LINER: lambda: _("where one ends who gives every question the same answer"),
    FindingKind.UNBALANCED_DIMENSIONS: lambda: _("whether dimensions are balanced"),
    FindingKind.UNFED_DIMENSION: lambda: _("whether any answer gives points here"),
    FindingKind.UNREAD_DIMENSION: lambda: _("whether a rule reads this dimension"),
    FindingKind.MIRROR_BROKEN: lambda: _("whether both sides are treated alike"),
    FindingKind.NOT_PROVEN: lambda: _("what was asked"),
}

SENTENCES: Mapping[FindingKind, Sentence] = {
    FindingKind.UNREACHABLE_PATH: _unreachable,
    FindingKind.DEAD_RULE: _dead,
    FindingKind.NEVER_SHOWN: _never_shown,
    FindingKind.QUESTION_WITHOUT_EFFECT: _without_effect,
    FindingKind.CHOICES_ALIKE: _alike,
    FindingKind.RULE_OVERLAP: _overlap,
    FindingKind.ASSERTION_FAILS: _assertion,
    FindingKind.STRAIGHT_LINER: _straight,
    FindingKind.UNBALANCED_DIMENSIONS: _unbalanced,
    FindingKind.UNFED_DIMENSION: _unfed,
    FindingKind.UNREAD_DIMENSION: _unread,
    FindingKind.MIRROR_BROKEN: _mirror,
    FindingKind.NOT_PROVEN: _not_proven,
}


def advice_words(finding: Finding) -> str:
    """What an editor can do about a finding."""
    if finding.kind is FindingKind.QUESTION_WITHOUT_EFFECT and finding.severity is Severity.NOTICE:
        return _(
            "Keep it only if readers or reports need the answer, or let a rule or the background read it."
        )
    if finding.kind is FindingKind.QUESTION_WITHOUT_EFFECT and finding.severity is Severity.ERROR:
        return _("Let a rule, a stage or the background read it, or remove the question.")
    if finding.kind is FindingKind.DEAD_RULE and not finding.parameters:
        return _("Change its conditions, or remove it.")
    return ADVICE[finding.kind]()


ADVICE: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.UNREACHABLE_PATH: lambda: _("Loosen a rule that leads here, move it up, or remove the path."),
    FindingKind.DEAD_RULE: lambda: _(
        "Move the rule up, change its conditions or those of the earlier one, or remove it."
    ),
    FindingKind.NEVER_SHOWN: lambda: _("Change the conditions under “visible_if”, or remove the question."),
    FindingKind.QUESTION_WITHOUT_EFFECT: lambda: _(
        "Give its answers more weight, let a rule read it, or remove it."
    ),
    FindingKind.CHOICES_ALIKE: lambda: _(
        "Nothing needs to be done where readers see a difference; else merge the two."
    ),
    FindingKind.RULE_OVERLAP: lambda: _(
        "Nothing needs to be done where the order is meant; the answers show a case."
    ),
    FindingKind.ASSERTION_FAILS: lambda: _("Add the condition to the rules that lead here."),
    FindingKind.STRAIGHT_LINER: lambda: _(
        "Add statements in which agreement speaks against, or a rule for such answers before the others."
    ),
    FindingKind.UNBALANCED_DIMENSIONS: lambda: _("Ask both sides with equally many questions and points."),
    FindingKind.UNFED_DIMENSION: lambda: _("Give points to it, or remove the dimension."),
    FindingKind.UNREAD_DIMENSION: lambda: _(
        "Let a rule read it, name its focus area so that the plan does, or remove it."
    ),
    FindingKind.MIRROR_BROKEN: lambda: _(
        "Compare the two sheets below, then make the rules and points of both sides the same."
    ),
    FindingKind.NOT_PROVEN: lambda: _(
        "Fewer conditions or questions make it provable. Otherwise a moderator has to sign."
    ),
}
