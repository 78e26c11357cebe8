"""The JSON Schema (draft 2020-12) of a definition: the form that `parse_definition` reads.

What a schema cannot say, such as what refers to what, stands in docs/algorithms/definition.md.
"""

from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.definitions.document_reader import CHOICE_KEY, SLUG
from assessments.domain.definitions.parser import (
    FORMAT,
    HIGHEST_LEVEL,
    LOCALE,
    LOWEST_LEVEL,
    MOST_HOURS_A_WEEK,
    MOST_PLANNED,
    MOST_YEARS,
)
from assessments.domain.definitions.schema_forms import (
    Schema,
    key,
    listing,
    one_of,
    record,
    reference,
    table,
    text,
    tuple_of,
    whole,
)
from assessments.domain.definitions.schema_questions import assertion_part, condition_parts, question_parts

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def definition_schema() -> dict[str, object]:
    """The schema as a JSON document; every property in it has a description."""
    return {
        "$schema": DIALECT,
        "title": "Definition of an assessment",
        **record(
            "The whole instrument: questions, points, rules, and its texts in every locale.",
            {
                "format": {"const": FORMAT, "description": "The version of this form."},
                "key": key("The key of the instrument, permanent.", SLUG),
                "locales": listing(
                    "The locales that it has texts in, the default first.",
                    key("A locale, such as en or pt-br.", LOCALE),
                    is_set=True,
                ),
                **_asked(),
                **_decided(),
                "texts": table(
                    "The texts by locale: each locale has every place that is not optional.",
                    key("A locale.", LOCALE),
                    table(
                        "The texts of a locale by place, such as questions/KEY/text.",
                        text("A place."),
                        text("The text that stands there."),
                        0,
                    ),
                    0,
                ),
            },
            {
                "mirror": _mirror(),
                "assertions": listing(
                    "What the proof shall check of paths, beside the rest.", assertion_part()
                ),
            },
        ),
        "$defs": {**question_parts(), **condition_parts()},
    }


def _asked() -> Schema:
    return {
        "dimensions": listing(
            "What points add up to.",
            record(
                "A dimension.",
                {"key": key("The key of the dimension, permanent.")},
                {"focus_area": key("The focus area for which this dimension measures the need.")},
            ),
        ),
        "sections": listing(
            "The screens of questions, in order.",
            record("A section.", {"key": key("The key of the section, permanent.")}),
        ),
        "questions": listing(
            "The questions in the order of asking; those of a section stand together.",
            reference("question", "A question."),
        ),
    }


def _decided() -> Schema:
    return {
        "paths": listing("The possible results.", _path()),
        "rules": listing("The rules in order: the first that holds decides, the last always does.", _rule()),
        "background": _background(),
        "plan_size": whole("The most certifications that a plan has.", 1, MOST_PLANNED),
        "training_hours_a_week": whole(
            "Hours of training in a week where the learner does not say.", 1, MOST_HOURS_A_WEEK
        ),
    }


def _path() -> Schema:
    group = record(
        "Certifications of which at least one is planned.",
        {"disciplines": listing("Slugs of disciplines, sorted.", key("A discipline.", SLUG), is_set=True)},
        {
            "certifications": listing(
                "Slugs of certifications of other disciplines, sorted.",
                key("A certification.", SLUG),
                is_set=True,
            )
        },
    )
    return record(
        "A path.",
        {"key": key("The key of the path, permanent.")},
        {"groups": listing("What its plan draws from; left out where there is no plan.", group)},
    )


def _rule() -> Schema:
    return record(
        "A rule.",
        {"key": key("The key of the rule, permanent."), "path": key("The path that it leads to.")},
        {
            "when": reference("when", "What must hold; left out in the last rule."),
            "kind": one_of(
                "Why no certification is named; there exactly where the path has no groups.", *ExploreKind
            ),
            "steps": listing("Keys of what to do next, in order.", key("A next step."), is_set=True),
        },
    )


def _background() -> Schema:
    experience = record(
        "One kind of experience.",
        {
            "kind": key("The kind of experience, such as project."),
            "total": key("The number question that asks for its months in all."),
        },
        {
            "recent": key("The number question that asks for its months within recent years."),
            "recent_years": whole("How many years are recent.", 1, MOST_YEARS),
        },
        dependentRequired={"recent": ["recent_years"], "recent_years": ["recent"]},
    )
    levels = whole(
        "A level: -1 unknown, 0 none, 1 secondary, 2 associate, 3 bachelor, 4 accredited degree, 5 master.",
        LOWEST_LEVEL,
        HIGHEST_LEVEL,
    )
    return record(
        "The questions that eligibility reads; what is left out is not asked.",
        {},
        {
            "education": key("The single choice question about education."),
            "education_levels": table(
                "The level that each choice of that question stands for.",
                key("A choice.", CHOICE_KEY),
                levels,
            ),
            "experience": listing("Kinds of experience, each once.", experience),
            "training_hours": key("The number question about hours of training so far."),
            "hours_a_week": key("The number question about hours of training in a week from now on."),
        },
    )


def _mirror() -> Schema:
    def pairs(description: str) -> Schema:
        one, other = key("One.", CHOICE_KEY), key("The other.", CHOICE_KEY)
        return listing(description, tuple_of("Two that change places.", one, other))

    return record(
        "The exchange of project and work; what it does not name stays.",
        {},
        {
            "dimensions": pairs("Dimensions that change places."),
            "paths": pairs("Paths that change places."),
            "questions": pairs("Questions that change places."),
            "choices": listing(
                "Choices of one question that change places.",
                tuple_of(
                    "A question and two of its choices.",
                    key("The question.", CHOICE_KEY),
                    key("One choice.", CHOICE_KEY),
                    key("The other choice.", CHOICE_KEY),
                ),
            ),
        },
    )
