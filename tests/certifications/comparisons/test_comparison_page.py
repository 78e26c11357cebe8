"""The comparison of two disciplines as it is served."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from certifications.models import CataloguePage, CertificationCoverage, Discipline, FocusArea
from tests.factories.articles import make_comparison_page
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
    make_term,
)
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db

ADDRESS = "/two-disciplines/"


@pytest.fixture
def catalogue() -> CataloguePage:
    home = make_home_page()
    make_comparison_page(home)
    return make_catalogue_page(home)


def text_of(client: Client, address: str = ADDRESS) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_table_has_caption_and_heads_of_columns_and_rows(client: Client, catalogue: CataloguePage) -> None:
    html = text_of(client)

    assert "<caption>Work management and project management, side by side</caption>" in html
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 18
    for question in (
        "What is certified",
        "Kind of work",
        "Coverage of projects",
        "Coverage of operations",
        "Coordination across teams",
        "Does the work have an end?",
        "Typical roles",
        "What a holder can show",
        "Dependence on a tool",
        "Prerequisites",
        "Exam questions",
        "How often you renew it",
        "Recognition by employers",
        "Can you book it?",
    ):
        assert question in html


def test_cells_say_range_and_majority_in_words(client: Client, catalogue: CataloguePage) -> None:
    make_certification(catalogue, abbreviation="A", facts=(fact_row(value="180"),))
    make_certification(catalogue, abbreviation="B", facts=(fact_row(value="40"),))
    make_certification(catalogue, abbreviation="C", orientation="framework-specific")

    html = text_of(client)

    assert "40 to 180 questions, known for 2 of 3" in html
    assert "A discipline (2 of 3), one framework or method (1)" in html


def test_cell_opens_source_with_its_dates_and_judgement_with_author_date_and_basis(
    client: Client, catalogue: CataloguePage
) -> None:
    make_certification(catalogue, slug="pmp", facts=(fact_row(),))

    html = text_of(client)

    assert '<a href="/catalogue/pmp/">PMP</a>' in html
    assert "example.org/exams/pmp</a>, dated July 2026, collected 22 November 2026, not checked" in html
    assert "Judged by An editor, 22 November 2026. Basis: The issuer’s outline of the exam." in html


def test_cell_counts_judgements_apart_from_facts(client: Client, catalogue: CataloguePage) -> None:
    make_certification(catalogue, abbreviation="A", facts=(fact_row(),))
    make_certification(catalogue, abbreviation="B", facts=(fact_row(),))

    text = re.sub(r"<[^>]+>", "", text_of(client))

    assert "Based on 2 facts: Exam questions, Project management" in text
    assert "Based on 2 judgements: What is certified, Project management" in text
    assert "Based on 2 catalogue entries: Who awards it, Project management" in text


def test_certification_that_also_fits_a_discipline_is_compared_in_it(
    client: Client, catalogue: CataloguePage
) -> None:
    page = make_certification(catalogue, slug="kmp", abbreviation="KMP", discipline="Agile delivery")
    page.also_fits = [make_term(Discipline, "Work management")]
    page.save_revision().publish()

    assert '<a href="/catalogue/kmp/">KMP</a>' in text_of(client)


def test_publishers_offers_are_marked_and_its_interest_is_disclosed(
    client: Client, catalogue: CataloguePage
) -> None:
    make_certification(
        catalogue,
        abbreviation="CAWM",
        discipline="Work management",
        issuer=make_issuer("Work Management Institute", is_publisher=True),
    )

    html = text_of(client)

    assert "CAWM is offered by the Work Management Institute, which publishes this site." in html
    assert "publisher’s own" in html


def test_differences_only_leaves_equal_rows_out_and_leads_back(
    client: Client, catalogue: CataloguePage
) -> None:
    make_certification(catalogue, facts=(fact_row(), fact_row("renewal.cycle_years", "3")))
    make_certification(catalogue, discipline="Work management", facts=(fact_row(value="60"),))

    everything, differing = text_of(client), text_of(client, f"{ADDRESS}?differences=only")

    assert f'href="{ADDRESS}?differences=only#comparison"' in everything
    assert "Recognition by employers" in everything
    assert "Recognition by employers" not in differing
    assert "Exam questions" in differing
    assert "How often you renew it" in everything
    assert "How often you renew it" not in differing
    assert "we know only one side." in differing
    assert f'href="{ADDRESS}#comparison"' in differing
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{ADDRESS}">' in differing


def test_unknown_is_said_and_stale_facts_are_left_out(client: Client, catalogue: CataloguePage) -> None:
    make_certification(catalogue, facts=(fact_row(collected_on=date(2020, 1, 1)),))

    html = text_of(client)

    assert "180 questions" not in html
    assert "What we found is out of date." in html
    assert "We found no facts on this. Unknown does not mean none." in html


def test_page_without_certifications_says_so(client: Client) -> None:
    make_comparison_page()

    assert "No certification of this discipline is published yet." in text_of(client)


def test_draft_certification_is_not_compared(client: Client, catalogue: CataloguePage) -> None:
    make_certification(catalogue, abbreviation="DRAFT").unpublish()

    assert "DRAFT" not in text_of(client)


def test_discipline_beside_itself_is_refused() -> None:
    discipline = make_term(Discipline, "Risk")

    with pytest.raises(ValidationError, match="different discipline"):
        make_comparison_page(first=discipline, second=discipline)


def test_rows_are_marked_where_they_are_alike_or_known_on_one_side(
    client: Client, catalogue: CataloguePage
) -> None:
    make_certification(catalogue, facts=(fact_row(), fact_row("renewal.cycle_years", "3")))
    make_certification(catalogue, discipline="Work management", facts=(fact_row(value="60"),))

    html = text_of(client)

    assert '>What is certified</span> <span class="comparison__mark">about the same</span>' in html
    assert (
        '>How often you renew it</span> <span class="comparison__mark">known on one side only</span>' in html
    )
    assert '>Exam questions</span> <span class="comparison__mark">' not in html


def test_row_that_is_known_of_neither_side_is_not_said_to_be_alike(
    client: Client, catalogue: CataloguePage
) -> None:
    make_certification(catalogue)
    make_certification(catalogue, discipline="Work management")

    html = text_of(client)

    assert '>Exam questions</span> <span class="comparison__mark">not known</span>' in html
    assert "The two sides differ on 0 of" in html
    assert "we know neither." in html


def test_certification_that_a_rule_names_has_its_name_and_not_its_key(
    client: Client, catalogue: CataloguePage
) -> None:
    make_certification(catalogue, slug="psm-i", abbreviation="PSM I")
    make_certification(
        catalogue, slug="psm-ii", facts=(fact_row("routes.1.certs_required", "all of: psm-i"),)
    )

    html = text_of(client)

    assert "psm-i)" not in html
    assert "PSM I)" in html


def test_answer_of_the_editors_stands_above_the_table(client: Client) -> None:
    make_comparison_page(make_home_page(), answer=[("paragraph", "<p>Choose what you do most.</p>")])

    html = text_of(client)

    assert html.index("Choose what you do most.") < html.index("<table")


def test_certifications_are_compared_one_link_away(client: Client, catalogue: CataloguePage) -> None:
    assert '<a href="/compare/">Compare single certifications</a>' in text_of(client)


def test_comparison_takes_as_many_queries_for_many_certifications_as_for_few(
    client: Client, catalogue: CataloguePage
) -> None:
    def make_more(count: int) -> None:
        for _each in range(count):
            make_certification(catalogue, facts=(fact_row(),), coverage={"Project work": "core"})

    assert count_queries(lambda: client.get(ADDRESS)) <= 25
    assert_queries_do_not_grow(make_more, lambda: client.get(ADDRESS))


def test_cell_says_beside_its_answer_what_rests_on_the_issuers_word_alone(
    client: Client, catalogue: CataloguePage
) -> None:
    for name in ("CAWM", "KMP"):
        make_certification(
            catalogue,
            abbreviation=name,
            discipline="Work management",
            coverage={"Recurring workflows": "core"},
        )
    FocusArea.objects.update(key="recurring_workflows")
    CertificationCoverage.objects.filter(page__abbreviation="CAWM").update(issuer_only=True)

    html = text_of(client)

    assert "CAWM: issuer’s claim, not verified." in html
    assert "KMP: issuer’s claim" not in html
