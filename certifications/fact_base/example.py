"""A fact base of one certification, as small as the import takes it: an example for programs."""

from typing import Any

from certifications.domain.vocabulary import FOCUS_AREAS

_SOURCE = {"source_url": "https://www.example.org/certified-organiser", "source_year": 2026}

FACT_BASE: dict[str, Any] = {
    "meta": {"compiled": "2026-11-22"},
    "certifications": [
        {
            "slug": "certified-organiser",
            "name": "Certified Organiser",
            "abbreviation": "CO",
            "status": "active",
            "named_in_seed": False,
            "issuer": {"organisation": "Example Institute", "site": "https://www.example.org"},
            "official_url": "https://www.example.org/certified-organiser",
            "official_url_checked": True,
            "discipline": "project-management",
            "level": "entry",
            "orientation": "discipline-based",
            "who_it_suits": "People who begin to plan work for others.",
            "scope": {
                "basis": "The issuer’s outline of the exam",
                "why": "The outline names planning alone.",
                **dict.fromkeys(FOCUS_AREAS, "unknown"),
                "project_work": "core",
            },
            "validates": {"facts": ["Planning work"], "confidence": "high", **_SOURCE},
            "exam": {"questions": {"value": 60, "confidence": "high", **_SOURCE}},
            "fees": {
                "exam": {"value": {"currency": "USD", "amount": 250}, "confidence": "medium", **_SOURCE}
            },
            "renewal": {},
            "prerequisites": {},
        }
    ],
}
