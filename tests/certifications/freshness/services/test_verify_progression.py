from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from certifications.domain.fact_base.parser import parse_fact_base
from certifications.fact_base.services import import_fact_base
from certifications.freshness.services.verify_fact import FactChangedError
from certifications.freshness.services.verify_progression import verify_progression
from certifications.models import CertificationPage, FactVerification, Progression
from certifications.queries import latest_checks
from certifications.queries.progressions import progressions_of, published_progressions
from portal.shared import page_cache
from tests.factories.fact_bases import SOURCE, make_file, make_record
from tests.factories.pages import make_catalogue_page, make_certification, make_progression
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Progression:
    make_certification(make_catalogue_page(), slug="pmp")
    return make_progression("ext:gac-degree", "pmp", "reduces-experience", detail="24 months, not 36.")


def digest() -> str:
    (one,) = published_progressions()
    return one.progression.digest


def verified_on() -> date | None:
    (step,) = progressions_of("pmp")
    return step.grounds.verified_on


def test_check_speaks_of_the_published_statement_and_is_dated_by_the_site(
    row: Progression, editor: Actor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 30, 20, tzinfo=UTC))
    check = verify_progression(digest(), by=editor.person)

    page = CertificationPage.objects.get(slug="pmp")
    assert verified_on() == check.verified_on == date(2026, 12, 1)
    assert (check.certification, check.verified_by) == (page.translation_key, editor.person)
    assert check.note == "ext:gac-degree reduces-experience pmp"


@pytest.mark.parametrize("field", ["detail", "source_url"])
def test_what_has_changed_since_is_not_checked_any_more(row: Progression, field: str, editor: Actor) -> None:
    seen = digest()
    verify_progression(seen, by=editor.person)
    Progression.objects.update(**{field: "https://www.example.org/other/"})

    assert verified_on() is None
    with pytest.raises(FactChangedError):
        verify_progression(seen, by=editor.person)
    assert FactVerification.objects.count() == 1


def test_progression_of_a_draft_is_not_recorded(row: Progression, editor: Actor) -> None:
    seen = digest()
    CertificationPage.objects.get(slug="pmp").unpublish()

    with pytest.raises(FactChangedError):
        verify_progression(seen, by=editor.person)


def test_check_purges_kept_pages_and_is_no_fact_that_was_checked_lately(
    row: Progression, editor: Actor
) -> None:
    before = page_cache.generation()
    verify_progression(digest(), by=editor.person)
    page_cache._generation.forget()

    assert page_cache.generation() > before
    assert latest_checks(5) == ()


def test_import_leaves_what_somebody_checked_on_the_files_day_or_later(editor: Actor) -> None:
    make_catalogue_page()
    step = {"from": "example", "to": "other", "kind": "required", "detail": "Always.", **SOURCE}
    records = make_record(), make_record("other")
    import_fact_base(parse_fact_base(make_file(*records, progressions=[step])))
    verify_progression(digest(), by=editor.person)

    newer = make_file(*records, progressions=[{**step, "detail": "Never."}])
    changes = import_fact_base(parse_fact_base(newer))

    assert changes.made == []
    assert [(kept.field, kept.old, kept.new) for kept in changes.kept] == [
        ("example other required.detail", "Always.", "Never.")
    ]
    assert Progression.objects.get().detail == "Always."
