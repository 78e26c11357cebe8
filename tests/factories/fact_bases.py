"""Small fact base files: one record of the form that the import takes, and what differs from it."""

import copy
from pathlib import Path
from typing import Any

import yaml

SOURCE = {"confidence": "high", "source_url": "https://www.example.org/handbook/", "source_year": 2026}
AREAS = (
    "project_work",
    "ongoing_operational_work",
    "recurring_workflows",
    "adhoc_unplanned_work",
    "cross_functional_coordination",
    "agile",
    "predictive",
    "people_stakeholders",
    "cost_schedule_risk",
    "workflow_design",
    "prioritisation",
)


def stated(value: object, **fields: object) -> dict[str, object]:
    """A value with its source."""
    return {"value": value, **SOURCE, **fields}


def make_record(slug: str = "example", **fields: Any) -> dict[str, Any]:
    """One certification with an exam, a fee and a route, as a file holds it."""
    record: dict[str, Any] = {
        "slug": slug,
        "name": f"Certified {slug.title()}",
        "abbreviation": slug.upper()[:12],
        "status": "active",
        "named_in_seed": False,
        "issuer": {"organisation": "Example Institute", "site": "https://www.example.org"},
        "discipline": "project-management",
        "orientation": "discipline-based",
        "level": "entry",
        "validates": {"facts": ["Leading people"], **SOURCE},
        "who_it_suits": "People who lead projects.",
        "prerequisites": {
            "routes": [
                {
                    "education": stated("secondary-school diploma"),
                    "experience_months": stated(36),
                    "training_hours": None,
                }
            ],
            "substitutes": [],
        },
        "exam": {"questions": stated(180), "minutes": None},
        "fees": {"exam": stated({"amount": 675, "currency": "USD"})},
        "renewal": {"cycle_years": None, "units": None, "fee": None},
        "scope": {
            **dict.fromkeys(AREAS, "unknown"),
            "project_work": "core",
            "basis": "editorial reading",
            "why": "the outline names nothing else",
        },
        "official_url": "https://www.example.org/example/",
        "official_url_checked": True,
        "conflicts": [stated({"topic": "exam fee", "claims": ["USD 675", "USD 405"]})],
        "not_found": ["retake fee"],
        "sources": [{"url": "https://www.example.org/handbook/", "year": 2026, "quality": "official"}],
    }
    return {**record, **fields}


def make_file(*records: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A whole file of these records, or of one."""
    return {
        "meta": {"compiled": "2026-11-22"},
        "certifications": list(records) or [make_record()],
        "progressions": [],
        "learner_questions": [],
        "stale_facts": [],
        "lookalikes": [],
        **fields,
    }


def changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy of a file with one value exchanged: “certifications.0.exam.questions.value”."""
    copied = copy.deepcopy(data)
    at: Any = copied
    *above, last = path.split(".")
    for step in above:
        at = at[int(step)] if isinstance(at, list) else at[step]
    at[int(last) if isinstance(at, list) else last] = value
    return copied


def written(folder: Path, data: object) -> Path:
    """The file on disk."""
    path = folder / "facts.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path
