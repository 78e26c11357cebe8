"""Each kind of finding on an instrument that can be read at once, with its place and its witness."""

from typing import Any

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.rules import RulesOfVersion1
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import (
    Finding,
    FindingKind,
    MirrorState,
    Pattern,
    QuestionRole,
    Report,
    Severity,
)
from tests.builders.instruments import definition, document, multiple, number, rule, scale, single, with_texts
from tests.builders.random_snapshots import random_of

Document = dict[str, Any]

STRONG = {"score": "work", "at_least": 75}
WEAK = {"score": "work", "at_most": 25}


def found(report: Report, kind: FindingKind) -> list[Finding]:
    """The findings of a kind."""
    return [finding for finding in report.findings if finding.kind is kind]


def places(report: Report, kind: FindingKind) -> list[str]:
    """Where a kind was found."""
    return [finding.place for finding in found(report, kind)]


def test_contradictory_thresholds_make_path_and_rule_dead() -> None:
    report = prove(definition(scale("a"), scale("b"), rules=[rule("no", "work", STRONG, WEAK)]))

    assert places(report, FindingKind.UNREACHABLE_PATH) == ["paths/work"]
    assert places(report, FindingKind.DEAD_RULE) == ["rules/no"]
    assert [item.rule for item in report.reached] == ["later"]
    assert {finding.severity for finding in report.findings[:2]} == {Severity.ERROR}


def test_shadowed_rule_is_dead_and_its_witness_shows_which_rule_decides() -> None:
    wide = rule("wide", "work", {"score": "work", "at_least": 50})
    made = definition(scale("a"), rules=[wide, rule("narrow", "more", STRONG)])
    (finding,) = found(prove(made), FindingKind.DEAD_RULE)
    sheet = dict(finding.witnesses[0])

    assert (finding.place, dict(finding.parameters)) == ("rules/narrow", {"by": "wide"})
    assert RulesOfVersion1(made).holds("narrow", sheet)
    assert RulesOfVersion1(made).rule(sheet) == "wide"


def test_question_whose_conditions_contradict_each_other_is_never_shown() -> None:
    contradiction = [{"answer": "which", "any_of": [choice]} for choice in ("one", "other")]
    asked = [
        single("which", ("one", "other")),
        number("ghost", visible_if=contradiction),
        number("asked", visible_if=[{"answer": "which", "any_of": ["one"]}]),
    ]
    report = prove(definition(*asked, rules=[rule("more", "work", {"number": "asked", "at_least": 3})]))

    assert places(report, FindingKind.NEVER_SHOWN) == ["questions/ghost"]
    assert places(report, FindingKind.QUESTION_WITHOUT_EFFECT) == []


def test_scored_question_that_cannot_tip_a_threshold_is_without_effect() -> None:
    heavy = single("heavy", {"no": {}, "yes": {"work": 98}})
    light = single("light", {"no": {}, "yes": {"work": 2}})
    report = prove(definition(heavy, light, rules=[rule("most", "work", STRONG)]))
    effects = {effect.question: effect for effect in report.effects}

    assert [(item.place, item.severity) for item in found(report, FindingKind.QUESTION_WITHOUT_EFFECT)] == [
        ("questions/light", Severity.WARNING)
    ]
    assert (effects["heavy"].role, effects["heavy"].paths) == (QuestionRole.PATH, ("later", "work"))
    assert all(effect.is_proved for effect in report.effects)


def test_question_that_nothing_reads_is_a_notice() -> None:
    report = prove(definition(scale("a"), single("idle", ("x", "y")), rules=[rule("most", "work", STRONG)]))

    assert [(item.place, item.severity) for item in found(report, FindingKind.QUESTION_WITHOUT_EFFECT)] == [
        ("questions/idle", Severity.NOTICE)
    ]
    assert [effect.role for effect in report.effects] == [QuestionRole.PATH, QuestionRole.NOTHING]


def test_rules_that_hold_at_once_overlap_with_the_first_deciding() -> None:
    made = definition(
        scale("a"),
        multiple("what"),
        rules=[rule("most", "work", STRONG), rule("some", "more", {"answer": "what", "any_of": ["a"]})],
    )
    (finding,) = found(prove(made), FindingKind.RULE_OVERLAP)
    sheet = dict(finding.witnesses[0])

    assert finding.severity is Severity.NOTICE
    assert finding.place == "rules/some"
    assert dict(finding.parameters) == {"earlier": "most", "earlier_path": "work", "path": "more"}
    assert RulesOfVersion1(made).rule(sheet) == "most"
    assert RulesOfVersion1(made).holds("some", sheet)


