"""A journey through an attempt, call by call, as the API's description shows it."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from portal.shared.rest.problems import MEDIA_TYPE

_ID, _OUTCOME = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9", "9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a"
_NEEDED = ["turned_to_in_projects", "turned_to_every_day", "run_service", "lead_project"]
_PROGRESS = {
    "visible": ["role", "purpose", *_NEEDED, "experience_months"],
    "needed": _NEEDED,
    "can_submit": False,
    "is_clear": False,
    "next_question": "purpose",
}
_ANSWER = {
    "kind": "single",
    "revision": 1,
    "value": "prove",
    "label": "To prove what I can do",
    "saved_at": "2026-12-01T09:31:12Z",
    "carried_from": None,
}
_ATTEMPT: dict[str, Any] = {
    "id": _ID,
    "assessment": "find-your-path",
    "title": "Find your path",
    "version": 2,
    "status": "open",
    "started_at": "2026-12-01T09:30:00Z",
    "saved_at": None,
    "submitted_at": None,
    "outcome": None,
    "progress": _PROGRESS,
    "left": {"questions": 34, "minutes": 6},
    "carried_on": None,
    "sections": [
        {
            "key": "aim",
            "title": "You and your aim",
            "introduction": "",
            "is_optional": False,
            "questions": [
                {
                    "kind": "single",
                    "key": "purpose",
                    "section": "aim",
                    "text": "Why are you looking at certifications?",
                    "help": "",
                    "decides": "path",
                    "is_required": False,
                    "choices": [
                        {"key": "prove", "label": "To prove what I can do"},
                        {"key": "not_sure", "label": "Not sure, or does not apply"},
                    ],
                    "answer": {
                        **_ANSWER,
                        "revision": 0,
                        "value": None,
                        "label": "no answer",
                        "saved_at": None,
                    },
                }
            ],
        }
    ],
}
_SUBMITTED = {
    "id": _OUTCOME,
    "path": "project_work",
    "path_name": "Project management",
    "submitted_at": "2026-12-01T09:36:40Z",
    "url": f"/api/v1/outcomes/{_OUTCOME}/",
    "page": f"/assessments/results/{_OUTCOME}/",
}


def _sent(name: str, value: Any) -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True)


def _told(name: str, value: Any, *statuses: str) -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[*(statuses or ("200",))])


def _refused(name: str, key: str, status: int, title: str, detail: str, **more: Any) -> OpenApiExample:
    value = {
        "type": f"/api/v1/problems/{key}/",
        "title": title,
        "status": status,
        "detail": detail,
        **more,
    }
    return OpenApiExample(
        name, value=value, response_only=True, status_codes=[str(status)], media_type=MEDIA_TYPE
    )


STARTED = [
    _sent("Find your path", {"assessment": "find-your-path"}),
    _told(
        "Without an account",
        {**_ATTEMPT, "attempt_token": "0" * 43},
        "201",
    ),
    _told("The open attempt", {**_ATTEMPT, "attempt_token": None}),
]
LISTED = [
    _told(
        "An open attempt",
        {
            name: value
            for name, value in _ATTEMPT.items()
            if name not in {"progress", "left", "carried_on", "sections"}
        },
    )
]
STATE = [_told("An open attempt", _ATTEMPT)]
SAVED = [
    _sent("A choice", {"value": "prove", "revision": 0}),
    _sent("Several choices", {"value": ["project_manager"], "revision": 0}),
    _sent("A number of months", {"value": 30, "revision": 0}),
    _sent("Certifications held", {"value": [{"slug": "capm", "expires_on": "2027-06-30"}], "revision": 0}),
    _told(
        "Saved",
        {"answer": _ANSWER, "progress": {**_PROGRESS, "next_question": "turned_to_in_projects"}},
    ),
]
CLEARED = [
    _told(
        "Cleared",
        {
            "answer": {**_ANSWER, "revision": 2, "value": None, "label": "no answer"},
            "progress": _PROGRESS,
        },
    )
]
CONFLICT = [
    _refused(
        "Another answer meanwhile",
        "stale-answer",
        409,
        "Another answer was saved in the meantime",
        "Another answer was saved in the meantime",
        current={**_ANSWER, "revision": 2, "value": "learn", "label": "To learn"},
    ),
    _refused(
        "Submitted meanwhile",
        "already-submitted",
        409,
        "The attempt was submitted: its answers are final",
        "The attempt was submitted: its answers are final",
        outcome=f"/api/v1/outcomes/{_OUTCOME}/",
    ),
]
SUBMITTED_EXAMPLE = [_told("The outcome", _SUBMITTED, "201"), _told("The same again", _SUBMITTED)]
INCOMPLETE_EXAMPLE = [
    _refused(
        "Questions that need an answer",
        "incomplete",
        422,
        "Some questions still need an answer",
        "1 question still needs an answer. If none fits, choose “not sure”. We kept everything else.",
        needed=[{"key": "lead_project", "text": "Leading or running a project from start to end"}],
    )
]
