from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from certifications import queries
from certifications.domain.fact_base.parser import parse_fact_base
from certifications.fact_base.services import import_fact_base
from certifications.freshness.queries.statements import StatementName, name_of, published_statements
from certifications.freshness.services.check_statements import StatementChangedError, check_statements
from certifications.models import CertificationPage, FactVerification, Progression
from certifications.queries import latest_checks
from certifications.queries.progressions import progressions_of
from portal.shared import page_cache
from tests.factories.fact_bases import SOURCE, make_file, make_record
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(), slug="pmp", facts=(fact_row(), fact_row("exam.minutes", "230"))
    )


@pytest.fixture
def row(page: CertificationPage) -> Progression:
    return make_progression("ext:gac-degree", "pmp", "reduces-experience", detail="24 months, not 36.")


def names() -> list[StatementName]:
    return list(published_statements())


def test_checks_speak_of_the_published_statements_and_are_dated_by_the_site(
    row: Progression, editor: Actor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 30, 20, tzinfo=UTC))
    checks = check_statements(names(), by=editor.person, note="Read on screen.")

    assert {one.fact.verified_on for one in queries.published_facts()} == {date(2026, 12, 1)}
    assert [step.grounds.verified_on for step in progressions_of("pmp")] == [date(2026, 12, 1)]
    assert [(check.key, check.note, check.verified_by) for check in checks] == [
        ("exam.questions", "Read on screen.", editor.person),
        ("exam.minutes", "Read on screen.", editor.person),
        ("progression", "ext:gac-degree reduces-experience pmp: Read on screen.", editor.person),
    ]


def test_where_one_statement_has_changed_meanwhile_nothing_is_recorded(
    page: CertificationPage, editor: Actor
) -> None:
    seen = names()
    page.facts = [fact_row(value="175"), fact_row("exam.minutes", "230")]
    page.save_revision().publish()

    with pytest.raises(StatementChangedError) as refused:
        check_statements(seen, by=editor.person)
    assert refused.value.names == (seen[0],)
    assert not FactVerification.objects.exists()


def test_statement_of_a_draft_is_not_recorded(
    page: CertificationPage, row: Progression, editor: Actor
) -> None:
    seen = names()
    page.unpublish()

    with pytest.raises(StatementChangedError):
        check_statements(seen, by=editor.person)


@pytest.mark.parametrize("field", ["detail", "source_url"])
def test_progression_that_has_changed_since_is_not_checked_any_more(
    row: Progression, field: str, editor: Actor
) -> None:
    check_statements(names(), by=editor.person)
    Progression.objects.update(**{field: "https://www.example.org/other/"})

    assert [step.grounds.verified_on for step in progressions_of("pmp")] == [None]


def test_check_purges_kept_pages_and_of_progressions_is_no_fact_that_was_checked_lately(
    row: Progression, editor: Actor
) -> None:
    before = page_cache.generation()
    steps = [name for name in names() if name.digest == name_of(published_statements()[name]).digest][-1:]
    check_statements(steps, by=editor.person)
    page_cache._generation.forget()

    assert page_cache.generation() > before
    assert latest_checks(5) == ()


def test_import_leaves_what_somebody_checked_on_the_files_day_or_later(editor: Actor) -> None:
    make_catalogue_page()
    step = {"from": "example", "to": "other", "kind": "required", "detail": "Always.", **SOURCE}
    records = make_record(), make_record("other")
    import_fact_base(parse_fact_base(make_file(*records, progressions=[step])))
    step_name = next(name for name, one in published_statements().items() if hasattr(one, "progression"))
    check_statements([step_name], by=editor.person)

    newer = make_file(*records, progressions=[{**step, "detail": "Never."}])
    changes = import_fact_base(parse_fact_base(newer))

    assert changes.made == []
    assert [(kept.field, kept.old, kept.new) for kept in changes.kept] == [
        ("example other required.detail", "Always.", "Never.")
    ]
    assert Progression.objects.get().detail == "Always."