def _of_both(percent: int) -> Definition:
    bars = [{"score": name, "at_least": percent} for name in ("project", "work")]
    made = document(
        scale("plans", weights={"project": 1}), scale("flows"), rules=[rule("equal", "both", *bars)]
    )
    groups = [{"disciplines": ["project-management"]}, {"disciplines": ["work-management"]}]
    made["paths"] = [{"key": "both", "groups": groups}, {"key": "later"}]
    return definition_of(made)


def definition_of(made: Document) -> Definition:
    """The definition of a document that was changed after it was put together."""
    return compile_definition(with_texts(made))


def test_both_has_to_mean_half_of_each_deciding_dimension() -> None:
    loose, strict = prove(_of_both(25)), prove(_of_both(50))
    finding = found(loose, FindingKind.ASSERTION_FAILS)[0]

    assert [item.place for item in found(loose, FindingKind.ASSERTION_FAILS)] == ["paths/both"] * 2
    assert dict(finding.parameters)["percent"] == 50
    assert RulesOfVersion1(_of_both(25)).path(dict(finding.witnesses[0])) == "both"
    assert not found(strict, FindingKind.ASSERTION_FAILS)


def test_assertion_of_the_definition_is_checked_though_no_rule_reads_its_dimension() -> None:
    made = definition(
        scale("a"),
        scale("b", weights={"calm": 1}),
        rules=[rule("most", "work", STRONG)],
        assertions=[
            {"path": "work", "score": "calm", "at_most": 60},
            {"path": "work", "score": "work", "at_least": 75},
        ],
    )
    (finding,) = found(prove(made), FindingKind.ASSERTION_FAILS)

    assert (finding.place, finding.severity) == ("paths/work", Severity.ERROR)
    assert dict(finding.parameters) == {
        "bound": "at_most",
        "dimension": "calm",
        "path": "work",
        "percent": 60,
    }
    assert dict(finding.witnesses[0])["b"] in {"4", "5"}


@pytest.mark.parametrize(("reversed_too", "patterns"), [(False, ["last"]), (True, [])])
def test_straight_liner_who_is_promised_a_plan_is_found(reversed_too: bool, patterns: list[str]) -> None:
    asked = [scale("a"), scale("b", reversed=True) if reversed_too else scale("b")]
    report = prove(definition(*asked, rules=[rule("most", "work", STRONG)]))

    assert [
        dict(item.parameters)["pattern"] for item in found(report, FindingKind.STRAIGHT_LINER)
    ] == patterns
    assert len(report.straight_lines) == 4


def test_middle_of_an_even_number_of_choices_is_the_earlier_one() -> None:
    asked = single("a", ("one", "two", "three", "four"))
    made = definition(asked, rules=[rule("second", "work", {"answer": "a", "any_of": ["two"]})])

    assert {line.pattern: line.path for line in prove(made).straight_lines} == {
        Pattern.FIRST: "later",
        Pattern.MIDDLE: "work",
        Pattern.LAST: "later",
        Pattern.NOT_SURE: "later",
    }


def test_both_of_two_among_three_dimensions_claims_what_its_own_rules_read() -> None:
    bars = [{"score": name, "at_least": 50} for name in ("project", "work")]
    team = rule("team", "team", {"score": "team", "at_least": 80})
    made = document(
        *(scale(f"of_{name}", weights={name: 1}) for name in ("project", "work", "team")),
        rules=[rule("equal", "both", *bars), team],
    )
    made["paths"][0]["groups"].append({"disciplines": ["risk"]})

    assert not found(prove(definition_of(made)), FindingKind.ASSERTION_FAILS)


@pytest.mark.parametrize(("points", "severity"), [(2, Severity.NOTICE), (3, Severity.WARNING)])
def test_half_of_the_points_of_another_dimension_is_a_notice_and_less_a_warning(
    points: int, severity: Severity
) -> None:
    made = definition(
        scale("a", weights={"project": 1}),
        scale("b", weights={"work": points}),
        rules=[rule("ahead", "work", {"difference": ["work", "project"], "at_least": 30})],
    )
    (finding,) = found(prove(made), FindingKind.UNBALANCED_DIMENSIONS)

    assert (finding.place, finding.severity) == ("dimensions/project", severity)


