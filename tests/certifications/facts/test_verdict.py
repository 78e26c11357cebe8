"""The head of a certification's page: verdict, what to do next, whose word each fact is."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from certifications.facts.presenters.verdict import for_words
from certifications.models import Alternative, CertificationPage, Issuer
from certifications.queries import advice
from tests.factories.advice import make_group, make_misfit, make_role, make_rule, make_service
from tests.factories.facts import make_certification_value
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_issuer

pytestmark = pytest.mark.django_db

ADDRESS = "/catalogue/pmp/"


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(),
        slug="pmp",
        issuer=make_issuer("Project Institute (PI)", website="https://www.pi.example"),
        verdict="Worth it once you lead projects.",
        who_it_does_not_suit="People without projects.",
        facts=(
            fact_row(source_url="https://www.pi.example/exam/"),
            fact_row("fees.exam", "USD 675", source_url="https://www.trainer.example/fees/"),
        ),
    )


def source(client: Client, address: str = ADDRESS) -> str:
    advice.forget_advice()
    return client.get(address).content.decode()


def shown(client: Client, address: str = ADDRESS) -> str:
    """The words of the page."""
    text = re.sub(r"<[^>]+>", " ", source(client, address))
    return " ".join(html.unescape(text).split())


def test_verdict_says_for_whom_and_for_whom_not(client: Client, page: CertificationPage) -> None:
    role = make_role("lead", name="Project lead")
    make_service(page, role)
    make_misfit(page, make_role("analyst", name="Business analyst"), "another subject")
    make_rule(page, {"when": "holds", "other": "PgMP"}, {"when": "in_role", "role": role})
    words = shown(client)

    assert "Worth it once you lead projects." in words
    assert "Good for For people who lead projects. Roles it fits: Project lead." in words
    assert "Not for People without projects. Roles it does not fit: Business analyst." in words
    assert "People who already have the PgMP certification." in words


@pytest.mark.parametrize(
    ("suits", "said"),
    [
        ("People who plan.", "For people who plan."),
        ("Scrum Masters who plan.", "For Scrum Masters who plan."),
        ("HR managers.", "For HR managers."),
        ("For people who plan.", "For people who plan."),
        ("According to the issuer: people who plan.", "According to the issuer: people who plan."),
        ("", ""),
    ],
)
def test_without_a_verdict_whom_it_suits_stands_under_the_name(suits: str, said: str) -> None:
    assert for_words(make_certification_value(who_it_suits=suits)) == said


def test_verdict_names_rivals_with_what_they_are_better_for(client: Client, page: CertificationPage) -> None:
    make_group(page, "CSM")

    assert "Instead, look at CSM if you like CSM" in shown(client)


def test_rival_that_nobody_can_book_is_not_looked_at_instead(client: Client, page: CertificationPage) -> None:
    other = make_certification(page.get_parent().specific, slug="other", title="Other", verdict="")
    group = make_group(page)
    Alternative.objects.create(group=group, sort_order=1, certification=other, basis="mixed")
    assert "Instead, look at Other" in shown(client)

    CertificationPage.objects.filter(slug="other").update(status="announced-or-early")
    assert "Instead, look at" not in shown(client)


def test_publisher_that_has_not_published_enough_is_not_ranked(
    client: Client, page: CertificationPage
) -> None:
    assert "we will not rank it" not in shown(client)
    Issuer.objects.update(is_publisher=True)

    assert (
        "Project Institute (PI) has not published an entry rule or a renewal rule for PMP. Until it "
        "does, we will not rank it." in shown(client)
    )


def test_without_a_verdict_whom_it_suits_is_said_once_in_its_place(
    client: Client, page: CertificationPage
) -> None:
    CertificationPage.objects.update(verdict="", who_it_does_not_suit="")
    body = source(client).partition("<main")[2]

    assert body.count("For people who lead projects.") == 1
    assert 'id="verdict"' not in body


def test_reader_can_plan_compare_follow_and_report(client: Client, page: CertificationPage) -> None:
    body = source(client)

    assert 'href="/assessments/plan/?certification=pmp"' in body
    assert 'data-compare="pmp"' in body
    assert 'href="/certifications/follow/pmp/"' in body
    assert f'href="/corrections/report/{page.translation_key}/"' in body


def test_each_fact_says_whose_word_it_is_and_leads_to_its_source(
    client: Client, page: CertificationPage
) -> None:
    body = source(client)
    links = re.findall(r'<a class="src" href="sources/#(\w+)">(.*?)</a>', body)

    assert [re.sub(r"<[^>]+>", "", words) for _anchor, words in links] == ["PI 1", "third-party site 2"]
    sources = source(client, f"{ADDRESS}sources/")
    for anchor, _words in links:
        assert f'id="{anchor}"' in sources
    assert "July 2026" in sources


def test_date_of_the_facts_is_said_once(client: Client, page: CertificationPage) -> None:
    words = shown(client)

    assert words.count("22 November 2026") == 2, "once for the facts, once for the judgement"
    assert "We collected these facts on 22 November 2026 and have not checked them since." in words


def test_facts_of_several_days_and_stale_ones_are_counted(client: Client, page: CertificationPage) -> None:
    page.facts.filter(key="fees.exam").update(collected_on=date(2020, 1, 1))

    assert (
        "We collected these facts between 1 January 2020 and 22 November 2026 and have not checked them "
        "since. 1 is stale." in shown(client)
    )


def test_address_below_the_page_that_is_no_part_of_it_is_not_found(
    client: Client, page: CertificationPage
) -> None:
    assert client.get(f"{ADDRESS}others/").status_code == 404
    page.unpublish()
    assert client.get(f"{ADDRESS}sources/").status_code == 404


def test_page_of_sources_is_public_and_stays_out_of_search(client: Client, page: CertificationPage) -> None:
    response = client.get(f"{ADDRESS}sources/")

    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in response.content.decode()
