"""Choice lists are shorthand: read as the long form, and refused at the places that were typed."""

from typing import Any

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.texts import Texts
from assessments.domain.definitions.writer import document_of, logic_hash, wording_hash
from tests.builders.changes import GONE, changed
from tests.builders.newest_format import SHARES, newest

SHORT = newest()


def refusals_of(document: object) -> list[tuple[str, str]]:
    with pytest.raises(RefusedError) as refused:
        compile_definition(document)
    return [(item.place, item.sentence) for item in refused.value.refusals]


def long_hand() -> dict[str, Any]:
    """The same written out by hand."""
    document = changed(SHORT, "lists", GONE)
    for place, points in ((0, "project"), (1, "work")):
        question = {
            key: item for key, item in SHORT["questions"][place].items() if key not in {"list", "points"}
        }
        question["choices"] = [
            {"key": "none"},
            {"key": "some", "points": {points: 2}},
            {"key": "most", "points": {points: 4}},
            {"key": "does_not_apply"},
        ]
        document["questions"][place] = question
    texts = {place: text for place, text in SHORT["texts"]["en"].items() if not place.startswith("lists/")}
    texts |= {f"questions/plans/choices/{choice}": f"Share {choice}" for choice in SHARES}
    texts |= {f"questions/flows/choices/{choice}": f"Share {choice}" for choice in SHARES[:2] + SHARES[3:]}
    return {**document, "texts": {"en": texts}}


def test_shorthand_is_the_same_definition_as_the_long_form() -> None:
    short, long = compile_definition(SHORT), compile_definition(long_hand())

    assert short == long
    assert (logic_hash(short), wording_hash(short)) == (logic_hash(long), wording_hash(long))


def test_long_form_is_what_is_written_and_read_again() -> None:
    written = document_of(compile_definition(SHORT))

    assert "lists" not in written
    assert not any("list" in question for question in written["questions"])
    assert not any(place.startswith("lists/") for place in written["texts"]["en"])
    assert compile_definition(written) == compile_definition(SHORT)
    assert document_of(compile_definition(written)) == written


def test_document_that_was_read_is_as_it_was() -> None:
    before = newest()
    compile_definition(SHORT)

    assert before == SHORT


def test_question_words_a_choice_of_its_list_itself() -> None:
    texts = Texts(compile_definition(SHORT), "en")

    assert texts.of("questions/plans/choices/most") == "Share most"
    assert texts.of("questions/flows/choices/most") == "Nearly all of it"
    assert texts.of("questions/flows/choices/some") == "Share some"


REFUSED: list[tuple[str, object, list[tuple[str, str]]]] = [
    ("questions/0/list", "gone", [("questions/plans/list", "There is no list “gone”.")]),
    ("questions/0/list", 3, [("questions/plans/list", "This should be a key, not a number.")]),
    ("lists/shares", ["none"], [("lists/shares", "This list should have 2 to 1000 entries, not 1.")]),
    ("lists/shares", [*SHARES[:3], "some"], [("lists/shares", "“some” stands here twice.")]),
    ("lists/shares", "none", [("lists/shares", "This should be a list, not a text.")]),
    (
        "lists/shares",
        [*SHARES[:3], "not_sure"],
        [
            (
                "lists/shares",
                "“not_sure” is kept for the answer “not sure”, so it cannot be a key here.",
            )
        ],
    ),
    (
        "lists",
        [],
        [
            ("lists", "This should be an object, not a list."),
            ("questions/plans/list", "There is no list “shares”."),
            ("questions/flows/list", "There is no list “shares”."),
        ],
    ),
    ("lists/idle", ["a", "b"], [("lists/idle", "No question uses this list.")]),
    (
        "questions/0/choices",
        [{"key": "a"}, {"key": "b"}],
        [("questions/plans/choices", "The choices are those of the list, so leave these out.")],
    ),
    (
        "questions/0/points/project",
        [0, 2, 4],
        [
            (
                "questions/plans/points/project",
                "This should have a number for each of the 4 choices of the list, not 3.",
            )
        ],
    ),
    (
        "questions/0/points/project",
        [0, 2, -4, 0],
        [("questions/plans/points/project/3", "This should be a number from 0 to 1000000.")],
    ),
    (
        "questions/0/points/project",
        4,
        [("questions/plans/points/project", "This should be a list, not a number.")],
    ),
    ("questions/0/points", {}, [("questions/plans/points", "This should name a dimension.")]),
    ("questions/0/points", [1], [("questions/plans/points", "This should be an object, not a list.")]),
    # What only the compiler finds.
    (
        "questions/0/points/gone",
        [0, 2, 4, 0],
        [("questions/plans/points/gone", "There is no dimension “gone”.")],
    ),
    (
        "questions/0/points/project",
        [0, 2, 4, 2],
        [
            (
                "questions/plans/points/project",
                "“does_not_apply” is an answer that earns nothing.",
            )
        ],
    ),
]


@pytest.mark.parametrize(
    ("where", "value", "expected"), REFUSED, ids=[f"{number}-{row[0]}" for number, row in enumerate(REFUSED)]
)
def test_what_is_no_list_is_refused_where_it_was_typed(
    where: str, value: object, expected: list[tuple[str, str]]
) -> None:
    document = changed(changed(SHORT, "mirror", GONE), where, value)
    found = refusals_of(document)

    assert found == expected


def test_missing_text_of_a_list_is_told_once_and_at_the_list() -> None:
    texts = {place: text for place, text in SHORT["texts"]["en"].items() if place != "lists/shares/some"}

    assert refusals_of({**SHORT, "texts": {"en": texts}}) == [
        ("texts/en/lists/shares/some", "This text is missing.")
    ]


def test_bad_text_of_a_list_is_told_at_the_list_and_that_of_a_question_there() -> None:
    texts = {**SHORT["texts"]["en"], "lists/shares/some": " ", "questions/flows/choices/most": " "}

    assert refusals_of({**SHORT, "texts": {"en": texts}}) == [
        ("texts/en/questions/flows/choices/most", "This text is empty."),
        ("texts/en/lists/shares/some", "This text is empty."),
    ]


def test_text_of_no_list_or_no_choice_of_one_has_no_place() -> None:
    texts = {**SHORT["texts"]["en"], "lists/gone/some": "Some", "lists/shares/all": "All"}

    assert refusals_of({**SHORT, "texts": {"en": texts}}) == [
        ("texts/en/lists/gone/some", "The definition has no such place."),
        ("texts/en/lists/shares/all", "The definition has no such place."),
    ]


def test_list_belongs_to_a_single_choice() -> None:
    document = changed(SHORT, "questions/6/list", "shares")

    assert refusals_of(document) == [("questions/wanted/list", "There is no such field here.")]


def test_too_many_choices_are_told_at_the_list() -> None:
    many = [f"c{number}" for number in range(41)]
    document = changed(changed(SHORT, "lists/shares", many), "questions/0/points", GONE)

    assert ("lists/shares", "This question has 41 choices; at most 40 are allowed.") in refusals_of(
        changed(document, "questions/1/points", GONE)
    )
