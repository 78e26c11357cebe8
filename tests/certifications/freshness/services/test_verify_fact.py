from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from certifications import queries
from certifications.domain.facts import digest_of_fact
from certifications.freshness.services.verify_fact import FactChangedError, verify_fact
from certifications.models import CertificationPage, FactVerification
from portal.shared import page_cache
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def digest(page: CertificationPage) -> str:
    (one,) = queries.published_facts(page.translation_key)
    return digest_of_fact(one.fact)


def test_check_speaks_of_the_published_statement_and_is_dated_by_the_site(
    page: CertificationPage, editor: Actor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 30, 20, tzinfo=UTC))
    check = verify_fact(page.translation_key, digest(page), by=editor.person, note="Read on screen.")

    (one,) = queries.published_facts(page.translation_key)
    assert one.fact.verified_on == check.verified_on == date(2026, 12, 1)
    assert (check.key, check.verified_by, check.note) == ("exam.questions", editor.person, "Read on screen.")


def test_statement_that_has_changed_meanwhile_is_not_recorded(page: CertificationPage, editor: Actor) -> None:
    seen = digest(page)
    row = page.facts.first()
    row.value = "175"
    page.facts = [row]
    page.save_revision().publish()

    with pytest.raises(FactChangedError):
        verify_fact(page.translation_key, seen, by=editor.person)
    assert not FactVerification.objects.exists()


def test_statement_of_a_draft_is_not_recorded(page: CertificationPage, editor: Actor) -> None:
    seen = digest(page)
    page.unpublish()

    with pytest.raises(FactChangedError):
        verify_fact(page.translation_key, seen, by=editor.person)


def test_check_purges_kept_pages(page: CertificationPage, editor: Actor) -> None:
    before = page_cache.generation()
    verify_fact(page.translation_key, digest(page), by=editor.person)
    page_cache._generation.forget()
    assert page_cache.generation() > before
