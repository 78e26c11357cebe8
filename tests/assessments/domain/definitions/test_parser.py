"""What is not of the form of a definition is refused, in words and with its place."""

import pytest

from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.writer import document_of
from tests.assessments.domain.definitions.definition_mutations import MUTATIONS
from tests.builders.changes import GONE, changed, with_text
from tests.builders.instruments import everything

EVERYTHING = everything()


def refusals_of(document: object) -> list[tuple[str, str]]:
    with pytest.raises(RefusedError) as refused:
        parse_definition(document)
    return [(item.place, item.sentence) for item in refused.value.refusals]


@pytest.mark.parametrize(
    ("where", "value", "place", "part"),
    MUTATIONS,
    ids=[f"{position}-{where[:40]}" for position, (where, *_rest) in enumerate(MUTATIONS)],
)
def test_what_is_not_of_the_form_is_refused_once_with_its_place(
    where: str, value: object, place: str, part: str
) -> None:
    refusals = refusals_of(changed(EVERYTHING, where, value))

    assert [refused for refused, _sentence in refusals] == [place]
    assert part in refusals[0][1]
    assert refusals[0][1].endswith(".")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true or false"),
        (3, "a number"),
        (0.5, "a fraction"),
        ("{}", "a text"),
        ([], "a list"),
        (Ellipsis, "something that JSON does not have"),
    ],
)
def test_document_that_is_no_object_is_refused(value: object, words: str) -> None:
    assert refusals_of(value)[0] == ("", f"This should be an object, not {words}.")


def test_list_may_have_a_thousand_entries() -> None:
    steps = tuple(f"s{step}" for step in range(1000))

    assert parse_definition(changed(EVERYTHING, "rules/0/steps", [*steps])).rules[0].steps == steps


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_document() -> None:
    document = changed(EVERYTHING, "mirror/paths/0", 3)
    for where, value in (
        ("questions/1/steps", 1),
        ("rules/0/path", GONE),
        ("key", 3),
        ("questions/0/kind", "x"),
        ("questions/0/section", "X"),
    ):
        document = changed(document, where, value)

    assert [place for place, _sentence in refusals_of(document)] == [
        "key",
        "questions/direction/kind",
        "questions/direction/section",
        "questions/plans/steps",
        "rules/vague/path",
        "mirror/paths/1",
    ]


def test_error_says_each_refusal_with_its_place() -> None:
    with pytest.raises(RefusedError, match=r"^plan_size: This is missing\.$"):
        parse_definition(changed(EVERYTHING, "plan_size", GONE))


@pytest.mark.parametrize("text", ["x" * 4000, "two\nlines", "Zähl auf 😀", "\u200b.", "\u00a0."])
def test_text_of_any_script_is_kept_as_it_is(text: str) -> None:
    parsed = parse_definition(with_text(EVERYTHING, "title", text))

    assert dict(dict(parsed.texts)["en"])["title"] == text


def test_longest_key_and_largest_numbers_are_accepted() -> None:
    document = changed(EVERYTHING, "questions/5/key", "a" * 64)
    document = changed(document, "questions/5/most", 1_000_000)
    document = changed(document, "questions/0/choices/0/key", "9" * 64)
    document = changed(document, "questions/0/choices/0/points/project", 1_000_000)

    assert document_of(parse_definition(document)) == document
