"""The import of a fact base: what it makes, what it leaves alone, what it refuses."""

from datetime import date
from typing import Any

import pytest

from certifications.domain.fact_base.parser import parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.domain.facts import digest_of
from certifications.fact_base.services import Changes, NoCatalogueError, import_fact_base
from certifications.models import (
    CataloguePage,
    CertificationFact,
    CertificationPage,
    Correction,
    FactVerification,
    Progression,
)
from certifications.queries import published_certifications
from tests.factories.fact_bases import SOURCE, changed, make_file, make_record, stated
from tests.factories.pages import make_catalogue_page

pytestmark = pytest.mark.django_db

LATER = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    make_catalogue_page()


def load(data: dict[str, Any], *, dry_run: bool = False) -> Changes:
    return import_fact_base(parse_fact_base(data), dry_run=dry_run)


def the_page() -> CertificationPage:
    page: CertificationPage = CertificationPage.objects.get()
    return page


def fact_of(key: str) -> CertificationFact:
    fact: CertificationFact = the_page().facts.get(key=key)
    return fact


def test_record_becomes_a_published_page_with_facts_judgements_and_disputes() -> None:
    load(make_file())
    page = the_page()

    assert page.live
    assert page.live_revision is not None
    assert page.issuer is not None
    assert page.discipline is not None
    assert page.level is not None
    assert (page.title, page.slug, page.issuer.name) == ("Certified Example", "example", "Example Institute")
    assert (page.discipline.key, page.level.key) == ("project-management", "entry")
    assert (page.judgement_date, page.judgement_basis) == (date(2026, 11, 22), "editorial reading")
    assert fact_of("fees.exam").value == "USD 675"
    assert fact_of("exam.questions").source_url == "https://www.example.org/handbook/"
    assert page.contradictions.get().claims == "USD 675\nUSD 405"
    assert page.not_found == "retake fee"
    assert page.sources.count() == 1


def test_null_is_no_fact_and_never_a_zero() -> None:
    load(make_file())

    assert not the_page().facts.filter(key__in=["exam.minutes", "routes.1.training_hours"]).exists()
    (certification,) = published_certifications()
    assert certification.fact("exam.minutes") is None


def test_second_run_changes_nothing() -> None:
    load(make_file())
    revisions = the_page().revisions.count()

    again = load(make_file())

    assert (again.made, again.kept, again.drafts) == ([], [], [])
    assert the_page().revisions.count() == revisions


def test_changed_value_is_reported_by_record_and_field_and_published() -> None:
    load(make_file())
    changes = load(changed(make_file(), "certifications.0.exam.questions.value", 175))

    (change,) = changes.made
    assert (change.record, change.field, change.old, change.new) == (
        "example",
        "exam.questions.value",
        "180",
        "175",
    )
    assert fact_of("exam.questions").value == "175"


def test_dry_run_reports_the_same_changes_and_makes_none() -> None:
    told = load(make_file(), dry_run=True)

    assert not CertificationPage.objects.exists()
    assert told.made == load(make_file()).made


def test_statement_that_a_person_checked_later_stays_and_is_reported() -> None:
    load(make_file())
    row = fact_of("exam.questions")
    FactVerification.objects.create(
        certification=the_page().translation_key,
        key=row.key,
        digest=digest_of(row.key, row.value, row.source_url),
        verified_on=LATER,
    )
    changes = load(changed(make_file(), "certifications.0.exam.questions.value", 175))

    assert changes.made == []
    (kept,) = changes.kept
    assert (kept.field, kept.old, kept.new) == ("exam.questions", "180", "175")
    assert fact_of("exam.questions").value == "180"


def test_check_from_before_the_file_was_compiled_does_not_hold_a_fact() -> None:
    load(make_file())
    row = fact_of("exam.questions")
    FactVerification.objects.create(
        certification=the_page().translation_key,
        key=row.key,
        digest=digest_of(row.key, row.value, row.source_url),
        verified_on=date(2026, 11, 21),
    )
    load(changed(make_file(), "certifications.0.exam.questions.value", 175))

    assert fact_of("exam.questions").value == "175"


def test_fact_that_an_editor_collected_later_and_judgements_made_later_stay() -> None:
    load(make_file())
    draft = the_page().get_latest_revision_as_object()
    draft.who_it_suits, draft.judgement_date = "People who lead teams.", LATER
    rows = list(draft.facts.all())
    for row in rows:
        if row.key == "exam.questions":
            row.value, row.collected_on = "170", LATER
    draft.facts.set(rows)
    draft.save_revision().publish()

    changes = load(make_file())

    assert changes.made == []
    assert {kept.field for kept in changes.kept} == {"who_it_suits", "exam.questions"}
    assert the_page().who_it_suits == "People who lead teams."
    assert fact_of("exam.questions").value == "170"


