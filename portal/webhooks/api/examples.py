"""Webhooks as the API's description shows them."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

ID = "8c1f6f0e-3f53-4f0c-9d5b-7b0d6a1e2c44"
_ENTERED: dict[str, Any] = {
    "description": "Learning management system",
    "url": "https://lms.example.com/hooks/portal",
    "events": ["certification.published", "fact.changed"],
    "may_carry_personal_data": False,
}
_LINE: dict[str, Any] = {
    "id": ID,
    "description": "Learning management system",
    "server": "lms.example.com",
    "events": ["certification.published", "fact.changed"],
    "may_carry_personal_data": False,
    "is_on": True,
    "switched_off_why": None,
    "failing_since": None,
    "is_own": True,
    "created_at": "2026-11-30T14:05:00Z",
}
_WEBHOOK: dict[str, Any] = {
    **_LINE,
    "url": "https://lms.example.com/hooks/portal",
    "rests_until": None,
    "former_secret_ends": None,
}
_DELIVERY: dict[str, Any] = {
    "id": "f3a4c1d2-5b6e-4f70-8a91-0c2d3e4f5a6b",
    "event": "fact.changed",
    "occurred_at": "2026-12-01T08:30:00Z",
    "state": "waiting",
    "next_try_at": "2026-12-01T08:31:04Z",
    "tries": [
        {
            "tried_at": "2026-12-01T08:30:01Z",
            "milliseconds": 87,
            "status": 503,
            "error": "status",
            "sentence": "The server refused it.",
        }
    ],
}
_DATA = {"certification": "pmp", "title": "PMP", "fact": "exam.questions", "old_value": "200"}
_EVENT: dict[str, Any] = {
    "name": "webhook.test",
    "sentence": "A test that somebody asked for.",
    "data": {"type": "object", "properties": {"sentence": {"type": "string"}}, "required": ["sentence"]},
    "personal": None,
}
_SHORTENED = "whsec_…"

LINE = OpenApiExample("A webhook in the list", _LINE, response_only=True)
WEBHOOK = OpenApiExample("A webhook", _WEBHOOK, response_only=True)
ENTERED = OpenApiExample("A webhook for a learning management system", _ENTERED, request_only=True)
MADE = OpenApiExample(
    "A new webhook with its secret",
    {"webhook": _WEBHOOK, "secret": _SHORTENED},
    response_only=True,
    status_codes=["201"],
)
ROTATION = OpenApiExample("A day for both", {"keep_days": 1}, request_only=True)
ROTATED = OpenApiExample(
    "A new secret",
    {"webhook": {**_WEBHOOK, "former_secret_ends": "2026-12-02T14:05:00Z"}, "secret": _SHORTENED},
    response_only=True,
)
DELIVERY = OpenApiExample("A delivery that is tried again", _DELIVERY, response_only=True)
DETAIL = OpenApiExample(
    "A delivery with what it says",
    {**_DELIVERY, "data": _DATA, "carries_personal_data": False},
    response_only=True,
)
TEST = OpenApiExample(
    "A test on its way",
    {
        **_DELIVERY,
        "event": "webhook.test",
        "tries": [],
        "data": {"sentence": "This is a test."},
        "carries_personal_data": False,
    },
    response_only=True,
    status_codes=["202"],
)
EVENT = OpenApiExample("A kind of event", _EVENT, response_only=True)
