"""Every kind of finding at every severity has a sentence, a place in the definition's words, and advice."""

import re

import pytest

from assessments.domain.definitions.parser import parse_definition
from assessments.domain.proof.report import Finding, FindingKind, Pattern, Severity
from assessments.proofs.presenters.findings import OPEN_QUESTIONS, pattern_words, place_words, tell
from assessments.wording.texts import Wording
from tests.builders.short_instrument import make_document

WORDING = Wording(parse_definition(make_document()))
GIVEN: dict[FindingKind, tuple[tuple[str, str | int], ...]] = {
    FindingKind.DEAD_RULE: (("by", "mostly_projects"),),
    FindingKind.CHOICES_ALIKE: (("choice", "charts"), ("other", "boards"), ("question", "tools")),
    FindingKind.RULE_OVERLAP: (("earlier", "neither"), ("earlier_path", "explore"), ("path", "work")),
    FindingKind.ASSERTION_FAILS: (
        ("bound", "at_least"),
        ("dimension", "work"),
        ("path", "work"),
        ("percent", 50),
    ),
    FindingKind.STRAIGHT_LINER: (("path", "work"), ("pattern", "middle")),
    FindingKind.UNBALANCED_DIMENSIONS: (
        ("attainable", 4),
        ("dimension", "work"),
        ("other", "project"),
        ("other_attainable", 9),
    ),
    FindingKind.MIRROR_BROKEN: (("expected", "work"), ("found", "explore"), ("path", "project")),
    FindingKind.NOT_PROVEN: (("what", "dead_rule"),),
}
PLACES = {
    "": "The whole assessment",
    "mirror": "The mirror",
    "rules": "The whole assessment",
    "rules/neither": "Rule “Neither kind of work earned half of its points”",
    "questions/share": "Question “What fills your week?”",
    "questions/share/choices/half": "Answer “Half and half” of “What fills your week?”",
    "paths/work": "Path “Work management”",
    "dimensions/work": "Dimension “Ongoing work”",
}


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("kind", list(FindingKind))
def test_finding_is_told_in_a_sentence_with_advice(kind: FindingKind, severity: Severity) -> None:
    told = tell(Finding(kind, severity, "rules/mostly_projects", GIVEN.get(kind, ())), WORDING)

    for text in (told.sentence, told.advice):
        assert text[0].isupper()
        assert text.endswith(".")
        # Nothing is left to be put in; a percent sign follows its number, and once.
        assert "%" not in re.sub(r"\d%(?!%)", "", text)
        assert "“”" not in text
    assert told.place == "Rule “Project work earned half of its points or more”"


@pytest.mark.parametrize(("place", "words"), PLACES.items())
def test_place_is_told_in_the_definitions_own_words(place: str, words: str) -> None:
    assert place_words(place, WORDING) == words


def test_rule_that_never_holds_is_told_apart_from_one_that_comes_too_late() -> None:
    never = tell(Finding(FindingKind.DEAD_RULE, Severity.ERROR, "rules/neither"), WORDING)
    late = tell(
        Finding(FindingKind.DEAD_RULE, Severity.ERROR, "rules/neither", GIVEN[FindingKind.DEAD_RULE]), WORDING
    )

    assert "never applies" in never.sentence
    assert "Move" not in never.advice
    assert "Move the rule up" in late.advice
    assert "“Project work earned half of its points or more”" in late.sentence


@pytest.mark.parametrize(("bound", "words"), [("at_least", "at least 50%"), ("at_most", "at most 50%")])
def test_assertion_says_which_side_of_the_number(bound: str, words: str) -> None:
    given = (("bound", bound), ("dimension", "work"), ("path", "work"), ("percent", 50))
    told = tell(Finding(FindingKind.ASSERTION_FAILS, Severity.ERROR, "paths/work", given), WORDING)

    assert words in told.sentence
    assert "Ongoing work" in told.sentence


def test_mirror_that_asks_other_questions_is_told_so() -> None:
    given = (("expected", "work"), ("found", "work"), ("path", "project"))
    told = tell(Finding(FindingKind.MIRROR_BROKEN, Severity.ERROR, "mirror", given), WORDING)

    assert "With some answers, the mirrored side gets other" in told.sentence


@pytest.mark.parametrize("kind", list(FindingKind))
def test_what_stays_open_has_words(kind: FindingKind) -> None:
    given = (("what", str(kind)),)
    told = tell(Finding(FindingKind.NOT_PROVEN, Severity.WARNING, "rules/neither", given), WORDING)

    assert OPEN_QUESTIONS[kind]() in told.sentence


@pytest.mark.parametrize("place", ["rules", "questions/tools"])
def test_definition_that_is_too_wide_to_be_searched_is_not_told_of_time_or_of_a_path(place: str) -> None:
    given = (("what", str(FindingKind.UNREACHABLE_PATH)),)
    told = tell(Finding(FindingKind.NOT_PROVEN, Severity.WARNING, place, given), WORDING)

    assert told.sentence.startswith("We could not prove anything here: the rules")


@pytest.mark.parametrize("pattern", list(Pattern))
def test_pattern_has_words(pattern: Pattern) -> None:
    assert pattern_words(pattern).endswith("every time")
