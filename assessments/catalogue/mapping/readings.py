"""How the catalogue's words are read, by explicit tables.

A guess at words could tell people that they may sit an exam which they may not, so what a table does not hold
has no effect: a kind of experience that nobody asks for, a name outside the catalogue, a waiver of nothing.
Beside each entry stands where the fact base (portal/demo/data/certification-facts.yaml) says it.
"""

from dataclasses import dataclass

from assessments.domain.snapshots.snapshot import ADVANCED, ENTRY, PRACTITIONER

# Kinds that a questionnaire can ask for, by the source's words; empty: nobody asks, the words are shown.
KIND_OF_EXPERIENCE: dict[str, str] = {
    # pmp, routes 1 and 2: pmtycoon.app, PMP requirements 2026
    "leading and directing projects, months not overlapping": "project",
    # pmp, route 3: greentech-consulting.com, PMI eligibility guide
    "leading and directing projects": "project",
    # pgmp, all routes: coachproconsulting.com, PgMP eligibility
    "project": "project",
    "programme": "programme",
    # pfmp, all routes: the pages that its facts name
    "business": "business",
    "portfolio": "portfolio",
    # In no fact yet: the counterpart that a questionnaire about ongoing work asks for.
    "operations": "operations",
    # pmi-acp: agile project work is less than all project work, and nobody asks how much less.
    "agile project work": "",
    # a-csm: the accountability, not the months spent with Scrum
    "Scrum Master accountability; may be gained before or after the course": "",
    # pmi-pba
    "business analysis": "",
    # pmi-rmp: a part of project work
    "project risk management": "",
    # asq-cssgb: which areas those are is a syllabus, not a kind
    "full-time paid work in one or more areas of the body of knowledge": "",
    # ipma-c: how complex projects were, nobody asks
    "managing projects of moderate complexity, or a responsible role assisting in complex ones": "",
}

# Names of certifications with what the source adds to them, where the catalogue's entry is just that.
SLUG_OF_NAME: dict[str, str] = {
    # prince2-practitioner, route 1; the entry is "PRINCE2 Project Management Foundation (Version 7)"
    "prince2-foundation (v7)": "prince2-foundation",
    # prince2-agile-practitioner, route 1; the other names of that statement stand for the older versions
    "prince2-agile-foundation (v2)": "prince2-agile-foundation",
}

LEVEL_OF_KEY: dict[str, int] = {"entry": ENTRY, "practitioner": PRACTITIONER, "advanced": ADVANCED}


@dataclass(frozen=True, slots=True)
class Waived:
    """What holding one certification replaces of the rules for another, and whether only while active."""

    waives: tuple[str, ...] = ()
    needs_active: bool = False


# By start and end of a progression that waives: its sentence says what, no field does.
WAIVED_BY: dict[tuple[str, str], Waived] = {
    # "An active CAPM replaces the 35 training hours. Experience is not reduced."
    ("capm", "pmp"): Waived(("training_hours",), needs_active=True),
    # "PMP stands in for the project-management months; programme months still needed."
    ("pmp", "pgmp"): Waived(("months:project",)),
    # "An active PMP stands in for the agile experience; 28 training hours remain."
    ("pmp", "pmi-acp"): Waived(("months",), needs_active=True),
}


def kind_of_experience(words: str) -> str:
    """The kind that a questionnaire can ask for; empty when nobody asks for what the words say."""
    return KIND_OF_EXPERIENCE.get(words, "")


def slug_of_name(name: str, slugs: frozenset[str]) -> str:
    """The published certification that a name stands for; empty when it stands for none of these slugs."""
    slug = SLUG_OF_NAME.get(name, name)
    return slug if slug in slugs else ""


def level_of_key(key: str) -> int:
    """The level of a list's entry. One that an editor added is taken for the highest: never for newcomers."""
    return LEVEL_OF_KEY.get(key, ADVANCED)
