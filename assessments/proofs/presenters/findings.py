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
        Pattern.FIRST: _("the first answer every time"),
        Pattern.MIDDLE: _("the middle answer every time"),
        Pattern.LAST: _("the last answer every time"),
        Pattern.NOT_SURE: _("“%(label)s” every time") % {"label": not_sure_words()},
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
        return _("This rule never applies, whatever people answer.")
    return _(
        "This rule never decides. Whenever it applies, an earlier rule decides first, such as “%(rule)s”."
    ) % {"rule": rule_name(str(given["by"]), wording)}


def _never_shown(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("Nobody is ever asked this question: no answers meet its conditions.")


def _without_effect(finding: Finding, _given: Given, _wording: Wording) -> str:
    if finding.severity is not Severity.WARNING:
        return _("Nothing uses the answer. It changes neither the path nor the plan.")
    return _("This question counts, but no answer to it ever changes the path, and the plan doesn’t use it.")


def _alike(_finding: Finding, given: Given, wording: Wording) -> str:
    return _("This answer has the same effect as “%(other)s”.") % {
        "other": wording.choice(str(given["question"]), str(given["other"]))
    }


def _overlap(_finding: Finding, given: Given, wording: Wording) -> str:
    return _(
        "With some answers, this rule applies as well, but “%(earlier)s” comes first. So the path is "
        "“%(earlier_path)s”, not “%(path)s”."
    ) % {
        "earlier": rule_name(str(given["earlier"]), wording),
        "earlier_path": wording.path(str(given["earlier_path"])),
        "path": wording.path(str(given["path"])),
    }


def _assertion(_finding: Finding, given: Given, wording: Wording) -> str:
    pattern = (
        _(
            "People who get this result should score at least %(percent)d%% for %(dimension)s. Some "
            "who score less get it, too."
        )
        if given["bound"] == Bound.AT_LEAST
        else _(
            "People who get this result should score at most %(percent)d%% for %(dimension)s. Some "
            "who score more get it, too."
        )
    )
    return pattern % {"dimension": wording.dimension(str(given["dimension"])), "percent": given["percent"]}


def _straight(_finding: Finding, given: Given, _wording: Wording) -> str:
    return _(
        "Someone who picks %(pattern)s ends up here with a plan, although such answers say nothing "
        "about them."
    ) % {"pattern": pattern_words(Pattern(str(given["pattern"])))}


def _unbalanced(_finding: Finding, given: Given, wording: Wording) -> str:
    return _(
        "People can get up to %(points)d points here, and up to %(other_points)d for %(other)s. The "
        "questions do not treat the two alike."
    ) % {
        "points": given["attainable"],
        "other_points": given["other_attainable"],
        "other": wording.dimension(str(given["other"])),
    }


def _unfed(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("No answer gives points here, so no condition on this dimension can be met.")


def _unread(_finding: Finding, _given: Given, _wording: Wording) -> str:
    return _("Answers give points here, but no rule uses them.")


def _mirror(_finding: Finding, given: Given, wording: Wording) -> str:
    if given["found"] == given["expected"]:
        return _(
            "With some answers, the mirrored side gets other questions. The two sides are not treated alike."
        )
    return _(
        "Some answers lead to “%(path)s”, but their mirror leads to “%(found)s” instead of "
        "“%(expected)s”. The two sides are not treated alike."
    ) % {name: wording.path(str(given[name])) for name in ("path", "found", "expected")}


def _not_proven(finding: Finding, given: Given, _wording: Wording) -> str:
    searched = finding.place != "rules" and not finding.place.startswith("questions/")
    if given["what"] == FindingKind.UNREACHABLE_PATH and not searched:
        # The place is what the definition is too wide at.
        return _(
            "We could not prove anything here: the rules distinguish too many kinds of answers or points."
        )
    return _("There was not enough time to find out %(what)s.") % {
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
    FindingKind.RULE_OVERLAP: lambda: _("which later rules apply at the same time"),
    FindingKind.ASSERTION_FAILS: lambda: _(
        "whether everyone who ends up here has the points that the path requires"
    ),
    FindingKind.STRAIGHT_LINER: lambda: _("where people end up who give the same answer every time"),
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
            "Keep it only if people or reports need the answer. Otherwise let a rule or the "
            "background use it."
        )
    if finding.kind is FindingKind.QUESTION_WITHOUT_EFFECT and finding.severity is Severity.ERROR:
        return _("Let a rule, a stage or the background use it, or remove the question.")
    if finding.kind is FindingKind.DEAD_RULE and not finding.parameters:
        return _("Change its conditions, or remove it.")
    return ADVICE[finding.kind]()


ADVICE: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.UNREACHABLE_PATH: lambda: _("Relax a rule that leads here, move it up, or remove the path."),
    FindingKind.DEAD_RULE: lambda: _(
        "Move the rule up, change its conditions or those of the earlier rule, or remove it."
    ),
    FindingKind.NEVER_SHOWN: lambda: _("Change the conditions under “visible_if”, or remove the question."),
    FindingKind.QUESTION_WITHOUT_EFFECT: lambda: _(
        "Give its answers more weight, let a rule use it, or remove it."
    ),
    FindingKind.CHOICES_ALIKE: lambda: _("If people see a difference, leave both. Otherwise merge them."),
    FindingKind.RULE_OVERLAP: lambda: _("If the order is intended, leave it. The answers below show a case."),
    FindingKind.ASSERTION_FAILS: lambda: _("Add the condition to the rules that lead here."),
    FindingKind.STRAIGHT_LINER: lambda: _(
        "Add statements that count the other way when people agree, or put a rule for such answers first."
    ),
    FindingKind.UNBALANCED_DIMENSIONS: lambda: _("Give both sides the same number of questions and points."),
    FindingKind.UNFED_DIMENSION: lambda: _("Give points to it, or remove the dimension."),
    FindingKind.UNREAD_DIMENSION: lambda: _(
        "Let a rule use it, name its focus area so that the plan can, or remove it."
    ),
    FindingKind.MIRROR_BROKEN: lambda: _(
        "Compare the two sheets below, then make the rules and points of both sides the same."
    ),
    FindingKind.NOT_PROVEN: lambda: _(
        "With fewer conditions or questions we could prove it. Otherwise a moderator must sign."
    ),
}
