"""Entry routes in plain sentences. No database."""

from pathlib import Path

import pytest
import yaml

from certifications.domain.demands import demands_of
from certifications.domain.fact_base.records import Record
from certifications.domain.routes import routes_of
from certifications.wording.routes import demands_words, route_sentences
from tests.factories.facts import certification_of_record, fact_base_records, make_fact, make_facts

NAMES = {record.slug: record.name for record in fact_base_records()}
# Every record of the fact base: its routes as the page says them.
SENTENCES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("route_sentences.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("record", fact_base_records(), ids=lambda record: record.slug)
def test_routes_of_every_record_are_said_in_plain_sentences(record: Record) -> None:
    routes = routes_of(certification_of_record(record).facts)

    assert [route_sentences(route, NAMES) for route in routes] == SENTENCES[record.slug]


def test_table_above_names_all_records_and_says_none_nowhere() -> None:
    assert set(SENTENCES) == {record.slug for record in fact_base_records()}
    assert not any("None" in words for route in SENTENCES.values() for words in route)


def sentences(**values: str) -> str:
    (route,) = routes_of(make_facts(**values))
    return route_sentences(route, NAMES)


def test_route_that_asks_for_a_degree_alone_says_so() -> None:
    assert sentences(routes__1__education="four-year degree") == (
        "With a four-year degree. We do not know whether experience or training is needed."
    )


def test_window_of_one_year_is_in_the_singular() -> None:
    words = sentences(routes__1__experience_months="6", routes__1__window_years="1")

    assert "6 months of experience within the last year." in words


def test_points_without_a_total_are_said_without_one() -> None:
    words = sentences(routes__1__experience_points="4 points", routes__1__training_hours="90")

    assert words == (
        "90 hours of training. It counts points. Experience: 4 points. "
        "We do not know whether a degree is needed."
    )


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

    assert route_sentences(route, NAMES).count("Recommended, not enforced.") == 1
