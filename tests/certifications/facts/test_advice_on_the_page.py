"""What stands beside facts, as the page of a certification shows it."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from certifications.models import CertificationPage, CircumstanceReading
from certifications.queries import advice
from tests.factories.advice import (
    SOURCE,
    make_change,
    make_circumstance,
    make_group,
    make_misfit,
    make_recognition,
    make_region,
    make_role,
    make_rule,
    make_service,
)
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(), slug="psm-i", title="Professional Scrum Master I", abbreviation="PSM I"
    )


def shown(client: Client) -> str:
    """The words of the page."""
    advice.forget_advice()
    text = re.sub(r"<[^>]+>", " ", client.get("/catalogue/psm-i/").content.decode())
    return " ".join(html.unescape(text).split())


def test_page_without_advice_says_nothing_of_it(client: Client, page: CertificationPage) -> None:
    words = shown(client)

    for title in ("by role", "outgrown", "Alternatives", "Where it counts", "Changes by date"):
        assert title not in words


def test_roles_are_shown_by_stage_with_region_case_and_source(
    client: Client, page: CertificationPage
) -> None:
    role = make_role("scrum-master", name="Scrum Master")
    make_region("north-america", "North America")
    make_service(page, role, regions="north-america uk", source_url=SOURCE["source_url"], confidence="low")
    make_service(page, role, stage="senior", service="good", when="you have a CSM")
    make_misfit(page, make_role(), "it carries the name of another role")
    words = shown(client)

    assert "Scrum Master Starting out: the usual choice In North America Adverts name it." in words
    assert "example.org/adverts" in words
    assert "Senior: a good choice Only if you have a CSM Adverts name it. (Our judgement)" in words
    assert "Not for these roles Product owner It carries the name of another role" in words
    # Once for all roles, once for the page's own judgements.
    assert words.count("Judged by An editor on 22 November 2026.") == 2


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("field", "Health care", "Only if you work in health care"),
        ("method", "Scrum", "Only if your team or employer uses Scrum"),
        ("task", "Leading programmes", "Only if your work includes leading programmes"),
        ("tool", "monday.com", "Only if you look after monday.com"),
    ],
)
def test_circumstance_is_said_to_the_reader(
    client: Client, page: CertificationPage, kind: str, name: str, words: str
) -> None:
    circumstance = make_circumstance("it", name, kind)
    CircumstanceReading.objects.create(words="as the file says", circumstance=circumstance, live=True)
    make_service(page, make_role(), when="as the file says")

    assert words in shown(client)


def test_region_that_holds_all_others_is_everywhere(client: Client, page: CertificationPage) -> None:
    whole = make_region("global", "Anywhere")
    part = make_region()
    part.within = whole
    part.save()
    make_service(page, make_role(), regions="global uk")

    assert "Everywhere, but above all in the United Kingdom" in shown(client)


def test_rivals_have_their_difference_and_what_decides(client: Client, page: CertificationPage) -> None:
    make_group(page, "CSM", default=page, default_unless="if your employer pays, take the CSM.")
    words = shown(client)

    assert "This or that?" in words
    assert "CSM (not in this catalogue) Better if you like CSM" in words
    assert "Our pick: Professional Scrum Master I." in words
    assert "But: If your employer pays, take the CSM." in words


def test_cases_that_outgrow_it_are_said_to_the_reader(client: Client, page: CertificationPage) -> None:
    role = make_role()
    make_rule(
        page,
        {"when": "holds", "other": "PSM II"},
        {"when": "holds", "other": "PSM III"},
        {"when": "in_role", "role": role},
        {"when": "without", "circumstance": make_circumstance("scrum", "Scrum", "method")},
        {
            "when": "months_below",
            "months": 12,
            "kind_of_experience": "agile",
            "unless_holds": "psm-i",
            "strength": "discourage",
        },
        {
            "when": "months_at_least",
            "months": 36,
            "kind_of_experience": "scrum_master",
            "education": "degree",
            "strength": "discourage",
        },
        {"when": "entry_unknown", "strength": "discourage"},
        still_sensible_if="an advert asks for it",
    )
    words = shown(client)

    assert (
        "Skip it if you already have the PSM II or PSM III certification work where nobody uses Scrum"
        in words
    )
    assert "work, or want to work, as Product owner" in words
    assert "Think twice if you have at least 36 months’ experience as a Scrum Master and a degree" in words
    assert (
        "fewer than 12 months’ experience of working in agile teams and do not have the PSM I certification"
        in words
    )
    assert "need to plan ahead" in words
    assert "When it can still make sense An advert asks for it" in words


def test_recognition_says_where(client: Client, page: CertificationPage) -> None:
    make_recognition(page, make_region())

    assert "Where it counts Adverts name it The United Kingdom" in shown(client)


@pytest.mark.parametrize(
    ("from_day", "sentence"),
    [
        ("2026-11-30", "30 November 2026 Exam outline"),
        ("2026-12-01", "Today 30 November 2026 1 December 2026 still to come Exam outline"),
        ("2027-Q1", "Today 30 November 2026 January to March 2027 still to come Exam outline"),
        ("2026", "2026 Exam outline"),
        ("", "Today 30 November 2026 Date unknown Exam outline"),
    ],
)
def test_change_says_from_when(
    client: Client, page: CertificationPage, monkeypatch: pytest.MonkeyPatch, from_day: str, sentence: str
) -> None:
    monkeypatch.setattr("certifications.facts.presenters.certification.site_date", lambda: date(2026, 11, 30))
    make_change(certification=page, in_force_from=from_day)

    assert sentence in shown(client)


def test_change_of_all_of_an_issuer_stands_on_its_pages_and_on_no_others(
    client: Client, page: CertificationPage
) -> None:
    other = make_certification(page.get_parent().specific, slug="other", issuer="Another issuer")
    change = make_change(issuer=other.issuer, in_force_from="2026")
    assert "Exam outline" not in shown(client)

    change.issuer = page.issuer
    change.save()
    assert "Exam outline" in shown(client)


def test_drafts_are_not_shown(client: Client, page: CertificationPage) -> None:
    make_group(page, "CSM", live=False)
    make_service(page, make_role(live=False))
    make_rule(page, {"when": "nobody_new"}, live=False)
    make_change(certification=page, live=False)
    words = shown(client)

    for title in ("by role", "outgrown", "Alternatives", "Changes by date"):
        assert title not in words


def fill(page: CertificationPage, number: int) -> None:
    """One more of everything."""
    role = make_role(f"role-{number}")
    make_service(page, role)
    make_misfit(page, role)
    make_group(page, "CSM", key=f"group-{number}")
    make_recognition(page, make_region(f"region-{number}"), statement=f"adverts name it {number}")
    make_change(certification=page, what=f"change {number}")
    other = make_certification(page.get_parent().specific, slug=f"other-{number}")
    make_rule(other, {"when": "in_role", "role": role}, {"when": "holds", "certification": page})


def test_all_of_it_is_read_in_fourteen_queries_and_no_more_for_more(page: CertificationPage) -> None:
    numbers = iter(range(100))

    def more(count: int) -> None:
        for _ in range(count):
            fill(page, next(numbers))

    assert assert_queries_do_not_grow(more, advice.read_advice) == 14


def test_pages_share_one_reading_while_nothing_is_published(
    page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advice, "generation", lambda: 1)
    fill(page, 1)
    first = count_queries(lambda: advice.advice_on("psm-i", ""))
    again = count_queries(lambda: advice.advice_on("psm-i", ""))
    monkeypatch.setattr(advice, "generation", lambda: 2)
    after = count_queries(lambda: advice.advice_on("psm-i", ""))

    assert (first, again, after) == (14, 0, 14)
