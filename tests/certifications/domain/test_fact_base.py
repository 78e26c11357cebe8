"""A fact base file as values: what is refused, where, in which words."""

from typing import Any

import pytest

from certifications.domain.fact_base.parser import parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError
from tests.factories.fact_bases import SOURCE, changed, make_file, make_record, stated

RECORD = "certifications.0"


def problems(data: object) -> list[str]:
    with pytest.raises(FactBaseRefusedError) as refused:
        parse_fact_base(data)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (f"{RECORD}.colour", "red", "example: colour: is not a known field."),
        (f"{RECORD}.exam", None, "example: exam: should hold fields, not nothing."),
        (
            f"{RECORD}.status",
            "old",
            "example: status: “old” is not one of active, being-superseded, announced",
        ),
        (
            f"{RECORD}.prerequisites.routes.0.education",
            3,
            "example: prerequisites.routes[1].education: should",
        ),
        (f"{RECORD}.prerequisites.note", 3, "example: prerequisites.note: should be text, not a number."),
        (
            f"{RECORD}.prerequisites.note",
            stated(3),
            "example: prerequisites.note.value: “3” is not of the form",
        ),
        (f"{RECORD}.not_found", "fees", "example: not_found: should be a list, not text."),
        (f"{RECORD}.sources.0.year", 26, "example: sources[1].year: should be a year, not “26”."),
        (f"{RECORD}.named_in_seed", "no", "example: named_in_seed: should be true or false, not text."),
        (
            f"{RECORD}.conflicts.0.value.claims",
            [],
            "example: conflicts[1].value.claims: should hold at le",
        ),
        (
            f"{RECORD}.exam.questions.source_url",
            None,
            "example: exam.questions.source_url: is missing: a fact ",
        ),
        (RECORD, "pmp", "a record without slug: the record: should hold fields, not text."),
        ("progressions", [{"from": "example"}], "the file: progressions[1].to: is missing."),
        ("meta", None, "the file: meta: should hold fields, not nothing."),
        ("colour", "red", "the file: colour: is not a known field."),
    ],
)
def test_each_refusal_is_a_sentence_with_its_place(path: str, value: Any, problem: str) -> None:
    assert any(told.startswith(problem) for told in problems(changed(make_file(), path, value)))


def test_all_that_is_wrong_in_any_part_is_told_at_once() -> None:
    told = problems(
        make_file(
            make_record(level="guru", abbreviation=3),
            make_record(),
            progressions=[{"from": "example", "to": "nobody", "kind": "leads"}],
            lookalikes=[{"name": "Examplary"}],
        )
    )

    assert "example: abbreviation: should be text, not a number." in told
    assert "example: level: “guru” is not one of entry, practitioner, advanced." in told
    assert "the file: progressions[1].source_url: is missing: a fact needs a source." in told
    assert "progressions: example to nobody: “nobody” is no record of this file." in told
    assert "the file: lookalikes[1].is: is missing." in told
    assert "example: slug: stands in the file twice." in told


@pytest.mark.parametrize("data", [None, [], "facts", {1: 2}])
def test_what_is_no_fact_base_is_refused(data: object) -> None:
    assert problems(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("fees.exam", {"amount": True, "currency": "USD"}),
        ("fees.exam", {"amount": 5, "currency": "USD", "colour": "red"}),
        ("fees.exam", []),
        ("fees.member", "USD 5"),
        ("exam.questions", True),
        ("exam.questions", "180"),
        ("exam.format", "closed\0book"),
        ("prerequisites.routes.0.experience_months", {"project 3; other": 4}),
        ("prerequisites.routes.0.experience_months", {}),
    ],
)
def test_value_that_would_read_back_as_another_is_refused(path: str, value: object) -> None:
    (told,) = problems(changed(make_file(), f"{RECORD}.{path}", stated(value)))

    assert "is not of the form that" in told


def test_facts_come_in_the_order_in_which_the_file_states_them() -> None:
    record = make_record(
        exam={"minutes": stated(90), "format": None, "questions": stated(60)},
        prerequisites={
            "routes": [
                {
                    "certs_required": [stated({"any_of": ["capm", "pmp"]}), stated({"all_of": ["csm"]})],
                    "experience_kind": "project work",
                    "experience_months": stated({"project": 48, "programme": 84}),
                }
            ],
            "note": stated("Ask the issuer."),
        },
        fees={"exam": stated("part of the course")},
    )
    (parsed,) = parse_fact_base(make_file(record)).records

    assert [(fact.key, fact.position) for fact in parsed.facts] == [
        ("validates", 0),
        ("exam.minutes", 0),
        ("exam.questions", 0),
        ("fees.exam_included", 0),
        ("routes.1.certs_required", 0),
        ("routes.1.certs_required", 1),
        ("routes.1.experience_kind", 0),
        ("routes.1.experience_months", 0),
        ("prerequisites.note", 0),
    ]
    assert parsed.entry_note == ""
    assert parsed.facts[6].provenance.source_url == SOURCE["source_url"]
