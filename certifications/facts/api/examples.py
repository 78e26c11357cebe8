"""Examples of what many answers have."""

from typing import Any

CERTIFICATION: dict[str, Any] = {
    "slug": "pmp",
    "name": "Project Management Professional",
    "abbreviation": "PMP",
    "issuer": "Project Management Institute",
    "url": "https://portal.example/catalogue/pmp/",
    "is_own_offer": False,
}
SOURCE: dict[str, Any] = {
    "name": "pmi.org/certifications/pmp",
    "url": "https://www.pmi.org/certifications/pmp",
    "kind": "official",
    "date": None,
    "note": None,
    "also": [],
}


def questions(number: int) -> dict[str, Any]:
    """How many questions an exam has, as a value."""
    words = f"{number} questions"
    said = {"words": words, "stated": words, "unit": "questions", "type": "number", "number": number}
    return {**said, **dict.fromkeys(("amounts", "months", "certifications", "any_one"))}
