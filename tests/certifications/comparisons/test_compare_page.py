"""Any two to four certifications side by side, as the page is served."""

import csv
import html
import io

import pytest
from django.test import Client
from django.urls import reverse

from certifications.models import Alternative, CataloguePage
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from certifications.wording.comparison_links import canonical_comparison_url, comparison_url
from tests.factories.advice import make_group
from tests.factories.articles import make_comparison_page
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db

PMP = "Project Management Professional"
FACTS = (("exam.questions", "180"), ("fees.exam", "USD 575"), ("renewal.cycle_years", "3"))
OTHER = (
    ("exam.questions", "80"),
    ("fees.exam", "USD 200"),
    ("renewal.units", "nothing, because it does not expire"),
)


@pytest.fixture(autouse=True)
def catalogue() -> CataloguePage:
    found = make_catalogue_page(make_home_page())
    make_certification(
        found, slug="pmp", abbreviation="PMP", title=PMP, facts=tuple(fact_row(*fact) for fact in FACTS)
    )
    make_certification(
        found,
        slug="psm-i",
        abbreviation="PSM I",
        title="Professional Scrum Master I",
        issuer=make_issuer("Scrum.org", key="scrum-org"),
        facts=tuple(fact_row(*fact) for fact in OTHER),
    )
    for number in range(4):
        make_certification(found, slug=f"other-{number}", abbreviation=f"O{number}", title=f"Other {number}")
    return found


def shown(client: Client, *slugs: str, all_rows: bool = False) -> str:
    response = client.get(comparison_url(slugs, all_rows=all_rows))
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


def test_two_stand_in_one_true_table_with_their_sources(client: Client) -> None:
    page = shown(client, "pmp", "psm-i")

    assert "<h1>PMP vs PSM I</h1>" in page
    assert page.count('scope="col"') == 2
    assert "180 questions" in page
    assert "80 questions" in page
    assert "The PMP has to be renewed every three years. The PSM I never expires." in page
    assert 'rel="external"' in page


def test_only_rows_that_differ_are_shown_until_all_are_asked_for(client: Client) -> None:
    page = shown(client, "pmp", "psm-i")
    everything = shown(client, "pmp", "psm-i", all_rows=True)

    assert '<th scope="row"> Discipline' not in page
    assert '<th scope="row"> Discipline' in everything
    assert "Show all" in page
    assert "Show differences only" in everything
    assert everything.count('scope="row"') > page.count('scope="row"')


def test_title_description_and_canonical_follow_what_is_compared(client: Client) -> None:
    page = shown(client, "psm-i", "pmp")

    assert "<title>PSM I vs PMP: cost, exam, entry" in page
    assert canonical_comparison_url(["psm-i", "pmp"]) == canonical_comparison_url(["pmp", "psm-i"])
    assert f'{canonical_comparison_url(["psm-i", "pmp"])}"' in page
    assert 'content="PSM I and PMP side by side' in page


def test_names_that_people_type_lead_to_the_address_with_slugs(client: Client) -> None:
    response = client.get(
        reverse("certifications:compare"), {"c": ["PMP", "Professional Scrum Master I", ""]}
    )

    assert response.status_code == 302
    assert response["Location"] == comparison_url(["pmp", "psm-i"])


def test_slug_with_capitals_has_an_address_that_stays(client: Client, catalogue: CataloguePage) -> None:
    make_certification(catalogue, slug="New-PM", title="New PM", abbreviation="NPM")
    forget_certifications()
    assert client.get("/compare/?c=new-pm&c=psm-i").headers["Location"] == "/compare/?c=New-PM&c=psm-i"

    assert client.get("/compare/?c=New-PM&c=psm-i").status_code == 200


def test_none_or_one_is_a_way_to_choose_with_ready_comparisons(client: Client) -> None:
    page = make_certification(CataloguePage.objects.get(), slug="csm", title="CSM")
    group = make_group(page, question="CSM or PSM I?")
    psm = CataloguePage.objects.get().get_children().get(slug="psm-i").specific
    Alternative.objects.create(
        group=group, certification=psm, best_if="you pay", basis="editorial", sort_order=9
    )

    chooser = shown(client)

    assert chooser.count('list="compare-names"') == 4
    assert f'href="{html.unescape(comparison_url(["csm", "psm-i"]))}">CSM or PSM I?</a>' in chooser
    assert f'value="{PMP}"' in shown(client, "pmp")


def test_more_than_four_are_said_and_can_still_be_had(client: Client) -> None:
    page = shown(client, "pmp", "psm-i", "other-0", "other-1", "other-2")

    assert "You can compare four at a time. O2 is left out." in page
    assert f'href="{comparison_url(["pmp", "psm-i", "other-0", "other-2"])}"' in page


def test_unknown_name_is_said_with_what_it_may_mean(client: Client) -> None:
    page = shown(client, "pmp", "Profesional Scrum Master")

    assert "We have no certification called “Profesional Scrum Master”." in page
    assert f'href="{comparison_url(["pmp", "psm-i"])}"' in page


def test_own_offers_are_marked_with_the_interest(client: Client) -> None:
    issuer = make_issuer("The Publisher", key="own", is_publisher=True)
    make_certification(CataloguePage.objects.get(), slug="own", title="Own", issuer=issuer)

    page = shown(client, "pmp", "own")

    assert "Our interest:" in page
    assert "publisher’s own" in page


def test_file_has_all_rows_and_no_formula(client: Client) -> None:
    make_certification(CataloguePage.objects.get(), slug="evil", title="=1+1")

    response = client.get(reverse("certifications:compare_file"), {"c": ["pmp", "evil"]})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert rows[0][2:4] == [PMP, "'=1+1"]
    assert ["Exam", "Questions and time", "180 questions", "unknown"] in [row[:4] for row in rows]
    assert response["Content-Disposition"] == 'attachment; filename="pmp-vs-evil.csv"'


def test_file_of_one_leads_to_the_page(client: Client) -> None:
    response = client.get(reverse("certifications:compare_file"), {"c": "pmp"})

    assert response["Location"] == comparison_url(["pmp"])


def test_page_is_the_same_for_everybody(client: Client) -> None:
    response = client.get(comparison_url(["pmp", "psm-i"]))

    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_queries_do_not_grow_with_the_catalogue(client: Client, catalogue: CataloguePage) -> None:
    def make_more(count: int) -> None:
        for _ in range(count):
            make_certification(catalogue)

    def read_anew() -> None:
        forget_certifications()
        forget_advice()
        client.get(comparison_url(["pmp", "psm-i"]))

    assert_queries_do_not_grow(make_more, read_anew)
    assert count_queries(lambda: client.get(comparison_url(["pmp", "other-0"]))) <= 4


def test_comparison_of_disciplines_is_one_link_away(client: Client, catalogue: CataloguePage) -> None:
    page = make_comparison_page(catalogue.get_parent().specific)

    assert f'href="{page.url}"' in shown(client)
