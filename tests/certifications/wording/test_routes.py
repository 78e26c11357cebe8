"""Entry routes in plain sentences. No database."""

import pytest

from certifications.domain.demands import demands_of
from certifications.domain.fact_base.records import Record
from certifications.domain.routes import routes_of
from certifications.wording.routes import demands_words, route_sentences
from tests.factories.facts import certification_of_record, fact_base_records, make_fact, make_facts

NAMES = {record.slug: record.name for record in fact_base_records()}
FREE = "No degree and no experience needed. Training: unknown."
MANY_YEARS = " experience within the last 15 years. Training: unknown."

# Every record of the fact base: its routes as the page says them. Records without routes have none.
SENTENCES: dict[str, tuple[str, ...]] = {
    "pmp": (
        "With a four-year degree: 36 months of leading and directing projects within the last eight years "
        "(months not overlapping), and 35 hours of training.",
        "With a secondary diploma: 60 months of leading and directing projects within the last eight years "
        "(months not overlapping), and 35 hours of training.",
        "With a degree from a GAC-accredited programme: 24 months of leading and directing projects within "
        "the last eight years, and 35 hours of training.",
    ),
    "capm": ("With a secondary diploma: 23 hours of training. No experience needed.",),
    "prince2-foundation": (FREE,),
    "prince2-practitioner": (
        "You must hold one of these: PRINCE2 Project Management Foundation (Version 7); PRINCE2 6th "
        "edition certificate; Project Management Professional; Certified Associate in Project Management; "
        "PMI-SP; IPMA level A, B or C; APM PPQ. Education: unknown. Experience: unknown. Training: unknown.",
    ),
    "pmi-acp": (
        "With a secondary diploma: 24 months of agile project work within the last five years, and 28 "
        "hours of training.",
    ),
    "csm": (
        "16 hours of training. No degree and no experience needed. Note: approved course is compulsory.",
    ),
    "cspo": ("16 hours of training. No degree and no experience needed. Note: no experience rule stated.",),
    "a-csm": (
        "12 months of Scrum Master accountability within the last five years (may be gained before or "
        "after the course), and 16 hours of training. You must hold Certified ScrumMaster. No degree "
        "needed. Note: the CSM may be active or expired.",
    ),
    "asana-workflow-specialist": (),
    "wmi-cawm": (),
    "wmi-wmp": (),
    "pgmp": (
        "With a four-year degree: 48 months of project experience and 48 months of programme" + MANY_YEARS,
        "With a secondary diploma: 48 months of project experience and 84 months of programme" + MANY_YEARS,
        "With a degree from a GAC-accredited programme: 36 months of project experience and 36 months of "
        "programme" + MANY_YEARS,
    ),
    "pfmp": (
        "With a four-year degree: 96 months of business experience and 48 months of portfolio" + MANY_YEARS,
        "With a secondary diploma: 96 months of business experience and 84 months of portfolio" + MANY_YEARS,
        "With a degree from a GAC-accredited programme: 96 months of business experience and 36 months of "
        "portfolio" + MANY_YEARS,
    ),
    "pmi-pba": (
        "With a four-year degree: 36 months of business analysis within the last eight years, and 35 hours "
        "of training.",
        "With a secondary diploma: 60 months of business analysis within the last eight years, and 35 "
        "hours of training.",
    ),
    "pmi-rmp": (
        "With a four-year degree: 24 months of project risk management within the last five years, and 30 "
        "hours of training.",
        "With a secondary diploma: 36 months of project risk management within the last five years, and 40 "
        "hours of training.",
    ),
    "dasm": (
        "Course: the matching Disciplined Agile workshop must be finished first. Education: unknown. "
        "Experience: unknown.",
    ),
    "psm-i": ("No degree, no experience and no training needed.",),
    "pspo-i": ("No degree, no experience and no training needed.",),
    "safe-agilist": (
        "Course: Leading SAFe; exam access follows the course. Education: unknown. Experience: unknown.",
    ),
    "kmp-i": (
        "16 hours of training. Course: Kanban System Design; for the KMP also Kanban Systems Improvement. "
        "Education: unknown. Experience: unknown. Note: a participant reports four half-days.",
    ),
    "itil-4-foundation": (FREE,),
    "itil-foundation-v5": (FREE,),
    "asq-cssgb": (
        "36 months of full-time paid work in one or more areas of the body of knowledge. No degree needed. "
        "Training: unknown.",
    ),
    "ipma-d": ("No experience needed. Education: unknown. Training: unknown.",),
    "ipma-c": (
        "36 months of managing projects of moderate complexity within the last six years (or a responsible "
        "role assisting in complex ones). Education: unknown. Training: unknown. Note: may stretch to ten "
        "years with reasons.",
    ),
    "apm-pmq": (),
    "google-pm": (FREE,),
    "comptia-project-plus": (FREE + " Note: about 12 months recommended.",),
    "atlassian-acp-120": (
        "12 months of experience. Education: unknown. Training: unknown. Note: 1-2 years recommended, not "
        "enforced.",
    ),
    "atlassian-acp-620": (),
    "monday-core": (),
    "smartsheet-sysadmin": (
        "3 months of experience. No degree needed. Training: unknown. Note: 3-6 months recommended.",
    ),
    "prince2-agile-foundation": (
        "No experience needed. Education: unknown; the source says “none seen”. Training: unknown.",
    ),
    "prince2-agile-practitioner": (
        "You must hold one of these: PRINCE2 Agile Foundation (Version 2); PRINCE2 Agile Foundation v1; "
        "PRINCE2 Agile Practitioner v1. Education: unknown. Experience: unknown. Training: unknown.",
    ),
    "msp-foundation": (FREE,),
    "icpm-cm": (
        "90 hours of training. It counts points: 10 in all. Education: 3-6 education points (school 1, "
        "associate 2, bachelor 4, master 5, 40 training hours 1, other certifications 1 each up to 2). "
        "Experience: 4-7 points; one per year in a managing role, half in a non-managing role. "
        "Note: learning programme; materials are optional on the newer site.",
    ),
}


