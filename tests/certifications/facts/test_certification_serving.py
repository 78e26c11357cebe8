"""A certification's page for people who are signed in, and where its links never lead."""

from typing import Any

import pytest
from django.test import Client

from certifications.models import CertificationPage, CommonError, Contradiction, Progression, RecordSource
from tests.factories.pages import COLLECTED_ON, fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ADDRESS = "/catalogue/pmp/"
SOURCE: dict[str, Any] = {"source_date": "2026", "collected_on": COLLECTED_ON, "confidence": "low"}


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(),
        slug="pmp",
        coverage_why="temporary work only",
        facts=(fact_row(), fact_row("routes.1.experience_months", "36")),
    )


def shown(client: Client, address: str = ADDRESS) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_no_link_leads_to_a_page_that_was_written_by_machine(client: Client) -> None:
    farm = "https://visualfoodie.com/prices"
    page = make_certification(
        make_catalogue_page(), slug="pmp", facts=(fact_row("fees.exam", "USD 9", source_url=farm),)
    )
    page.sources = [RecordSource(url=farm, quality="weak")]
    page.common_errors = [CommonError(wrong="USD 9", better="USD 675", seen_at=f"2025 {farm}")]
    page.contradictions = [Contradiction(topic="fee", claims="USD 9\nUSD 675", source_url=farm, **SOURCE)]
    page.save()
    Progression.objects.create(start="pmp", end="ext:x", kind="renews", source_url=farm, live=True, **SOURCE)

    html, sources = shown(client), shown(client, f"{ADDRESS}sources/")

    # Once in the list of sources; there at each statement, at the error, and in the list.
    assert html.count("visualfoodie.com/prices (machine-written, so we do not link to it)") == 1
    assert sources.count("visualfoodie.com/prices (machine-written, so we do not link to it)") == 5
    assert f'href="{farm}"' not in html + sources


def test_editor_sees_the_page_as_just_published(
    editor: Actor, page: CertificationPage, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    assert "temporary work only" in shown(editor.client).lower()
    draft = page.get_latest_revision_as_object()
    draft.coverage_why = "something else"
    draft.save_revision().publish()

    assert "something else" in shown(editor.client).lower()
    assert "private" in editor.client.get(ADDRESS)["Cache-Control"]
