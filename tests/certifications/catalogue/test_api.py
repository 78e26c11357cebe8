"""Certifications and lists for programs, on rows of the database."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from certifications.models import CertificationPage, FactVerification
from portal.shared import page_cache
from portal.shared.clock import site_date
from tests.factories.pages import (
    COLLECTED_ON,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_issuer,
    make_progression,
)
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db
ADVICE = "roles,progressions,alternatives,recognition,cost,contradictions,sources"
TOGETHER = ("value", "source", "collected_on", "checked_on", "fresh_until", "freshness", "confidence")


def read(address: str, status: int = 200) -> Any:
    """The document at an address of the API."""
    response = Client().get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    return response.json()


def slugs(address: str) -> list[str]:
    return [row["slug"] for row in read(address)["results"]]


def certify(slug: str = "pmp", **fields: Any) -> CertificationPage:
    values = {"title": slug.upper(), "abbreviation": "", **fields}
    return make_certification(make_catalogue_page(), slug=slug, **values)


@pytest.fixture
def pmp() -> CertificationPage:
    return certify(facts=(fact_row(), fact_row("fees.exam", "member: USD 405; non-member: USD 575.50")))


def test_list_is_filtered_searched_and_sorted_as_the_catalogue_is() -> None:
    certify("alpha", level="Practitioner")
    certify("beta", level="Advanced")
    certify("gamma", level="Advanced", issuer="Gamma House")

    assert slugs("certifications/") == ["alpha", "beta", "gamma"]
    assert slugs("certifications/?level=advanced") == ["beta", "gamma"]
    assert slugs("certifications/?level=advanced&level=practitioner") == ["alpha", "beta", "gamma"]
    assert slugs("certifications/?q=gamma+house") == ["gamma"]
    assert slugs("certifications/?sort=level&limit=1") != []


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("level=expert", "practitioner"),
        ("currency=QQQ", "USD"),
        ("sort=luck", "name"),
        ("sort=name&sort=level", "once"),
        ("as_of=", "empty"),
        ("as_of=2026-7-9", "2026-07-09"),
        ("as_of=1999-01-01", "2026-11-22"),
        ("as_of=2999-01-01", "2026-11-22"),
        ("colour=red", "no such parameter"),
        ("fields=price", "not one of these"),
        ("expand=title", "not one of these"),
    ],
)
def test_what_means_nothing_is_refused_with_its_place_and_what_would_do(
    pmp: CertificationPage, query: str, says: str
) -> None:
    refused = read(f"certifications/?{query}", 400)

    assert refused["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"
    assert says in refused["errors"][0]["detail"]


def test_fact_carries_all_that_says_how_far_to_trust_it(pmp: CertificationPage) -> None:
    questions, fee = read("certifications/pmp/")["facts"]

    assert set(TOGETHER) <= set(questions)
    assert questions["value"]["number"] == 180
    assert questions["source"]["url"] == "https://www.example.org/exams/pmp/"
    assert (questions["collected_on"], questions["checked_on"]) == ("2026-11-22", None)
    assert fee["value"]["amounts"][1]["amount"] == "575.50"
    assert [row["payer"] for row in fee["value"]["amounts"]] == ["member", "non-member"]


def test_chosen_fields_of_a_fact_leave_its_grounds_with_its_value(pmp: CertificationPage) -> None:
    (first, _second) = read("certifications/pmp/facts/?fields=label")["results"]

    assert set(first) == {"certification", "key", "label", *TOGETHER}


def test_lists_leave_facts_out_until_they_are_asked_for(pmp: CertificationPage) -> None:
    (bare,) = read("certifications/")["results"]
    (whole,) = read(f"certifications/?expand=facts,facts_ahead,coverage,{ADVICE}")["results"]

    assert "facts" not in bare
    assert len(whole["facts"]) == 2
    assert whole["cost"]["cases"][0]["total"]["ranges"][0]["currency"] == "USD"


def test_what_the_page_does_not_know_is_named(pmp: CertificationPage) -> None:
    unknown = read("certifications/pmp/?fields=unknown")["unknown"]

    assert {"kind": "exam", "key": "exam.pass_mark", "words": "what the pass mark is"} in unknown
    assert [row["kind"] for row in unknown if row["key"] is None] == ["prerequisite", "renewal", "content"]


def test_key_that_no_source_states_is_said_to_be_unknown_and_one_that_is_none_is_not_found(
    pmp: CertificationPage,
) -> None:
    assert read("certifications/pmp/facts/exam.questions/")["is_known"] is True
    nothing = read("certifications/pmp/facts/routes.1.training_hours/")
    assert (nothing["is_known"], nothing["facts"], nothing["unit"]) == (False, [], "hours")
    assert "exam.questions" in read("certifications/pmp/facts/exam.colour/", 404)["keys"]
    read("certifications/none/facts/exam.questions/", 404)


def test_draft_is_nobodys(pmp: CertificationPage) -> None:
    pmp.unpublish()

    for part in ("", "facts/", "facts/exam.questions/", "progressions/", "alternatives/"):
        read(f"certifications/pmp/{part}", 404)
    assert slugs("certifications/") == []


def test_another_day_has_the_facts_in_force_on_it_as_fresh_as_they_are_then() -> None:
    change = site_date() + timedelta(days=30)
    collected: dict[str, Any] = {"collected_on": site_date()}
    certify(
        facts=(
            fact_row(value="180", in_force_until=change - timedelta(days=1), **collected),
            fact_row(value="175", in_force_from=change, **collected),
            fact_row("fees.exam", "USD 405", **collected),
        )
    )

    today, later, much_later = (
        read(f"certifications/pmp/?as_of={day}")
        for day in (site_date(), change, change + timedelta(days=365))
    )

    assert [row["value"]["stated"] for row in today["facts"]] == ["180 questions", "USD 405"]
    assert [row["value"]["number"] for row in today["facts_ahead"]] == [175]
    assert [row["value"]["stated"] for row in later["facts"]] == ["175 questions", "USD 405"]
    assert later["as_of"] == change.isoformat()
    assert {row["freshness"] for row in later["facts"]} == {"collected"}
    assert {row["freshness"] for row in much_later["facts"]} == {"stale"}


def test_check_is_told_from_the_day_on_which_it_was_made(pmp: CertificationPage) -> None:
    today = site_date()
    digest = read("certifications/pmp/facts/exam.questions/")["facts"][0]["digest"]
    FactVerification.objects.create(
        certification=pmp.translation_key, key="exam.questions", digest=digest, verified_on=today
    )
    page_cache.purge()
    page_cache.forget_generation()

    now = read("certifications/pmp/facts/exam.questions/")["facts"][0]
    before = read(f"certifications/pmp/facts/exam.questions/?as_of={COLLECTED_ON}")["facts"][0]

    assert (now["checked_on"], now["freshness"]) == (today.isoformat(), "checked")
    assert (before["checked_on"], before["freshness"]) == (None, "collected")


def test_own_offers_are_marked_wherever_a_certification_is_named() -> None:
    own = make_issuer("Own House", is_publisher=True)
    certify("own", issuer=own)
    certify("other")
    make_progression("other", "own")

    assert {row["slug"]: row["is_own_offer"] for row in read("certifications/")["results"]} == {
        "own": True,
        "other": False,
    }
    (step,) = read("certifications/other/progressions/")["results"]
    assert (step["start"]["is_own_offer"], step["end"]["is_own_offer"]) == (False, True)
    assert read("issuers/own-house/")["is_publisher"] is True


def test_progression_to_what_nobody_published_is_left_out_and_one_out_of_the_catalogue_has_a_name(
    pmp: CertificationPage,
) -> None:
    make_progression("pmp", "hidden")
    make_progression("pmp", "ext:dassm", "typical-next")

    (step,) = read("progressions/")["results"]

    assert (step["end"]["slug"], step["kind"]) == (None, "typical-next")
    assert step["source"]["url"] == "https://www.example.org/"
    assert step["confidence"] == "high"


def test_page_goes_on_where_it_ended_when_something_came_before_it(pmp: CertificationPage) -> None:
    certify("capm")
    first = read("certifications/?limit=1")
    certify("able")

    assert [row["slug"] for row in first["results"]] == ["capm"]
    assert slugs(first["next"].partition("/api/v1/")[2]) == ["pmp"]


@pytest.mark.parametrize(
    "address",
    [
        f"certifications/?expand=facts,coverage,{ADVICE}&limit=100",
        "certifications/c0/",
        "certifications/?as_of=2027-03-01&limit=100",
        "issuers/?expand=certifications",
        "disciplines/?expand=certifications",
        "facets/",
        "progressions/",
    ],
)
def test_queries_do_not_grow_and_warm_answers_ask_the_database_for_the_generation_alone(
    address: str, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    made = iter(range(100))

    def more(count: int) -> None:
        for number in [next(made) for _one in range(count)]:
            certify(f"c{number}", facts=(fact_row(),), issuer=f"House {number}", coverage={"Agile": "core"})
            make_progression(f"c{number}", "ext:dassm")

    def cold() -> None:
        page_cache.purge()
        page_cache.forget_generation()
        read(address)

    assert_queries_do_not_grow(more, cold)
    assert count_queries(lambda: read(address)) <= 1


def test_answer_says_when_it_changed_and_is_the_same_for_everybody(pmp: CertificationPage) -> None:
    page_cache.purge()
    page_cache.forget_generation()
    response = Client().get("/api/v1/certifications/pmp/")
    since = {"If-Modified-Since": response["Last-Modified"]}

    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert Client().get("/api/v1/certifications/pmp/", headers=since).status_code == 304


def test_head_has_no_body_and_options_tells_the_methods(pmp: CertificationPage) -> None:
    head = Client().head("/api/v1/certifications/pmp/")
    options = Client().options("/api/v1/certifications/pmp/?level=nothing")

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == Client().get("/api/v1/certifications/pmp/")["ETag"]
    assert options.status_code == 200
    assert "GET" in options["Allow"]
