"""A questionnaire that asks for nothing but a background, and sheets of it."""

from dataclasses import replace
from typing import Any

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import (
    Background,
    Definition,
    Dimension,
    Experience,
    Group,
    Path,
    Rule,
    Section,
)
from assessments.domain.definitions.questions import Choice, NumberQuestion, Question, SingleChoice

NUMBERS = {
    "project_months": "months",
    "recent_project_months": "months",
    "operations_months": "months",
    "programme_months": "months",
    "training_hours": "hours",
    "hours_a_week": "hours",
}
EDUCATION_LEVELS = tuple((f"level_{level}", level) for level in range(6))
RECENT_YEARS = 8
# One path for each way to draw a plan; "alone" is the discipline that hand-made certifications are of.
PATHS = (
    Path("alone", (Group(("discipline",)),)),
    Path("two", (Group(("first",)), Group(("second",)))),
    Path("none"),
)


def background_definition(**fields: Any) -> Definition:
    """A definition that asks for education, months of projects, operations, programmes, and training.

    Months of projects are asked for the last eight years too. It measures the need for the area "flow".
    """
    definition = Definition(
        key="background",
        locales=("en",),
        dimensions=(Dimension("need_flow", "flow"), Dimension("work")),
        sections=(Section("background"),),
        questions=_questions(),
        paths=PATHS,
        rules=(Rule("always", "alone"),),
        background=Background(
            education="education",
            education_levels=EDUCATION_LEVELS,
            experience=(
                Experience("project", "project_months", "recent_project_months", RECENT_YEARS),
                Experience("operations", "operations_months", "", 0),
                Experience("programme", "programme_months", "", 0),
            ),
            training_hours="training_hours",
            hours_a_week="hours_a_week",
        ),
        plan_size=4,
        training_hours_a_week=4,
        mirror=None,
        texts=(("en", ()),),
    )
    return replace(definition, **fields)


def path_of(definition: Definition, key: str) -> Path:
    """A path of a definition by its key."""
    return next(path for path in definition.paths if path.key == key)


def sheet(education: int | None = None, **numbers: int | None) -> Sheet:
    """Answers to the questions of a background; what is None or not named is not answered."""
    answers: dict[str, Answer] = {key: value for key, value in numbers.items() if value is not None}
    if education is not None:
        answers["education"] = f"level_{education}"
    assert set(answers) <= {"education", *NUMBERS}, answers
    return answers


def _questions() -> tuple[Question, ...]:
    education = SingleChoice(
        "education", "background", tuple(Choice(key) for key, _level in EDUCATION_LEVELS)
    )
    numbers = (NumberQuestion(key, "background", unit, 0, 600) for key, unit in NUMBERS.items())
    return (education, *numbers)
