"""Where a page or a row of a list is used."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command

from certifications.models import CertificationPage, FactReport, NameReading
from tests.factories.advice import make_role, make_service
from tests.factories.articles import make_article, make_article_index, make_comparison_page
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_issuer,
    make_progression,
)
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), slug="pmp", abbreviation="PMP")


def shown(html: str) -> str:
    """The words of the list, on the form or where somebody is asked before taking it away."""
    text = " ".join(unescape(re.sub("<[^>]+>", " ", html.partition("Where this is used")[2])).split())
    return text.partition("We count published pages and list rows, not drafts.")[0]


def used(actor: Actor, address: str) -> str:
    call_command("rebuild_references_index", verbosity=0)
    return shown(actor.client.get(address).content.decode())


def test_certification_names_progressions_roles_comparisons_entry_rules_and_reports(
    page: CertificationPage, editor: Actor
) -> None:
    catalogue = make_catalogue_page()
    make_progression("ext:psm-ii", "pmp")
    make_service(page, make_role(name="Project lead"))
    NameReading.objects.create(words="PMP in good standing", certification="pmp", live=True)
    rule = fact_row("routes.1.certs_required", "any of: CAPM; PMP in good standing")
    make_certification(catalogue, slug="pgmp", title="Program Management Professional", facts=(rule,))
    make_comparison_page()
    FactReport.objects.create(
        certification=page.translation_key,
        certification_name=page.title,
        key="fees.non_member",
        stated_value="USD 675",
        message="It is more.",
    )

    said = used(editor, f"/admin/pages/{page.pk}/edit/")

    assert "Progressions (1) Professional Scrum Master II (PSM II) → PMP – To" in said
    assert "Role families (1) Project lead" in said
    assert "Comparisons of two disciplines (1)" in said
    assert "Entry rules of other certifications (1) Program Management Professional" in said
    assert "Names of certifications (1) PMP in good standing" in said
    assert "Open reports of errors (1) Fee for non-members – reported on" in said


def test_article_that_links_by_address_is_found(page: CertificationPage, editor: Actor) -> None:
    body = [("paragraph", f'<p>See <a href="{page.get_url()}">the PMP</a>.</p>')]
    make_article(make_article_index(), title="What it costs", body=body)

    assert "Articles that link to its address (1) What it costs" in used(
        editor, f"/admin/pages/{page.pk}/edit/"
    )


def test_texts_that_show_facts_cards_tables_or_excerpts_are_found(
    page: CertificationPage, editor: Actor
) -> None:
    index, comparison = make_article_index(), make_comparison_page()
    fact = f"{page.translation_key}/exam.questions"
    table = {"caption": "Both", "certifications": [page.translation_key] * 2, "rows": ["exam"]}
    excerpt = {"page": comparison.translation_key, "rows": ["exam-questions"]}
    bodies: dict[str, list[tuple[str, Any]]] = {
        "A sentence": [("paragraph", f'<p><embed embedtype="fact" fact="{fact}"/></p>')],
        "A fact": [("live_fact", {"fact": fact, "note": ""})],
        "A card": [("certification", {"certification": page.translation_key})],
        "A table": [("side_by_side", table)],
        "An excerpt": [("comparison_rows", excerpt)],
        "A link": [("paragraph", f'<p><a linktype="page" id="{comparison.pk}">Both</a></p>')],
    }
    for title, body in bodies.items():
        make_article(index, title=title, body=body)

    said = used(editor, f"/admin/pages/{page.pk}/edit/")

    assert "Articles (4)" in said
    assert all(f"{title} –" in said for title in ("A sentence", "A fact", "A card", "A table"))
    assert "Excerpts of comparisons in texts (1) An excerpt –" in said
    assert "A link" not in said


def test_list_row_names_the_certifications_of_it_also_by_a_relation_to_several(
    page: CertificationPage, editor: Actor
) -> None:
    issuer = make_issuer()
    assert "Certifications (1) Project Management Professional – Issuer" in used(
        editor, f"/admin/snippets/certifications/issuer/edit/{issuer.pk}/"
    )
    page.also_fits.add(
        page.level and make_certification(make_catalogue_page(), discipline="Agile").discipline
    )
    page.save()
    row = page.also_fits.get()

    assert "Project Management Professional – Also fits" in used(
        editor, f"/admin/snippets/certifications/discipline/edit/{row.pk}/"
    )


def test_question_before_taking_offline_says_where_it_is_used(
    page: CertificationPage, moderator: Actor
) -> None:
    make_progression("ext:psm-ii", "pmp")

    said = used(moderator, f"/admin/pages/{page.pk}/unpublish/")

    assert "Progressions (1) Professional Scrum Master II (PSM II) → PMP" in said


def test_more_of_a_kind_cost_no_further_query(page: CertificationPage, editor: Actor) -> None:
    address = f"/admin/pages/{page.pk}/edit/"
    make_progression("ext:a", "pmp")
    used(editor, address)
    few = count_queries(lambda: editor.client.get(address))
    for name in "bcdefghijklm":
        make_progression(f"ext:{name}", "pmp")
    said = used(editor, address)

    assert "Progressions (13)" in said
    assert "and 5 more" in said
    assert count_queries(lambda: editor.client.get(address)) == few
