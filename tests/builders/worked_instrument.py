"""The instrument of the worked tables in docs/algorithms/scoring.md and explanation.md."""

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.checks.places import required_places
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition

Document = dict[str, object]
NOTHING = "–"


def worked_instrument() -> Definition:
    """The instrument, compiled."""
    document: Document = {
        "format": 1,
        "key": "worked",
        "locales": ["en"],
        "dimensions": [{"key": "work"}, {"key": "project"}, {"key": "care"}],
        "sections": [{"key": "all"}],
        "questions": [{**question, "section": "all"} for question in _questions()],
        "paths": [
            {"key": "both", "groups": [{"disciplines": ["first"]}, {"disciplines": ["second"]}]},
            {"key": "work", "groups": [{"disciplines": ["first"]}]},
            {"key": "project", "groups": [{"disciplines": ["second"]}]},
            {"key": "explore"},
        ],
        "rules": _rules(),
        "background": {},
        "plan_size": 4,
        "training_hours_a_week": 4,
        "texts": {"en": {}},
    }
    places = required_places(parse_definition(document))
    return compile_definition({**document, "texts": {"en": dict.fromkeys(places, "A text.")}})


def answers_in(cell: str) -> dict[str, Answer]:
    """Answers as a cell has them: "q1 3, tools board+list, months 12"; "tools none" is an empty choice."""
    pairs = (part.split(" ") for part in cell.split(", "))
    return {question: _answer(question, answer) for question, answer in pairs if answer != NOTHING}


def _answer(question: str, answer: str) -> Answer:
    if question == "tools":
        return () if answer == "none" else tuple(sorted(answer.split("+")))
    return int(answer) if question == "months" else answer


def _questions() -> list[Document]:
    return [
        {"key": "q1", "kind": "scale", "steps": 5, "weights": {"work": 2}},
        {
            "key": "q2",
            "kind": "single",
            "choices": [
                {"key": "first"},
                {"key": "second", "points": {"work": 3}},
                {"key": "third", "points": {"work": 6}},
            ],
        },
        {"key": "q3", "kind": "scale", "steps": 5, "weights": {"project": 1}, "reversed": True},
        {
            "key": "q4",
            "kind": "scale",
            "steps": 3,
            "weights": {"care": 1},
            "visible_if": [{"answer": "q2", "any_of": ["third"]}],
        },
        {
            "key": "tools",
            "kind": "multiple",
            "choices": [{"key": "board"}, {"key": "list"}, {"key": "chart"}],
            "visible_if": [{"answer": "q2", "none_of": ["first"]}],
        },
        {"key": "months", "kind": "number", "unit": "months", "least": 0, "most": 120},
    ]


def _rules() -> list[Document]:
    return [
        {
            "key": "unsure",
            "path": "explore",
            "kind": "too_little_information",
            "when": [{"not_sure_over": 50}],
        },
        {
            "key": "strong",
            "path": "both",
            "when": [{"score": "work", "at_least": 60}, {"score": "project", "at_least": 60}],
        },
        {
            "key": "working",
            "path": "work",
            "when": [
                {"difference": ["work", "project"], "at_least": 10},
                {"any": [{"score": "work", "at_least": 50}, {"answer": "q2", "any_of": ["third"]}]},
            ],
        },
        {
            "key": "leading",
            "path": "project",
            "when": [
                {"difference": ["project", "work"], "at_least": 10},
                {"score": "project", "at_least": 50},
            ],
        },
        {"key": "experienced", "path": "project", "when": [{"number": "months", "at_least": 36}]},
        {"key": "open", "path": "explore", "kind": "undecided"},
    ]