def test_dimensions_that_are_unequal_unread_or_unfed_are_found() -> None:
    made = document(
        scale("a", weights={"work": 1, "unread": 1}),
        scale("b", weights={"work": 3, "project": 1}),
        rules=[rule("ahead", "work", {"difference": ["work", "project"], "at_least": 30})],
    )
    made["dimensions"] = [{"key": key} for key in ("work", "project", "unread", "unfed")]
    report = prove(definition_of(made))

    assert places(report, FindingKind.UNREAD_DIMENSION) == ["dimensions/unread"]
    assert places(report, FindingKind.UNFED_DIMENSION) == ["dimensions/unfed"]
    assert [(item.place, item.severity) for item in found(report, FindingKind.UNBALANCED_DIMENSIONS)] == [
        ("dimensions/project", Severity.WARNING)
    ]


def test_choices_that_nothing_tells_apart_are_a_notice() -> None:
    asked = single("direction", ("up", "along", "down"))
    report = prove(definition(asked, rules=[rule("up", "work", {"answer": "direction", "any_of": ["up"]})]))
    (finding,) = found(report, FindingKind.CHOICES_ALIKE)

    assert finding.severity is Severity.NOTICE
    assert finding.place == "questions/direction/choices/down"
    assert dict(finding.parameters)["other"] == "along"


def _mirrored(*rules: Document) -> Definition:
    made = document(
        scale("plans", weights={"project": 1}),
        scale("flows"),
        rules=list(rules),
        mirror={
            "dimensions": [["project", "work"]],
            "paths": [["project", "work"]],
            "questions": [["plans", "flows"]],
        },
    )
    return definition_of(made)


def test_mirror_is_proved_or_broken_by_a_sheet_and_its_mirror() -> None:
    project = rule("p", "project", {"difference": ["project", "work"], "at_least": 20})
    work = rule("w", "work", {"difference": ["work", "project"], "at_least": 20})
    tilted = rule("w", "work", {"difference": ["work", "project"], "at_least": 45})
    broken = prove(_mirrored(project, tilted))
    (finding,) = found(broken, FindingKind.MIRROR_BROKEN)
    sheet, mirror = (dict(witness) for witness in finding.witnesses)

    assert prove(_mirrored(project, work)).mirror is MirrorState.PROVED
    assert prove(_of_both(50)).mirror is MirrorState.NOT_DECLARED
    assert broken.mirror is MirrorState.BROKEN
    assert (sheet["plans"], sheet["flows"]) == (mirror["flows"], mirror["plans"])
    assert RulesOfVersion1(_mirrored(project, tilted)).path(mirror) != {
        "project": "work",
        "work": "project",
    }.get(path := RulesOfVersion1(_mirrored(project, tilted)).path(sheet), path)


def test_what_the_limit_cuts_short_is_not_proven() -> None:
    random = random_of(1)
    points = [2 * random.randint(100_000, 499_999) for _question in range(14)]
    asked = [single(f"q{place}", {"no": {}, "yes": {"work": most}}) for place, most in enumerate(points)]
    exactly: list[Document] = [{"score": "work", "at_least": 50}, {"score": "work", "at_most": 50}]
    made = definition(*asked, rules=[rule("exact", "work", *exactly, {"answer": "q0", "any_of": ["yes"]})])
    report = prove(made, limit=0.0)

    assert places(report, FindingKind.NOT_PROVEN)[:2] == ["paths/work", "questions/q0"]
    assert all(item.severity is not Severity.ERROR for item in report.findings)


def test_too_many_kinds_of_answers_are_not_proven_by_name() -> None:
    keys = [f"c{place}" for place in range(20)]
    rules = [rule(f"r{key}", "work", {"answer": "many", "any_of": [key]}) for key in keys]
    report = prove(definition(multiple("many", keys), rules=rules))

    assert places(report, FindingKind.NOT_PROVEN) == ["questions/many"]
    assert report.shares.of == 0


def test_progress_is_told_in_steps_that_are_known_beforehand() -> None:
    told: list[tuple[int, int]] = []
    prove(_of_both(50), lambda done, total: told.append((done, total)))
    total = told[0][1]

    assert told == [(done, total) for done in range(total + 1)]
