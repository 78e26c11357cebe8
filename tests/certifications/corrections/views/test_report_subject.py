"""Readers report what is no single fact: judgements, missing facts, links, missing certifications."""

import pytest
from django.test import Client
from django.urls import reverse

from certifications.models import CertificationPage, Correction, FactReport
from portal.shared.write_limits import BOUNDS, Bounds, Write
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

GIVEN = {"message": "It is USD 60.", "source_url": "https://www.example.org/fees/", "website": ""}
RECEIVED = "/corrections/report/thanks/"


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(), verdict="Worth it.", coverage={"Agile": "core"}, facts=(fact_row(),)
    )


def address(page: CertificationPage, about: str, key: str) -> str:
    return reverse("certifications:report_subject", args=[page.translation_key, about, key])


def answer_address(report: FactReport) -> str:
    return reverse("certifications_admin:report", args=[report.public_id])


def test_page_of_choices_leads_to_every_fact_view_and_missing_fact(
    client: Client, page: CertificationPage
) -> None:
    response = client.get(reverse("certifications:report_problem", args=[page.translation_key]))
    html = response.content.decode()

    assert "public" in response["Cache-Control"]
    assert reverse("certifications:report_error", args=[page.translation_key, "exam.questions"]) in html
    for about, key in (
        ("missing", "renewal.fee"),
        ("missing", "fees.exam"),
        ("missing", "other"),
        ("judgement", "suitability"),
        ("judgement", "coverage"),
        ("link", "link"),
    ):
        assert address(page, about, key) in html
    assert address(page, "judgement", "roles") not in html


@pytest.mark.parametrize(
    ("about", "key", "stated"),
    [
        ("judgement", "suitability", "Worth it.\nFor people who lead projects."),
        ("judgement", "coverage", "Agile: At its core"),
        ("missing", "renewal.fee", ""),
        ("link", "link", ""),
    ],
)
def test_report_keeps_what_the_page_said(
    client: Client, page: CertificationPage, about: str, key: str, stated: str
) -> None:
    response = client.post(address(page, about, key), GIVEN)

    assert (response.status_code, response["Location"]) == (302, RECEIVED)
    (report,) = FactReport.objects.all()
    assert (report.about, report.key, report.stated_value) == (about, key, stated)
    assert (report.message, report.source_url) == (GIVEN["message"], GIVEN["source_url"])
    assert client.get(RECEIVED).status_code == 200


@pytest.mark.parametrize(
    ("about", "key"),
    [("missing", "exam.questions"), ("judgement", "roles"), ("fact", "exam.questions"), ("nonsense", "x")],
)
def test_what_is_not_there_to_report_is_not_found(
    client: Client, page: CertificationPage, about: str, key: str
) -> None:
    assert client.get(address(page, about, key)).status_code == 404
    page.unpublish()
    assert client.get(address(page, "link", "link")).status_code == 404


def test_missing_certification_is_reported_by_its_name(client: Client) -> None:
    form = reverse("certifications:report_certification")
    refused = client.post(form, {**GIVEN, "name": ""})
    assert "Enter the name of the certification." in refused.content.decode()

    client.post(form, {**GIVEN, "name": "Prosci"})

    (report,) = FactReport.objects.all()
    assert (report.about, report.certification, report.certification_name) == (
        "certification",
        None,
        "Prosci",
    )


def test_program_that_fills_the_trap_is_stored_nowhere(client: Client, page: CertificationPage) -> None:
    client.post(address(page, "link", "link"), {**GIVEN, "website": "https://spam.example/"})

    assert not FactReport.objects.exists()


def test_reports_of_all_kinds_share_one_limit(
    client: Client, page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BOUNDS, Write.REPORTS, Bounds(usual=1, most=1, open=9, suspect=9, account=9))
    client.post(address(page, "missing", "renewal.fee"), GIVEN)
    refused = client.post(address(page, "judgement", "coverage"), GIVEN)

    assert refused.status_code == 429
    assert GIVEN["message"] in refused.content.decode()
    assert FactReport.objects.count() == 1


def test_answered_missing_fact_is_in_the_log_with_its_source(
    client: Client, moderator: Actor, page: CertificationPage
) -> None:
    client.post(address(page, "missing", "renewal.fee"), GIVEN)
    report = FactReport.objects.get()
    fact_row("renewal.fee", "USD 60", page=page).save()
    form = moderator.client.get(answer_address(report)).context["correct_form"]

    moderator.client.post(answer_address(report), {"correct": "1", "corrected-read": form.initial["read"]})

    entry = Correction.objects.get()
    assert (entry.key, entry.old_value, entry.new_value) == ("renewal.fee", "", "USD 60")
    assert "example.org" in entry.source_url


def test_changed_judgement_is_in_the_log_in_its_own_words(
    client: Client, moderator: Actor, page: CertificationPage
) -> None:
    client.post(address(page, "judgement", "suitability"), GIVEN)
    report = FactReport.objects.get()
    draft = page.get_latest_revision_as_object()
    draft.verdict = "Worth it for some."
    draft.save_revision().publish()
    form = moderator.client.get(answer_address(report)).context["correct_form"]

    moderator.client.post(answer_address(report), {"correct": "1", "corrected-read": form.initial["read"]})

    entry = Correction.objects.get()
    assert (entry.key, entry.old_value, entry.new_value) == ("suitability", "Worth it.", "Worth it for some.")


def test_dead_link_is_closed_without_an_entry_and_a_fact_is_not(
    client: Client, moderator: Actor, page: CertificationPage
) -> None:
    client.post(address(page, "link", "link"), GIVEN)
    client.post(address(page, "missing", "renewal.fee"), GIVEN)
    link, fact = FactReport.objects.order_by("pk")
    assert "Close as done" in moderator.client.get(answer_address(link)).content.decode()

    for report in (link, fact):
        moderator.client.post(answer_address(report), {"settle": "1"})
        report.refresh_from_db()

    assert (link.state, fact.state) == ("corrected", "open")
    assert not Correction.objects.exists()
