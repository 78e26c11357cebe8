"""The small instrument in format 2, as its document: asked by job title, in rows, and done early."""

from typing import Any

from tests.builders.short_instrument import make_document

SHARES = ["none", "half", "most", "does_not_apply"]
ROWS = ("lead", "tasks", "steer", "serve", "requests", "watch")
PROJECT_ROWS = ROWS[:3]


def make_typed_document(**changes: Any) -> dict[str, Any]:
    """Purpose first, two parts of three rows about the work, then what the plan alone reads."""
    document = make_document()
    texts = {
        place: text
        for place, text in document["texts"]["en"].items()
        if not place.startswith(("questions/", "sections/", "scales/", "rules/"))
    }
    document.update(
        format=2,
        key="typed",
        lists={"shares": SHARES},
        sections=[{"key": "aim"}, {"key": "projects"}, {"key": "services"}, {"key": "person"}],
        questions=_questions(),
        paths=[
            {"key": "project", "groups": [{"kind": "project", "disciplines": ["project-management"]}]},
            {"key": "work", "groups": [{"kind": "ongoing", "disciplines": ["work-management"]}]},
            {"key": "explore"},
        ],
        rules=_rules(),
        background={
            "experience": [
                {"kind": "project", "total": "led"},
                {"kind": "operations", "total": "months"},
            ],
            "training_hours": "hours",
            "role": "role",
            "families": {"scrum_master": "scrum-master", "planner": "planner"},
        },
    )
    document["texts"] = {"en": {**texts, **_texts()}}
    return {**document, **changes}


def _questions() -> list[dict[str, Any]]:
    return [
        {
            "key": "purpose",
            "section": "aim",
            "kind": "single",
            "choices": [{"key": "prove"}, {"key": "none"}],
        },
        *(_row(key, "projects", "project") for key in PROJECT_ROWS),
        *(_row(key, "services", "work") for key in ROWS[3:]),
        {
            "key": "role",
            "section": "person",
            "kind": "multiple",
            "choices": [{"key": "scrum_master"}, {"key": "planner"}, {"key": "none_of_these"}],
        },
        _months("months", [{"answer": "role", "any_of": ["planner", "scrum_master"]}]),
        _months("led", [{"number": "months", "at_least": 12}]),
        {
            "key": "hours",
            "section": "person",
            "kind": "number",
            "unit": "hours",
            "least": 0,
            "most": 2000,
        },
    ]


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "key": "unwanted",
            "path": "explore",
            "kind": "neither_yet",
            "steps": ["talk"],
            "when": [{"answer": "purpose", "any_of": ["none"]}],
        },
        {"key": "mostly_projects", "path": "project", "when": [{"score": "project", "at_least": 50}]},
        {"key": "mostly_operations", "path": "work", "when": [{"score": "work", "at_least": 50}]},
        {"key": "neither", "path": "explore", "kind": "neither_yet", "steps": ["talk"]},
    ]


def _row(key: str, section: str, dimension: str) -> dict[str, Any]:
    points = {dimension: [0, 1, 2, 0]}
    return {"key": key, "section": section, "kind": "single", "list": "shares", "points": points}


def _months(key: str, when: list[dict[str, Any]]) -> dict[str, Any]:
    bounds = {"unit": "months", "least": 0, "most": 96, "change": "growing"}
    return {"key": key, "section": "person", "kind": "number", **bounds, "visible_if": when}


def _texts() -> dict[str, str]:
    return {
        "sections/aim/title": "What you want",
        "sections/projects/title": "Your year: projects",
        "sections/projects/introduction": "How much of your time goes to each of these?",
        "sections/services/title": "Your year: ongoing work",
        "sections/person/title": "About you",
        "questions/purpose/text": "What brings you here?",
        "questions/purpose/choices/prove": "I want to show what I can do",
        "questions/purpose/choices/none": "I want no certificate",
        "questions/lead/text": "Leading a project",
        "questions/tasks/text": "Tasks of a project",
        "questions/steer/text": "Planning dates",
        "questions/serve/text": "Running a service",
        "questions/requests/text": "Taking requests",
        "questions/watch/text": "Watching queues",
        "lists/shares/none": "None",
        "lists/shares/half": "About half",
        "lists/shares/most": "Most of it",
        "lists/shares/does_not_apply": "Does not apply",
        "questions/role/text": "Which comes closest to your job?",
        "questions/role/choices/scrum_master": "Scrum Master or agile coach",
        "questions/role/choices/planner": "Planner in projects",
        "questions/role/choices/none_of_these": "None of these",
        "questions/months/text": "How long have you done this job?",
        "questions/led/text": "How long have you led projects?",
        "questions/hours/text": "How many hours of courses have you taken?",
        "units/hours": "hours",
        "rules/unwanted": "You want no certificate.",
        "rules/mostly_projects": "Project work fills half of your year or more.",
        "rules/mostly_operations": "Ongoing work fills half of your year or more.",
        "rules/neither": "Neither fills half of your year.",
    }