def test_value_that_was_corrected_since_stays_although_its_dates_are_the_files() -> None:
    load(make_file())
    draft = the_page().get_latest_revision_as_object()
    rows = list(draft.facts.all())
    for row in rows:
        if row.key == "exam.questions":
            row.value = "170"
    draft.facts.set(rows)
    draft.save_revision().publish()
    Correction.objects.create(
        certification=the_page().translation_key,
        certification_name="Certified Example",
        key="exam.questions",
        old_value="180 questions",
        new_value="170 questions",
        corrected_on=date(2026, 11, 22),
    )
    changes = load(make_file())

    assert changes.made == []
    assert [(kept.field, kept.old, kept.new) for kept in changes.kept] == [("exam.questions", "170", "180")]
    assert fact_of("exam.questions").value == "170"


def test_contradiction_and_progression_that_an_editor_collected_later_stay() -> None:
    data = make_file(
        make_record(),
        make_record("other"),
        progressions=[{"from": "example", "to": "other", "kind": "required", "detail": "Always.", **SOURCE}],
    )
    load(data)
    draft = CertificationPage.objects.get(slug="example").get_latest_revision_as_object()
    (contradiction,) = rows = list(draft.contradictions.all())
    contradiction.claims, contradiction.collected_on = "USD 700\nUSD 405", LATER
    draft.contradictions.set(rows)
    draft.save_revision().publish()
    Progression.objects.update(detail="Since 2026.", collected_on=LATER)

    changes = load(data)

    assert changes.made == []
    assert [(kept.record, kept.field, kept.old) for kept in changes.kept] == [
        ("example", "contradictions.claims", "USD 700\nUSD 405"),
        ("progression", "example other required.detail", "Since 2026."),
    ]
    page = CertificationPage.objects.get(slug="example")
    assert page.contradictions.get().claims == "USD 700\nUSD 405"
    assert Progression.objects.get().detail == "Since 2026."


def test_statements_of_a_list_stay_one_a_line() -> None:
    load(
        changed(make_file(), "certifications.0.conflicts.0.value.claims", ["USD 675\nin the shop", "USD 405"])
    )

    assert the_page().contradictions.get().claims == "USD 675 in the shop\nUSD 405"


def test_row_that_an_editor_added_stays() -> None:
    load(make_file())
    draft = the_page().get_latest_revision_as_object()
    draft.facts.add(
        CertificationFact(
            key="exam.format", value="closed book", source_note="a letter", confidence="low", sort_order=99
        )
    )
    draft.save_revision().publish()
    load(changed(make_file(), "certifications.0.exam.questions.value", 175))

    assert fact_of("exam.format").value == "closed book"


def test_page_with_an_editors_draft_is_changed_in_the_draft_only() -> None:
    load(make_file())
    draft = the_page().get_latest_revision_as_object()
    draft.naming_note = "Not finished."
    draft.save_revision()

    changes = load(changed(make_file(), "certifications.0.exam.questions.value", 175))

    assert changes.drafts == ["example"]
    assert fact_of("exam.questions").value == "180"
    latest = the_page().get_latest_revision_as_object()
    assert [row.value for row in latest.facts.all() if row.key == "exam.questions"] == ["175"]


def test_route_that_cannot_be_expressed_keeps_its_text_and_counts_as_unknown() -> None:
    text = (
        "3-6 education points (school 1, associate 2, bachelor 4, master 5, 40 training hours 1, "
        "other certifications 1 each up to 2)"
    )
    load(
        changed(make_file(), "certifications.0.prerequisites.routes.0.education", stated(text)),
    )

    assert fact_of("routes.1.education").value == text


@pytest.mark.parametrize(
    ("why", "issuer_only"),
    [
        ("Taken from the issuer’s own statements of scope. We have seen no syllabus.", True),
        ("the outline names nothing else", False),
    ],
)
def test_coverage_that_only_the_issuer_claims_is_marked(why: str, issuer_only: bool) -> None:
    load(changed(make_file(), "certifications.0.scope.why", why))
    rows = {row.focus_area.key: row for row in the_page().coverage.all()}

    assert rows["project_work"].issuer_only is issuer_only
    assert not rows["agile"].issuer_only


def test_nothing_is_imported_when_one_record_does_not_fit_the_tables() -> None:
    too_long = make_record("second", abbreviation="A" * 30)
    with pytest.raises(FactBaseRefusedError, match="second: abbreviation: "):
        load(make_file(make_record(), too_long))

    assert not CertificationPage.objects.exists()


def test_import_needs_a_catalogue() -> None:
    CataloguePage.objects.get().delete()

    with pytest.raises(NoCatalogueError, match="catalogue"):
        load(make_file())
