"""What assistants are answered: facts with all that they rest on, or that they are unknown."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from django.test import Client

from certifications.models import CertificationPage
from tests.certifications.assistants.asked import call, said, tool
from tests.certifications.follows.changes import publish_value
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]

QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("search_certifications", {"q": "management"}),
    ("get_certification", {"certification": "pmp"}),
    ("get_fact", {"certification": "pmp", "fact": "exam.questions"}),
    ("get_fact", {"certification": "pmp", "fact": "exam.minutes"}),
    ("compare_certifications", {"certifications": ["pmp", "wmp"]}),
    ("list_changes", {"since": "2020-01-01"}),
    ("how_advice_works", {}),
)
TOGETHER = {"value", "source", "collected_on", "checked_on", "in_force_from", "in_force_until", "confidence"}


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of an answer, at any depth."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from parts(one)
    elif isinstance(value, list):
        for one in value:
            yield from parts(one)


@pytest.mark.parametrize(("name", "arguments"), QUESTIONS)
def test_answer_keeps_to_the_schema_that_is_declared(
    name: str, arguments: dict[str, Any], client: Client
) -> None:
    declared = {one["name"]: one for one in call(client, "tools/list").json()["result"]["tools"]}

    jsonschema.validate(arguments, declared[name]["inputSchema"])
    jsonschema.validate(said(client, name, **arguments), declared[name]["outputSchema"])
    assert declared[name]["annotations"]["readOnlyHint"] is True


@pytest.mark.parametrize(("name", "arguments"), QUESTIONS)
def test_no_value_stands_without_its_source_dates_and_confidence(
    name: str, arguments: dict[str, Any], client: Client
) -> None:
    answer = said(client, name, **arguments)

    for part in parts(answer):
        # A value of a fact stands in no other kind of object.
        if "value" in part and "filter" not in part:
            assert set(part) >= TOGETHER
            assert part["value"]
            assert set(part["source"]) == {"name", "url", "kind", "date"}
            assert part["source"]["name"]
    values = {part["value"] for part in parts(answer) if set(part) >= TOGETHER}
    if "575" in json.dumps(answer):
        assert any("575" in value for value in values)


def test_certification_has_its_facts_what_is_unknown_and_the_judgement_apart(client: Client) -> None:
    answer = said(client, "get_certification", certification="PMP")

    by_key = {fact["key"]: fact for fact in answer["facts"]}
    assert by_key["exam.questions"]["value"] == "180 questions"
    assert by_key["exam.questions"]["source"]["url"] == "https://www.example.org/exams/pmp/"
    assert by_key["exam.questions"]["checked_on"] is None
    assert by_key["fees.exam"]["confidence"] == "low"
    assert by_key["renewal.cycle_years"]["source"] == {
        "name": "Letter of the issuer",
        "url": None,
        "kind": "secondary",
        "date": "2026-07",
    }
    assert any("exam.minutes" in one for one in answer["unknown"])
    assert answer["judgement"]["is_judgement"] is True
    assert answer["judgement"]["author"] == "An editor"


def test_own_offer_says_whose_it_is_wherever_it_is_named(client: Client) -> None:
    own = said(client, "get_certification", certification="wmp")["certification"]
    assert own["is_own_offer"]
    assert "also runs this site" in own["own_offer"]

    found = said(client, "search_certifications", q="Work Management Professional")["found"]
    assert [one["certification"]["is_own_offer"] for one in found] == [True]
    assert said(client, "compare_certifications", certifications=["pmp", "wmp"])["our_interest"]


def test_unknown_fact_is_said_to_be_unknown(client: Client) -> None:
    answer = said(client, "get_fact", certification="pmp", fact="exam.minutes")

    assert answer["facts"] == []
    assert answer["unknown"].startswith("Unknown")


def test_search_filters_as_the_catalogue(client: Client) -> None:
    named = said(client, "search_certifications", issuer=["wmi"])
    assert [one["certification"]["slug"] for one in named["found"]] == ["wmp"]

    mistyped = tool(client, "search_certifications", issuer=["pmi-typo"])
    assert mistyped["isError"] is True
    told = mistyped["content"][0]["text"]
    assert told.startswith("“pmi-typo” is no value of issuer. There are: ")
    assert "wmi" in told


def test_search_is_cut_into_pages(client: Client) -> None:
    first = said(client, "search_certifications", limit=1)
    second = said(client, "search_certifications", limit=1, offset=1)

    assert (first["total"], first["more"], second["more"]) == (2, True, False)
    assert first["found"] != second["found"]


def test_comparison_rests_on_facts_and_calls_the_rest_unknown(client: Client) -> None:
    answer = said(client, "compare_certifications", certifications=["pmp", "wmp"], only_differences=False)

    rows = {row["question"]: row["answers"] for row in answer["rows"]}
    exam = rows["Questions and time"]
    assert [cell["says"] for cell in exam] == [["180 questions"], ["60 questions"]]
    assert all(cell["basis"] == "facts" and cell["facts"] for cell in exam)
    bases = {(cell["basis"], bool(cell["facts"])) for row in rows.values() for cell in row}
    assert ("facts", False) not in bases
    assert {cell["basis"] for cell in rows["Best for"]} == {"judgement"}
    own = next(cell for cell in rows["To get it"] if cell["slug"] == "wmp")
    assert (own["says"], own["basis"]) == ([], "unknown")


def test_changes_tell_what_is_stated_now_with_its_source(
    pages: dict[str, CertificationPage], editor: Actor, client: Client
) -> None:
    publish_value(pages["pmp"], "175", because="wrong", by=editor.person)

    answer = said(client, "list_changes", since="2020-01-01", certification="pmp")
    (change,) = answer["changes"]
    assert change["what"] == "Questions"
    assert [fact["value"] for fact in change["now"]] == ["175 questions"]
    assert said(client, "list_changes", since="2999-01-01")["changes"] == []


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("get_certification", {"certification": "Project Managment Professional"}, "Similar slugs: pmp"),
        ("get_certification", {}, "certification: Field required"),
        ("get_certification", {"certification": 7}, "should be a valid string"),
        ("get_certification", {"certification": "pmp", "secret": 1}, "secret: Extra inputs"),
        ("get_fact", {"certification": "pmp", "fact": "exam.colour"}, "There is no fact with this key"),
        ("compare_certifications", {"certifications": ["pmp"]}, "at least 2"),
        ("compare_certifications", {"certifications": ["pmp", "PMP"]}, "two to four different"),
        ("compare_certifications", {"certifications": ["a", "b", "c", "d", "e"]}, "at most 4"),
        ("list_changes", {"since": "yesterday"}, "since: Input should be a valid date"),
        ("search_certifications", {"q": "x" * 200}, "at most 100 characters"),
        ("search_certifications", {"limit": "10"}, "limit: Input should be a valid integer"),
    ],
)
def test_question_that_makes_no_sense_is_refused_in_words(
    name: str, arguments: dict[str, Any], words: str, client: Client
) -> None:
    result = tool(client, name, **arguments)

    assert result["isError"] is True
    assert "structuredContent" not in result
    assert words in result["content"][0]["text"]


def test_answers_cost_no_query_while_the_catalogue_is_kept(client: Client) -> None:
    for name, arguments in QUESTIONS[:5]:
        said(client, name, **arguments)

    with recorded_queries() as queries:
        for name, arguments in QUESTIONS[:5]:
            said(client, name, **arguments)
    assert len(queries) <= 1
