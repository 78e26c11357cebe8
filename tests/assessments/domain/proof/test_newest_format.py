"""What a proof says of format 2: nothing is asked that nothing reads, and a plan reads, too."""

from typing import Any

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.proof import prover
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import Finding, FindingKind, Pattern, QuestionRole, Report, Severity
from assessments.domain.proof.straight_lines import straight_sheets
from tests.builders.changes import GONE, changed
from tests.builders.instruments import scale, single
from tests.builders.newest_format import SHARES, newest
from tests.builders.plain_rules import PlainRules


@pytest.fixture(autouse=True)
def _rules_that_know_every_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "current_rules", PlainRules)


def with_question(question: dict[str, Any], **fields: Any) -> Any:
    """The instrument with one question more, in its last section."""
    document = newest()
    asked = {**question, "section": "you"}
    texts = dict(document["texts"]["en"])
    texts[f"questions/{asked['key']}/text"] = "One more"
    texts |= {f"questions/{asked['key']}/choices/{choice['key']}": "?" for choice in asked.get("choices", ())}
    if asked["kind"] == "scale":
        texts |= {f"scales/{asked['steps']}/{step}": "?" for step in range(1, asked["steps"] + 1)}
    questions = [*document["questions"], asked]
    return {**document, "questions": questions, "texts": {"en": texts}, "mirror": {}, **fields}


def report_of(document: Any) -> Report:
    return prove(compile_definition(document))


def unread(report: Report) -> list[Finding]:
    return [item for item in report.findings if item.kind is FindingKind.QUESTION_WITHOUT_EFFECT]


def test_question_that_nothing_reads_is_an_error() -> None:
    report = report_of(with_question(single("idle", ("a", "b"))))

    assert unread(report) == [Finding(FindingKind.QUESTION_WITHOUT_EFFECT, Severity.ERROR, "questions/idle")]


def test_points_that_nothing_reads_are_no_use_of_a_question() -> None:
    dimensions = [*newest()["dimensions"], {"key": "spare"}]
    document = with_question(scale("idle", 3, {"spare": 2}), dimensions=dimensions)
    document["texts"]["en"]["dimensions/spare"] = "Spare"
    found = unread(report_of(document))

    assert [(item.severity, item.place) for item in found] == [(Severity.ERROR, "questions/idle")]


@pytest.mark.parametrize(
    "fields",
    [
        {"stages": [{"stage": "senior", "when": [{"answer": "more", "any_of": ["a"]}]}]},
        {"background": {"region": "more", "regions": {"a": "dach"}}},
        {"background": {"budget": "more", "amounts": {"a": 100}}},
    ],
    ids=["stage", "region", "budget"],
)
def test_question_that_a_stage_or_the_plan_reads_is_for_the_plan(fields: dict[str, Any]) -> None:
    report = report_of(with_question(single("more", ("a", "b")), **fields))

    assert "questions/more" not in [item.place for item in unread(report)]
    assert {effect.question: effect.role for effect in report.effects}["more"] is QuestionRole.PLAN


def test_dimension_that_only_stages_read_is_read() -> None:
    document = with_question(
        scale("more", 3, {"reach": 2}),
        dimensions=[*newest()["dimensions"], {"key": "reach"}],
        stages=[{"stage": "senior", "when": [{"score": "reach", "at_least": 50}]}],
    )
    document["texts"]["en"]["dimensions/reach"] = "Reach"
    report = report_of(document)

    assert not [item for item in report.findings if item.kind is FindingKind.UNREAD_DIMENSION]
    assert not unread(report)
    assert {effect.question: effect.role for effect in report.effects}["more"] is QuestionRole.PLAN


def test_same_question_of_format_1_is_a_notice() -> None:
    document = {"format": 1, **_of_format_1(with_question(single("idle", ("a", "b"))))}

    assert {item.severity for item in unread(report_of(document)) if item.place == "questions/idle"} == {
        Severity.NOTICE
    }


def _of_format_1(document: Any) -> dict[str, Any]:
    """The instrument without what format 1 does not have."""
    old = {name: item for name, item in document.items() if name not in {"format", "lists", "stages"}}
    questions = [{**item, "choices": [{"key": key} for key in SHARES]} for item in old["questions"][:2]]
    for question in questions:
        question.pop("list")
        question.pop("points")
    texts = {
        place: text
        for place, text in document["texts"]["en"].items()
        if not place.startswith(("lists/", "reasons/", "rules/careless"))
    }
    texts |= {
        f"questions/{item['key']}/choices/{choice['key']}": "?"
        for item in questions
        for choice in item["choices"]
    }
    rules = [{**item} for item in old["rules"][1:]]
    rules[0].pop("moves")
    paths = [
        {**path, "groups": [{"disciplines": group["disciplines"]} for group in path["groups"]]}
        if "groups" in path
        else path
        for path in old["paths"]
    ]
    return {
        **old,
        "questions": [*questions, *old["questions"][2:]],
        "rules": rules,
        "paths": paths,
        "background": {},
        "texts": {"en": texts},
    }


def test_whoever_takes_the_last_choice_does_not_say_that_nothing_applies() -> None:
    made = compile_definition(newest())
    sheets = straight_sheets(made, PlainRules(made))

    assert sheets[Pattern.LAST]["plans"] == sheets[Pattern.LAST]["rate"] == "most"
    assert sheets[Pattern.LAST]["role"] == "nobody"
    assert sheets[Pattern.FIRST]["plans"] == "none"


def test_choices_that_the_plan_tells_apart_are_not_alike() -> None:
    alike = {item.place for item in report_of(newest()).findings if item.kind is FindingKind.CHOICES_ALIKE}

    assert alike == {"questions/rate/choices/does_not_apply"}
    document = changed(newest(), "background/families", {"planner": "planner", "clerk": "planner"})
    document = changed(document, "background/experience/0/families", GONE)
    document = changed(document, "background/experience/1", GONE)
    places = {item.place for item in report_of(document).findings if item.kind is FindingKind.CHOICES_ALIKE}
    assert {"questions/role/choices/clerk", "questions/wanted/choices/clerk"} <= places


def test_choices_of_the_same_answer_are_not_alike() -> None:
    document = changed(newest(), "questions/0/points", {"project": [0, 2, 2, 0]})
    document = changed(changed(document, "mirror", GONE), "stages", GONE)
    alike = {item.place for item in report_of(document).findings if item.kind is FindingKind.CHOICES_ALIKE}

    assert not any(place.startswith("questions/plans") for place in alike)
    without = changed(document, "rules/0/when", [{"not_sure_over": 40}])
    alike = {item.place for item in report_of(without).findings if item.kind is FindingKind.CHOICES_ALIKE}
    assert "questions/plans/choices/most" in alike
