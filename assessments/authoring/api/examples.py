"""Drafts as the API's description shows them."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

ID = "5d0f2c86-6f5b-4d0e-9a57-3e1c8b7a4f21"
JOB = "0b6f3a54-5c0e-4a86-8f0b-1d2f6e9c7a10"
_LINE: dict[str, Any] = {
    "id": ID,
    "title": "Find your path",
    "slug": "find-your-path",
    "minutes": 8,
    "version": 3,
    "is_live": True,
    "has_unpublished_changes": True,
    "saved_at": "2026-11-30T14:05:00Z",
    "is_locked": False,
    "workflow": None,
    "task": None,
}
_DOCUMENT = {"format": 2, "key": "find-your-path"}

LINE = OpenApiExample("A draft in the list", _LINE, response_only=True)
DRAFT = OpenApiExample(
    "A draft",
    {
        **_LINE,
        "definition": _DOCUMENT,
        "text": None,
        "logic_hash": "9f2c" * 16,
        "wording_hash": "41d7" * 16,
        "etag": '"3b0c9a41d5f27e8860a1c4e2f9d7b653"',
        "lock": "none",
        "is_locked_for_you": False,
    },
    response_only=True,
)
DEFINITION = OpenApiExample("The beginning of a definition", _DOCUMENT, response_only=True)
NEW_DEFINITION = OpenApiExample("The beginning of a definition to store", _DOCUMENT, request_only=True)
REPORT = OpenApiExample(
    "What was changed",
    {
        "is_dry_run": False,
        "state": "changed",
        "assessment": ID,
        "title": "Find your path",
        "added": [],
        "changed": ["/texts/en/title"],
        "removed": [],
        "refused": [],
        "refusals": 0,
    },
    response_only=True,
)
CHECKS = OpenApiExample(
    "A rule that never decides",
    {
        "state": "errors",
        "sentence": "Can’t go live: 1 error.",
        "refused": [],
        "refusals": 0,
        "findings": [
            {
                "kind": "dead_rule",
                "severity": "error",
                "place": "rules/mostly_operations",
                "pointer": "/rules/1",
                "place_words": "Rule “Most of your week is ongoing work”",
                "sentence": "This rule never applies, whatever people answer.",
                "advice": "Change its conditions, or remove it.",
                "parameters": {},
                "witnesses": [],
            }
        ],
        "made_at": "2026-11-30T14:07:12Z",
        "signed_at": None,
    },
    response_only=True,
)
PROOF = OpenApiExample(
    "A proof at work",
    {
        "state": "running",
        "sentence": "We are checking the draft: 34 of 120.",
        "job": JOB,
        "done": 34,
        "total": 120,
        "made_at": None,
        "report": None,
    },
    response_only=True,
)
