"""What the tables refuse, one rule at a time, whoever writes to them."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from certifications.models import (
    CertificationCoverage,
    CertificationFact,
    CertificationPage,
    Contradiction,
    Correction,
    FactReport,
    FactVerification,
    FocusArea,
    Issuer,
    Progression,
)
from portal.users.services.allow_erasure import allow_erasure
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_issuer, make_term
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

SOURCE: dict[str, Any] = {
    "source_url": "https://www.example.org/",
    "collected_on": date(2026, 11, 22),
    "confidence": "low",
}


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), coverage={"Agile": "core"})


def fact(page: CertificationPage, **fields: Any) -> CertificationFact:
    return fact_row(page=page, **fields)


def contradiction(page: CertificationPage, **fields: Any) -> Contradiction:
    return Contradiction(page=page, **{"topic": "fee", "claims": "a\nb", **SOURCE, **fields})


def progression(_page: CertificationPage, **fields: Any) -> Progression:
    return Progression(**{"start": "capm", "end": "pmp", "kind": "waives", **SOURCE, **fields})


def coverage(page: CertificationPage, **fields: Any) -> CertificationCoverage:
    area = make_term(FocusArea, "Prioritisation")
    return CertificationCoverage(page=page, **{"focus_area": area, "coverage": "core", **fields})


def report(page: CertificationPage, **fields: Any) -> FactReport:
    values = {"certification": page.translation_key, "key": "exam.questions", "message": "No.", **fields}
    return FactReport(certification_name=page.title, stated_value="180", **values)


@pytest.mark.parametrize(
    ("make", "wrong", "constraint"),
    [
        (fact, {"source_url": "", "source_note": ""}, "fact_has_source"),
        (fact, {"confidence": "absolute"}, "fact_confidence_known"),
        (fact, {"value": ""}, "fact_has_value"),
        (contradiction, {"source_url": ""}, "contradiction_has_source"),
        (contradiction, {"confidence": ""}, "contradiction_confidence"),
        (progression, {"source_url": ""}, "progression_has_source"),
        (progression, {"confidence": "sure"}, "progression_confidence"),
        (coverage, {"coverage": "much"}, "coverage_known"),
        (report, {"state": "lost", "closed_at": timezone.now()}, "report_state_known"),
        (report, {"state": "corrected"}, "report_closed_when_not_open"),
        (report, {"closed_at": timezone.now()}, "report_closed_when_not_open"),
    ],
)
def test_table_refuses_what_breaks_its_rule(
    page: CertificationPage, make: Callable[..., Any], wrong: dict[str, Any], constraint: str
) -> None:
    make(page).save()

    with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
        make(page, **{"end": "other", **wrong} if make is progression else wrong).save()


def test_area_is_covered_once(page: CertificationPage) -> None:
    row = coverage(page, focus_area=FocusArea.objects.get(name="Agile"))

    with pytest.raises(IntegrityError, match="coverage_once_an_area"):
        row.save()


def test_progression_of_one_kind_stands_once(page: CertificationPage) -> None:
    progression(page).save()

    with pytest.raises(IntegrityError, match="progression_once"):
        progression(page, detail="Again.").save()


@pytest.mark.parametrize("field", ["key", "name"])
def test_keys_and_names_of_lists_are_unique(page: CertificationPage, field: str) -> None:
    known = page.issuer
    assert known is not None
    values = {"key": "another", "name": "Another", field: getattr(known, field)}

    with pytest.raises(IntegrityError, match=field):
        Issuer.objects.create(**values)


def test_one_issuer_at_most_runs_the_site() -> None:
    make_issuer("One", is_publisher=True)

    with pytest.raises(IntegrityError, match="one_publisher"):
        make_issuer("Another", is_publisher=True)


def test_list_entry_in_use_is_not_deleted(page: CertificationPage) -> None:
    assert page.issuer is not None
    with pytest.raises(IntegrityError):
        page.issuer.delete()


def verification(actor: Actor) -> FactVerification:
    return FactVerification.objects.create(
        certification=uuid4(),
        key="exam.questions",
        digest="0" * 64,
        verified_on=date(2026, 11, 22),
        verified_by=actor.person,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certifications_factverification SET verified_on = '2027-01-01'",
        "UPDATE certifications_factverification SET digest = repeat('1', 64), verified_by_id = NULL",
        "UPDATE certifications_factverification SET verified_by_id = NULL",
        "DELETE FROM certifications_factverification",
    ],
)
def test_check_of_a_fact_is_never_changed_or_deleted(editor: Actor, statement: str) -> None:
    verification(editor)

    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_erasing_a_person_may_only_unlink_their_checks(editor: Actor) -> None:
    row = verification(editor)
    with allow_erasure():
        FactVerification.objects.filter(pk=row.pk).update(verified_by=None)

    row.refresh_from_db()
    assert row.verified_by is None
    assert row.verified_on == date(2026, 11, 22)


@pytest.mark.parametrize("statement", ["UPDATE {} SET new_value = '1'", "DELETE FROM {}"])
def test_correction_is_never_changed_or_deleted(statement: str) -> None:
    Correction.objects.create(
        certification=uuid4(), certification_name="PMP", key="exam.questions", corrected_on=date(2026, 11, 22)
    )

    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement.format("certifications_correction"))
