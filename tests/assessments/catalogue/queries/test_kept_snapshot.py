"""The kept snapshot: how long it is kept, and what makes it be read again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from assessments.catalogue.queries import current_snapshot as reading
from assessments.catalogue.queries import kept_snapshot as keeping
from assessments.catalogue.queries.kept_snapshot import kept_snapshot
from assessments.domain.snapshots.snapshot import Counsel
from certifications.models import CertificationPage, Circumstance, CourseReading, Region
from portal.editorial.snippets import ApprovedSnippet
from tests.factories.advice_rows import (
    draft_circumstance_reading,
    draft_group,
    draft_region,
    draft_role,
    draft_rule,
    draft_statement,
    draft_tool,
    publish,
)
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.queries import recorded_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("readings_of_tables")]
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def pages() -> tuple[CertificationPage, CertificationPage]:
    catalogue = make_catalogue_page()
    compulsory = (
        fact_row("prerequisites.course", "compulsory"),
        fact_row("prerequisites.course_provider", "any training"),
        fact_row("routes.1.education", "none"),
    )
    return (
        make_certification(catalogue, slug="capm", facts=compulsory),
        make_certification(catalogue, slug="pmp"),
    )


def both() -> tuple[CertificationPage, CertificationPage]:
    return CertificationPage.objects.get(slug="capm"), CertificationPage.objects.get(slug="pmp")


def read_words() -> ApprovedSnippet:
    """The reading of a role's words, of which role and circumstance are live already."""
    publish(draft_role("coach", *both(), when="Kanban"))
    tool = draft_tool("kanban")
    publish(tool)
    return draft_circumstance_reading("Kanban", tool)


def state_recognition() -> ApprovedSnippet:
    region = draft_region()
    publish(region)
    return draft_statement(both()[0], region)


@pytest.mark.parametrize(
    "draft",
    [
        draft_region,
        draft_tool,
        read_words,
        lambda: draft_role("coach", *both()),
        lambda: draft_group("entry", *both()),
        lambda: draft_rule(*both()),
        state_recognition,
        lambda: CourseReading.objects.create(words="any training", is_anybodys=True, live=False),
    ],
    ids=("region", "tool", "words", "role", "group", "rule", "recognition", "course"),
)
def test_row_counts_once_it_is_live_and_no_more_once_it_is_offline(
    draft: Callable[[], ApprovedSnippet],
) -> None:
    row = draft()
    before = kept_snapshot()

    publish(row)
    while_live = kept_snapshot()
    assert while_live.sha256 != before.sha256

    row.refresh_from_db()
    row.unpublish()
    assert kept_snapshot().sha256 == before.sha256


def test_draft_of_a_live_row_counts_for_nothing() -> None:
    wide, region = draft_region("europe"), draft_region()
    for row in (wide, region):
        publish(row)
    before = kept_snapshot()
    region.within = wide
    region.save_revision()

    assert kept_snapshot().sha256 == before.sha256


def test_counsel_is_what_the_lists_hold() -> None:
    assert kept_snapshot().snapshot.counsel == Counsel()
    wide = draft_region("europe")
    publish(wide)
    publish(draft_region("uk", Region.objects.get(key="europe")))
    publish(draft_role("coach", *both()))

    counsel = kept_snapshot().snapshot.counsel
    assert counsel is not None
    assert [(item.key, item.within) for item in counsel.regions] == [("europe", ""), ("uk", "europe")]
    (role,) = counsel.roles
    assert ([item.slug for item in role.services], role.misfits) == (["capm"], ("pmp",))
    assert not Circumstance.objects.exists()


def test_snapshot_is_read_again_on_another_day_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    day = TODAY
    for module in (keeping, reading):
        monkeypatch.setattr(module, "site_date", lambda: day)
    make_certification(
        make_catalogue_page(),
        slug="csm",
        facts=(fact_row("fees.exam", "USD 200", in_force_until=TODAY),),
    )
    first = kept_snapshot()
    assert [item.prices for item in first.snapshot.certifications if item.prices]
    with recorded_queries() as statements:
        assert kept_snapshot() is first
    assert statements == []

    day += timedelta(days=1)
    second = kept_snapshot()
    assert second.sha256 != first.sha256
    assert not [item.prices for item in second.snapshot.certifications if item.prices]
