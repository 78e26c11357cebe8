"""What the functions of the door cost, with the lists of readings in their tables and in memory."""

from collections.abc import Callable

import pytest

from assessments.catalogue.queries.current_snapshot import current_snapshot
from certifications.freshness.queries.unread import unread
from certifications.models import CertificationPage
from certifications.queries import (
    published_certifications,
    published_certifications_fitting,
    published_facts,
)
from certifications.queries.entries import entry_of
from certifications.queries.kept import kept_certifications
from certifications.readings import forget_readings
from portal.shared import page_cache
from tests.factories.advice_rows import publish_advice
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.queries import count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("readings_of_tables")]

# The pages' generation and five lists: what reading words costs after somebody published.
READ_AGAIN = 6
# As their docstrings state it, while the lists are kept.
STATED: list[tuple[Callable[[], object], int]] = [
    (published_certifications, 6),
    (lambda: published_certifications_fitting(["project-management"]), 6),
    (published_facts, 4),
    (lambda: unread((), ()), 9),
    (current_snapshot, 23),
]


def forget_what_is_kept() -> None:
    forget_readings()
    page_cache._generation.forget()


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.shared.generation.GENERATION_SECONDS", 3600)
    catalogue = make_catalogue_page()
    for slug in ("pmp", "capm", "csm"):
        facts = (fact_row(), fact_row("routes.1.education", "degree"))
        make_certification(catalogue, slug=slug, facts=facts, coverage={"Agile": "core"})
    publish_advice(*CertificationPage.objects.order_by("slug")[:2])
    # What a process looks up once: content types, the site.
    for action, _stated in STATED:
        action()


@pytest.mark.parametrize(("action", "stated"), STATED)
def test_lists_of_readings_cost_six_queries_after_publishing_and_none_while_kept(
    action: Callable[[], object], stated: int
) -> None:
    forget_what_is_kept()
    action()
    kept = count_queries(action)
    forget_what_is_kept()
    read_again = count_queries(action)
    assert kept == stated
    assert read_again == kept + READ_AGAIN


def test_entry_of_a_page_costs_five_queries_while_the_catalogue_is_kept_and_a_draft_some_more() -> None:
    kept_certifications()
    page = CertificationPage.objects.get(slug="pmp")

    assert count_queries(lambda: entry_of(page)) == 5
    draft = page.get_latest_revision_as_object()
    assert count_queries(lambda: entry_of(draft, is_draft=True)) <= 5 + 8
