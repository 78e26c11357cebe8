"""The small instrument that most tests of pages and services take, as its document."""

import copy
import json
from collections.abc import Mapping
from typing import Any

# Two dimensions; “lead” is hidden from who has no projects; “tools” and “months” may stay unanswered.
DOCUMENT: dict[str, Any] = {
    "format": 1,
    "key": "short",
    "locales": ["en"],
    "dimensions": [{"key": "project"}, {"key": "work"}],
    "sections": [{"key": "week"}, {"key": "background"}],
    "questions": [
        {
            "key": "share",
            "section": "week",
            "kind": "single",
            "choices": [
                {"key": "projects", "points": {"project": 4}},
                {"key": "half", "points": {"project": 2, "work": 2}},
                {"key": "operations", "points": {"work": 4}},
            ],
        },
        {"key": "planning", "section": "week", "kind": "scale", "steps": 3, "weights": {"project": 1}},
        {"key": "routine", "section": "week", "kind": "scale", "steps": 3, "weights": {"work": 1}},
        {
            "key": "lead",
            "section": "week",
            "kind": "single",
            "visible_if": [{"answer": "share", "any_of": ["half", "projects"]}],
            "choices": [{"key": "yes", "points": {"project": 2}}, {"key": "no"}],
        },
        {
            "key": "tools",
            "section": "background",
            "kind": "multiple",
            "choices": [{"key": "boards"}, {"key": "charts"}, {"key": "sheets"}],
        },
        {
            "key": "months",
            "section": "background",
            "kind": "number",
            "unit": "months",
            "least": 0,
            "most": 600,
            "change": "growing",
        },
    ],
    "paths": [
        {"key": "project", "groups": [{"disciplines": ["project-management"]}]},
        {"key": "work", "groups": [{"disciplines": ["work-management"]}]},
        {"key": "explore"},
    ],
    "rules": [
        {"key": "mostly_projects", "path": "project", "when": [{"score": "project", "at_least": 50}]},
        {"key": "mostly_operations", "path": "work", "when": [{"score": "work", "at_least": 50}]},
        {"key": "neither", "path": "explore", "kind": "neither_yet", "steps": ["talk"]},
    ],
    "background": {"experience": [{"kind": "project", "total": "months"}]},
    "plan_size": 3,
    "training_hours_a_week": 4,
    "texts": {
        "en": {
            "title": "A short assessment",
            "introduction": "Four questions about your week.",
            "sections/week/title": "Your week",
            "sections/background/title": "Your background",
            "questions/share/text": "What fills your week?",
            "questions/share/choices/projects": "Projects",
            "questions/share/choices/half": "Half and half",
            "questions/share/choices/operations": "Ongoing work",
            "questions/planning/text": "I plan work that ends.",
            "questions/routine/text": "I look after work that recurs.",
            "questions/lead/text": "Do you lead a project?",
            "questions/lead/choices/yes": "Yes",
            "questions/lead/choices/no": "No",
            "questions/tools/text": "Which of these do you use?",
            "questions/tools/choices/boards": "Boards",
            "questions/tools/choices/charts": "Charts",
            "questions/tools/choices/sheets": "Sheets",
            "questions/months/text": "How many months have you led projects?",
            "scales/3/1": "Disagree",
            "scales/3/2": "Neither",
            "scales/3/3": "Agree",
            "units/months": "months",
            "dimensions/project": "Project work",
            "dimensions/work": "Ongoing work",
            "paths/project/name": "Project management",
            "paths/project/sentence": "Your work is mostly projects.",
            "paths/work/name": "Work management",
            "paths/work/sentence": "Your work is mostly ongoing.",
            "paths/explore/name": "Explore first",
            "paths/explore/sentence": "Neither is most of your work yet.",
            "rules/mostly_projects": "Project work earned half of its points or more.",
            "rules/mostly_operations": "Ongoing work earned half of its points or more.",
            "rules/neither": "Neither kind of work earned half of its points.",
            "steps/talk": "Talk to somebody who does the work.",
        }
    },
}


def make_document(**changes: Any) -> dict[str, Any]:
    """The small instrument's document, with top-level values exchanged."""
    return {**copy.deepcopy(DOCUMENT), **changes}


def asked_anew(answers: Mapping[str, object]) -> tuple[dict[str, Any], dict[str, object]]:
    """The small instrument with all its scored questions under other keys, and answers to it: to the program
    they are other questions.
    """
    names = {key: f"{key}_anew" for key in ("share", "planning", "routine", "lead")}
    text = json.dumps(DOCUMENT)
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"').replace(f"questions/{old}/", f"questions/{new}/")
    return json.loads(text), {names.get(key, key): answer for key, answer in answers.items()}
