"""The part of the JSON Schema that describes questions and conditions."""

from assessments.domain.definitions.definition import Bound, Change, Matching
from assessments.domain.definitions.document_reader import CHOICE_KEY, LARGEST_NUMBER, MOST_ITEMS
from assessments.domain.definitions.question_documents import FEWEST_STEPS, MOST_STEPS, Kind
from assessments.domain.definitions.schema_forms import (
    Schema,
    exactly_one,
    key,
    listing,
    one_of,
    record,
    reference,
    table,
    tuple_of,
    whole,
)


def question_parts() -> Schema:
    """What `$defs` holds for questions."""
    kinds = {
        Kind.SINGLE: _single(),
        Kind.SCALE: _scale(),
        Kind.MULTIPLE: _multiple(),
        Kind.NUMBER: _number(),
    }
    references = [reference(f"{kind}_question", f"A question of the kind {kind}.") for kind in kinds]
    return {
        "question": {
            "description": "A question; its kind says which other keys it has.",
            "oneOf": references,
        },
        **{f"{kind}_question": part for kind, part in kinds.items()},
    }


def condition_parts() -> Schema:
    """What `$defs` holds for conditions."""
    any_of = {"any": listing("The conditions.", reference("condition", "One of them."), 2)}
    return {
        "when": listing(
            "Conditions that must all hold.",
            {
                "oneOf": [
                    reference("condition", "A condition."),
                    record("Conditions of which one suffices.", any_of),
                ]
            },
        ),
        "condition": {
            "description": "A statement about scores or answers.",
            "oneOf": [*_score_conditions(), _answer(), *_number_conditions()],
        },
    }


def _single() -> Schema:
    points = _points(
        "What the choice earns, by dimension; the most that a question gives to a dimension is even.", 0
    )
    choice = record("A choice.", {"key": _choice_key()}, {"points": points})
    return _question(
        Kind.SINGLE,
        "One choice of several, or “not sure”. Scored when one of its choices has points.",
        {"choices": listing("The choices as they are offered, “not sure” not among them.", choice, 2)},
    )


def _scale() -> Schema:
    is_reversed = {
        "const": True,
        "description": "There for a reverse-keyed item: the first step earns most.",
    }
    return _question(
        Kind.SCALE,
        "Agreement in steps, or “not sure”. Always scored: step i earns i - 1 times the weight.",
        {
            "steps": whole("How many steps it has; their keys are 1, 2 and so on.", FEWEST_STEPS, MOST_STEPS),
            "weights": _points("What each step adds, by dimension.", 1),
        },
        {"reversed": is_reversed},
    )


def _multiple() -> Schema:
    choice = record("A choice.", {"key": _choice_key()})
    return _question(
        Kind.MULTIPLE,
        "Any number of choices; carries no points.",
        {"choices": listing("The choices as they are offered.", choice)},
    )


def _number() -> Schema:
    return _question(
        Kind.NUMBER,
        "A whole number within bounds; carries no points.",
        {
            "unit": key("What is counted, such as months; its name is a text."),
            "least": whole("The least number that is accepted."),
            "most": whole("The largest number that is accepted, not below the least."),
        },
    )


def _choice_key() -> Schema:
    return key("The key of the choice, permanent.", CHOICE_KEY)


def _score_conditions() -> list[Schema]:
    return [
        _bounded(
            "The score of a dimension, in whole percent of what was attainable.",
            {"score": key("The dimension.")},
            0,
            100,
        ),
        _bounded(
            "The score of one dimension less that of another, in whole percentage points.",
            {"difference": _two_dimensions()},
            -100,
            100,
        ),
        record(
            "The share of visible scored questions that were answered with “not sure”.",
            {"not_sure_over": whole("It is larger than this percentage.", 0, 100)},
        ),
    ]


def _number_conditions() -> list[Schema]:
    return [
        _bounded(
            "How many choices are taken.", {"count": key("The multiple choice question.")}, 0, MOST_ITEMS
        ),
        _bounded(
            "The answer to a number question.", {"number": key("The number question.")}, 0, LARGEST_NUMBER
        ),
    ]


def _question(kind: Kind, description: str, required: Schema, optional: Schema | None = None) -> Schema:
    return record(
        description,
        {
            "key": key("The key of the question, permanent."),
            "section": key("The section that it stands in."),
            "kind": {"const": str(kind), "description": "The kind of question."},
            **required,
        },
        {
            "visible_if": reference(
                "when", "When it is asked, by answers to earlier questions; always, where this is left out."
            ),
            "change": one_of(
                "Whether somebody could come to answer differently: never, or only towards later choices and "
                "higher numbers (not of a multiple choice); at will, where this is left out.",
                *(str(change) for change in Change if change is not Change.CHANGEABLE),
            ),
            **(optional or {}),
        },
    )


def _points(description: str, least: int) -> Schema:
    return table(description, key("A dimension."), whole("Points.", least))


def assertion_part() -> Schema:
    """What every sheet that leads to a path should meet."""
    head: Schema = {
        "path": key("The path that the sheets lead to."),
        "score": key("The dimension of which they should have this score."),
    }
    return _bounded("A score that every sheet of a path should have.", head, 0, 100)


def _two_dimensions() -> Schema:
    dimensions = key("The first dimension."), key("The dimension that is taken from it.")
    return {**tuple_of("Two different dimensions.", *dimensions), "uniqueItems": True}


def _bounded(description: str, head: Schema, least: int, most: int) -> Schema:
    bounds = {
        str(Bound.AT_LEAST): whole("It is this or more.", least, most),
        str(Bound.AT_MOST): whole("It is this or less.", least, most),
    }
    return record(description, head, bounds, oneOf=exactly_one(*bounds))


def _answer() -> Schema:
    meanings = {
        Matching.ANY_OF: "One of these choices is taken.",
        Matching.NONE_OF: "None of these choices is taken.",
        Matching.ALL_OF: "All of these choices are taken; for multiple choice only.",
    }
    lists = {
        str(matching): listing(f"{meaning} Sorted.", key("A choice.", CHOICE_KEY), is_set=True)
        for matching, meaning in meanings.items()
    }
    head = {"answer": key("The question.")}
    return record("The answer to a question, held against choices.", head, lists, oneOf=exactly_one(*lists))