@pytest.mark.parametrize("record", fact_base_records(), ids=lambda record: record.slug)
def test_routes_of_every_record_are_said_in_plain_sentences(record: Record) -> None:
    routes = routes_of(certification_of_record(record).facts)

    assert tuple(route_sentences(route, NAMES) for route in routes) == SENTENCES[record.slug]


def test_table_above_names_all_records_and_says_none_nowhere() -> None:
    assert set(SENTENCES) == {record.slug for record in fact_base_records()}
    assert not any("None" in words for route in SENTENCES.values() for words in route)


def sentences(**values: str) -> str:
    (route,) = routes_of(make_facts(**values))
    return route_sentences(route, NAMES)


def test_route_that_asks_for_a_degree_alone_says_so() -> None:
    assert sentences(routes__1__education="four-year degree") == (
        "With a four-year degree. Experience: unknown. Training: unknown."
    )


def test_window_of_one_year_is_in_the_singular() -> None:
    words = sentences(routes__1__experience_months="6", routes__1__window_years="1")

    assert "6 months of experience within the last year." in words


def test_points_without_a_total_are_said_without_one() -> None:
    words = sentences(routes__1__experience_points="4 points", routes__1__training_hours="90")

    assert words == ("90 hours of training. It counts points. Experience: 4 points. Education: unknown.")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"routes__1__experience_months": "0", "routes__1__training_hours": "23"},
            "no experience, 23 hours of training",
        ),
        (
            {"routes__1__experience_months": "36", "routes__2__experience_months": "60"},
            "36 to 60 months of experience; 2 routes",
        ),
        (
            {"routes__1__course_required": "A course", "routes__1__training_hours": "16"},
            "a course, 16 hours of training",
        ),
        ({"routes__1__certs_required": "all of: csm"}, "another certification"),
        ({"routes__1__total_points": "10"}, "points for education and experience"),
        ({"routes__1__education": "none"}, "partly unknown"),
        ({}, ""),
    ],
)
def test_demands_are_said_in_a_line(values: dict[str, str], words: str) -> None:
    assert demands_words(demands_of(routes_of(make_facts(**values)))) == words


def test_stated_note_appears_once() -> None:
    facts = [
        make_fact("routes.1.experience_months", "12", note="recommended, not enforced"),
        make_fact("routes.1.training_hours", "8", note="recommended, not enforced"),
    ]
    (route,) = routes_of(facts)

    assert route_sentences(route, NAMES).count("recommended, not enforced") == 1
