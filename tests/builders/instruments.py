"""Small instruments that can be read at once.

`everything()` has each kind of question, condition and path once and is pinned by its digests; the others are
put together from parts: `document(single(…), scale(…), rules=[…])`, with sections and texts filled in.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assessments.domain.definitions.checks.places import required_places
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition

Document = dict[str, Any]

LATER = {"key": "later", "path": "later", "kind": "undecided"}


def single(key: str, choices: Mapping[str, Mapping[str, int]] | Iterable[str], **fields: Any) -> Document:
    """A single choice: points by dimension by choice, or bare keys for an unscored one."""
    points = choices if isinstance(choices, Mapping) else {name: {} for name in choices}
    made = [{"key": name, **({"points": dict(earned)} if earned else {})} for name, earned in points.items()]
    return {"key": key, "section": "main", "kind": "single", "choices": made, **fields}


def scale(key: str, steps: int = 5, weights: Mapping[str, int] | None = None, **fields: Any) -> Document:
    """An agreement scale; it adds 1 a step to "work" unless it is told otherwise."""
    weighed = dict(weights or {"work": 1})
    return {"key": key, "section": "main", "kind": "scale", "steps": steps, "weights": weighed, **fields}


def multiple(key: str, choices: Iterable[str] = ("a", "b", "c"), **fields: Any) -> Document:
    """A multiple choice."""
    made = [{"key": name} for name in choices]
    return {"key": key, "section": "main", "kind": "multiple", "choices": made, **fields}


def number(key: str, least: int = 0, most: int = 100, unit: str = "months", **fields: Any) -> Document:
    """A number question."""
    return {
        "key": key,
        "section": "main",
        "kind": "number",
        "unit": unit,
        "least": least,
        "most": most,
        **fields,
    }


def rule(key: str, path: str, *when: Document, **fields: Any) -> Document:
    """A rule with its items."""
    return {"key": key, "path": path, **({"when": list(when)} if when else {}), **fields}


def document(*questions: Document, rules: Sequence[Document] = (), **fields: Any) -> Document:
    """A definition around some questions; the last rule leads to the path "later", which has no plan.

    Dimensions are those that questions feed, sections those that questions name, in their order. Texts are
    their own places, unless `fields` has some.
    """
    decided = [*rules, LATER]
    made: Document = {
        "format": 1,
        "key": "made",
        "locales": ["en"],
        "dimensions": [{"key": key} for key in _fed(questions)],
        "sections": [{"key": key} for key in dict.fromkeys(item["section"] for item in questions)],
        "questions": list(questions),
        "paths": [_path(key) for key in dict.fromkeys(item["path"] for item in decided)],
        "rules": decided,
        "background": {},
        "plan_size": 3,
        "training_hours_a_week": 4,
        "texts": {"en": {}},
        **fields,
    }
    return made if "texts" in fields else with_texts(made)


def definition(*questions: Document, **fields: Any) -> Definition:
    """The compiled definition of `document`."""
    return compile_definition(document(*questions, **fields))


def with_texts(made: Document) -> Document:
    """The document with a text at each place that needs one, in all its locales."""
    places = required_places(parse_definition(made))
    return {**made, "texts": {locale: {place: place for place in places} for locale in made["locales"]}}


def everything() -> Document:
    """Every kind of question, condition, path and background once; two locales; its mirror leads back."""
    asked = with_texts(
        document(
            *_questions(),
            rules=_rules(),
            key="every-thing",
            locales=["en", "de"],
            dimensions=[
                {"key": "project"},
                {"key": "work"},
                {"key": "need_flow", "focus_area": "workflow_design"},
            ],
            paths=_paths(),
            background=_background(),
            mirror={
                "dimensions": [["project", "work"]],
                "paths": [["project", "work"]],
                "questions": [["plans", "flows"]],
                "choices": [["direction", "up", "down"]],
            },
        )
    )
    asked["texts"]["en"] |= {
        "questions/plans/help": "Line one\nline two",
        "sections/main/introduction": "First",
    }
    asked["texts"]["de"]["title"] = "Zähl auf, was du tust"
    return asked


def _questions() -> list[Document]:
    return [
        single("direction", {"up": {"project": 4}, "both": {"project": 2, "work": 2}, "down": {"work": 4}}),
        scale("plans", weights={"project": 2}),
        scale("flows", weights={"work": 2}, change="fixed"),
        scale("order", weights={"need_flow": 1}, reversed=True),
        multiple("tasks", visible_if=[{"answer": "direction", "none_of": ["both"]}]),
        number("months", section="background", most=600, change="growing"),
        number(
            "recent",
            section="background",
            most=96,
            visible_if=[
                {"number": "months", "at_least": 1},
                {"any": [{"answer": "tasks", "all_of": ["a", "b"]}, {"count": "tasks", "at_least": 3}]},
            ],
        ),
        number("hours", section="background", unit="hours", least=1, most=60),
        single("school", ("0", "1", "2"), section="background"),
    ]


def _paths() -> list[Document]:
    return [
        {"key": "project", "groups": [{"disciplines": ["agile-delivery", "project-management"]}]},
        {
            "key": "work",
            "groups": [{"disciplines": ["work-management"], "certifications": ["kmp-1", "wmp"]}],
        },
        {
            "key": "both",
            "groups": [{"disciplines": ["project-management"]}, {"disciplines": ["work-management"]}],
        },
        {"key": "later"},
    ]


def _rules() -> list[Document]:
    return [
        rule("vague", "later", {"not_sure_over": 30}, kind="too_little_information", steps=["read", "ask"]),
        rule("equal", "both", {"score": "project", "at_least": 50}, {"score": "work", "at_least": 50}),
        rule(
            "mostly_project",
            "project",
            {"difference": ["project", "work"], "at_least": 0},
            {"any": [{"answer": "direction", "any_of": ["both", "up"]}, {"number": "months", "at_most": 12}]},
        ),
        rule(
            "mostly_work",
            "work",
            {"difference": ["project", "work"], "at_most": -10},
            {"count": "tasks", "at_most": 2},
        ),
    ]


def _background() -> Document:
    return {
        "education": "school",
        "education_levels": {"0": -1, "1": 1, "2": 5},
        "experience": [
            {"kind": "operations", "total": "months"},
            {"kind": "project", "total": "months", "recent": "recent", "recent_years": 8},
        ],
        "training_hours": "hours",
        "hours_a_week": "hours",
    }


def _fed(questions: Sequence[Document]) -> dict[str, None]:
    """The dimensions that points or weights name; one that nothing feeds where there is none."""
    fed: dict[str, None] = {}
    for question in questions:
        fed |= dict.fromkeys(question.get("weights", {}))
        for choice in question.get("choices", ()):
            fed |= dict.fromkeys(choice.get("points", {}))
    return fed or {"work": None}


def _path(key: str) -> Document:
    return {"key": key} if key == "later" else {"key": key, "groups": [{"disciplines": ["work-management"]}]}
