"""Examples of answers, cut from what the API said of the project's own fact base."""

import json
from pathlib import Path

from drf_spectacular.utils import OpenApiExample

_ANSWERS = json.loads((Path(__file__).parent / "examples.json").read_text(encoding="utf-8"))


def _of(name: str, summary: str) -> list[OpenApiExample]:
    return [OpenApiExample(summary, value=_ANSWERS[name], response_only=True, status_codes=["200"])]


# Of lists the first row: drf-spectacular puts it into a page.
CERTIFICATIONS = _of("certifications", "The first of those at practitioner level")
CERTIFICATION = _of("certification", "The PMP with two of its facts")
FACTS = _of("facts", "What the exam of the PMP costs")
FACT = _of("fact", "How many questions the exam of the PMP has")
PROGRESSIONS = _of("progressions", "What leads to the PMP")
ALTERNATIVES = _of("alternatives", "Rivals of the PMP")
FACETS = _of("facets", "The level, counted")
ISSUERS = _of("issuers", "An issuer")
ISSUER = _of("issuer", "An issuer with its certifications")
DISCIPLINES = _of("disciplines", "A discipline")
DISCIPLINE = _of("discipline", "A discipline with its certifications")
LEVELS = _of("levels", "A level")
LEVEL = _of("level", "A level")
FOCUS_AREAS = _of("focus_areas", "A focus area")
FOCUS_AREA = _of("focus_area", "A focus area")
ROLE_FAMILIES = _of("role_families", "A role family")
ROLE_FAMILY = _of("role_family", "A role family with what fits it")
COMPARISON = _of("comparison", "The PMP beside the CSM, two rows of it")
DISCIPLINE_COMPARISONS = _of("discipline_comparisons", "A comparison")
DISCIPLINE_COMPARISON = _of("discipline_comparison", "A comparison, one row of it")
