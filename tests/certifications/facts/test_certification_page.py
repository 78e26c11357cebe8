"""A certification's page as it is served and previewed."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from certifications.domain.facts import digest_of
from certifications.models import (
    CertificationCoverage,
    CertificationPage,
    CommonError,
    Contradiction,
    FactVerification,
    Progression,
    RecordSource,
)
from tests.factories.pages import (
    COLLECTED_ON,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_issuer,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

SOURCE: dict[str, Any] = {
    "source_url": "https://www.example.org/exams/pmp/",
    "source_date": "2026",
    "collected_on": COLLECTED_ON,
    "confidence": "low",
}


SOURCES = "/catalogue/pmp/sources/"


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(),
        slug="pmp",
        official_url="https://www.pmi.org/pmp",
        naming_note="often confused with another",
        coverage_why="temporary work only",
        not_found="member fee\nretake fee",
        coverage={"Project work": "core", "Recurring workflows": "none"},
        facts=(
            fact_row(),
            fact_row("fees.exam", "USD 675", collected_on=date(2020, 1, 1), caution="an old list"),
            fact_row("routes.1.education", "four-year degree"),
            fact_row("routes.1.experience_months", "36"),
        ),
    )


def shown(client: Client, address: str = "/catalogue/pmp/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_facts_with_their_sources_and_what_is_unknown(
    client: Client, page: CertificationPage
) -> None:
    html = shown(client)

    assert "180 questions" in html
    assert '<a href="https://www.example.org/exams/pmp/">example.org/exams/pmp</a>' in html
    assert (
        "With a four-year degree: 36 months of experience. We do not know whether training is needed." in html
    )
    assert "We have not yet found out how long the exam takes, what format" in html
    assert html.count("We have found no source for this yet.") == 2
    assert html.count("fact__value--stale") == 1
    assert "an old list" in html
    assert "What it certifies" in html


def test_every_fact_can_be_reported_as_wrong(client: Client, page: CertificationPage) -> None:
    html = shown(client, SOURCES)

    for key in ("exam.questions", "fees.exam", "routes.1.education"):
        assert f'href="/corrections/report/{page.translation_key}/{key}/"' in html


def test_page_shows_judgements_with_author_date_and_basis(client: Client, page: CertificationPage) -> None:
    html = shown(client)

    assert "At its core" in html
    assert "Project work" in html
    assert "Not covered" in html
    assert "Temporary work only." in html
    assert "Judged by An editor on 22 November 2026. Basis: The issuer’s outline of the exam." in html


def test_coverage_that_only_the_issuer_claims_says_so(client: Client, page: CertificationPage) -> None:
    assert "only the issuer says so" not in shown(client)
    CertificationCoverage.objects.filter(page=page, coverage="core").update(issuer_only=True)

    assert "only the issuer says so" in shown(client)


def test_check_by_a_person_is_shown_with_name_and_date(
    client: Client, moderator: Actor, page: CertificationPage
) -> None:
    moderator.person.first_name, moderator.person.last_name = "Ada", "Moss"
    moderator.person.save()
    FactVerification.objects.create(
        certification=page.translation_key,
        key="exam.questions",
        digest=digest_of("exam.questions", "180", "https://www.example.org/exams/pmp/"),
        verified_on=COLLECTED_ON,
        verified_by=moderator.person,
    )

    assert "22 November 2026, by Ada Moss, who read the source" in shown(client, SOURCES)
    assert "✓" in shown(client).partition('id="facts-exam"')[2]


def test_address_that_nobody_opened_says_so(client: Client, page: CertificationPage) -> None:
    html = shown(client)

    assert 'href="https://www.pmi.org/pmp"' in html
    assert "we have not opened this page yet" in html
    CertificationPage.objects.update(official_url_checked=True)
    assert "we have not opened" not in shown(client)


def test_what_was_not_found_and_what_the_name_means_is_said(client: Client, page: CertificationPage) -> None:
    html = shown(client)

    assert "What we could not find out" in html
    assert "retake fee" in html
    assert "Often confused with another." in html


def test_publishers_interest_is_disclosed_at_its_own_offer(client: Client, page: CertificationPage) -> None:
    assert "Our interest" not in shown(client)
    issuer = make_issuer("The publisher", is_publisher=True)
    CertificationPage.objects.update(issuer=issuer)

    html = shown(client)
    assert "the publisher’s own offer" in html
    assert "The publisher awards this certification and also runs this site." in html
    assert "The publisher has not published a renewal rule for" in html
    assert "Until it does, we will not rank it." in html


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("active", ""),
        ("announced-or-early", "we found nothing that shows that it can be booked today"),
        ("being-superseded", "a newer version is on sale"),
        ("withdrawn", "it can no longer be taken"),
    ],
)
def test_state_of_the_offer_is_said(client: Client, page: CertificationPage, status: str, words: str) -> None:
    CertificationPage.objects.update(status=status)

    html = shown(client)
    assert words in html
    assert ("alert--warning" in html) == bool(words)


def test_steps_lead_to_other_pages_and_name_what_is_outside(client: Client, page: CertificationPage) -> None:
    make_certification(
        page.get_parent().specific, slug="capm", title="Certified Associate", abbreviation="CAPM"
    )
    Progression.objects.create(
        start="capm", end="pmp", kind="waives", detail="Training only.", live=True, **SOURCE
    )
    Progression.objects.create(start="pmp", end="ext:psm-ii", kind="recommended", live=True, **SOURCE)

    html = shown(client)

    assert html.count('href="/catalogue/capm/"') == 2, "once as a step, once as a neighbour"
    assert "waives a requirement of this one" in html
    assert "Professional Scrum Master II (PSM II)" in html
    assert "not in this catalogue" in html
    assert "low confidence" in html


def test_errors_of_others_contradictions_and_sources_are_shown(
    client: Client, page: CertificationPage
) -> None:
    CommonError.objects.create(
        page=page,
        wrong="200 questions",
        better="180 questions since 2021",
        seen_at="https://wrong.example/a",
        corrected_by="2026 https://right.example/b",
    )
    Contradiction.objects.create(page=page, topic="exam fee", claims="USD 675\nUSD 405", **SOURCE)
    RecordSource.objects.create(
        page=page, url="https://www.pmi.org/x", source_date="2026", quality="official"
    )

    html = shown(client)

    assert "Other sources say" in html
    assert "In fact" not in html
    assert "Where sources disagree" in html
    assert "<li>USD 675</li>" in html
    sources = shown(client, SOURCES)
    assert '<a href="https://wrong.example/a" rel="external">wrong.example/a</a>, undated' in sources
    assert '<a href="https://right.example/b" rel="external">right.example/b</a>, 2026' in sources
    assert "The issuer’s own page" in sources


def test_sections_without_content_are_left_out(client: Client, page: CertificationPage) -> None:
    html = shown(client)

    for heading in (
        "Claims you may meet elsewhere",
        "Where sources disagree",
        "Before and after",
        "Changes by date",
    ):
        assert heading not in html


def test_page_is_the_same_for_everybody_and_sets_no_cookie(client: Client, page: CertificationPage) -> None:
    response = client.get("/catalogue/pmp/")

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


def test_page_tells_search_engines_what_it_is(client: Client, page: CertificationPage) -> None:
    html = shown(client, "/catalogue/pmp/?from=mail")

    assert '<meta name="description" content="For people who lead projects.">' in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/catalogue/pmp/"' in html
    assert "noindex" not in html
    assert "<title>PMP certification: cost, exam, entry – Which Work</title>" in html
    assert '<html lang="en-gb" dir="ltr">' in html


def test_breadcrumbs_lead_home_and_to_the_catalogue(client: Client, page: CertificationPage) -> None:
    html = client.get("/catalogue/pmp/").content.decode()
    crumbs = html.partition('aria-label="Breadcrumbs"')[2].partition("</nav>")[0]

    assert '<a href="/">Home</a>' in crumbs
    assert '<a href="/catalogue/">Catalogue</a>' in crumbs


def test_preview_shows_the_drafts_facts_and_leaves_out_unfinished_ones(page: CertificationPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.facts = [fact_row(value="200"), fact_row("exam.minutes", "300", collected_on=None)]
    request = RequestFactory().get("/catalogue/pmp/")
    request.user = AnonymousUser()

    html = draft.make_preview_request(request, "").render().content.decode()

    assert "200 questions" in html
    # In the words of the page: a bare number also occurs in the random keys of its addresses.
    assert "We have not yet found out how long the exam takes" in html
    assert "180 questions" not in html


def test_no_anchor_stands_twice_in_the_page(client: Client, page: CertificationPage) -> None:
    anchors = re.findall(r'\sid="([^"]*)"', shown(client))

    assert [anchor for anchor, times in Counter(anchors).items() if times > 1] == []
