"""Changing what readers see asks why; what was wrong goes into the public log with the publication."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Revision

from certifications.corrections.queries import corrected_facts
from certifications.corrections.services.close_report import correct_report
from certifications.corrections.services.report_error import report_error
from certifications.models import CertificationPage, Correction, FactReport
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

WHY = "Readers see a different value. Say why it changes."
HOW = "Say in a sentence what went wrong, for the log."
REASON = "We read last year’s page."
QUESTIONS, MINUTES = "exam.questions", "exam.minutes"
OLD, NEW = "180 questions", "175 questions"


@pytest.fixture
def page() -> CertificationPage:
    facts = (fact_row(), fact_row("exam.minutes", "230"))
    return make_certification(make_catalogue_page(), slug="pmp", facts=facts)


def edit_url(page: CertificationPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(actor: Actor, page: CertificationPage) -> dict[str, Any]:
    """What a browser would send of the page's form as it is loaded."""
    soup = BeautifulSoup(actor.client.get(edit_url(page)).content, "html.parser")
    form = soup.select_one("form[data-edit-form]")
    assert form is not None
    sent: dict[str, Any] = {"body-count": "0"}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.find_parent("template") or "__prefix__" in name:
            continue
        if field.name == "select":
            chosen = [str(option["value"]) for option in field.select("option[selected]")]
            if chosen:
                sent[name] = chosen[0]
        elif field.name == "textarea":
            sent[name] = field.text.removeprefix("\n")
        elif field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked"):
            sent[name] = str(field.get("value", ""))
    return sent


def filled(actor: Actor, page: CertificationPage, key: str, **fields: str) -> dict[str, Any]:
    """The form with other fields in the row of the fact of this key."""
    sent = form_of(actor, page)
    (row,) = [name.removesuffix("-key") for name, value in sent.items() if value == key]
    return {**sent, **{f"{row}-{name}": value for name, value in fields.items()}}


def submit(actor: Actor, page: CertificationPage, key: str, why: str = "", **fields: str) -> Any:
    """Press *Submit to Moderation*; `why` is why facts were removed."""
    sent = {**filled(actor, page, key, **fields), "action-submit": "1"}
    return actor.client.post(edit_url(page), {**sent, "because": why, "reason": REASON if why else ""})


def approve(actor: Actor, page: CertificationPage) -> None:
    pressed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = actor.client.post(edit_url(page), {**form_of(actor, page), **pressed})
    assert response.status_code == 302


def draft_of(page: CertificationPage) -> CertificationPage:
    draft: CertificationPage = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft


def shown(page: CertificationPage) -> list[str]:
    return sorted(fact.value for fact in CertificationPage.objects.get(pk=page.pk).facts.all())


def log() -> list[tuple[str, str, str]]:
    return [(each.old_value, each.new_value, each.reason) for each in Correction.objects.order_by("pk")]


def test_changed_value_is_not_submitted_before_somebody_says_why(
    page: CertificationPage, editor: Actor
) -> None:
    response = submit(editor, page, QUESTIONS, value="175")

    assert WHY in response.content.decode()
    assert not CertificationPage.objects.get(pk=page.pk).workflow_in_progress


def test_error_of_ours_is_not_submitted_without_what_went_wrong(
    page: CertificationPage, editor: Actor
) -> None:
    response = submit(editor, page, QUESTIONS, value="175", because="wrong")

    assert HOW in response.content.decode()


def test_draft_is_saved_without_a_word_of_why(page: CertificationPage, editor: Actor) -> None:
    sent = filled(editor, page, QUESTIONS, value="175")

    assert editor.client.post(edit_url(page), sent).status_code == 302
    assert [fact.value for fact in draft_of(page).facts.filter(key="exam.questions")] == ["175"]


def test_what_was_wrong_is_in_the_log_once_it_is_approved_and_without_a_reader(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    submit(editor, page, QUESTIONS, value="175", because="wrong", reason=REASON)
    assert log() == []
    approve(moderator, page)

    assert shown(page) == ["175", "230"]
    assert log() == [(OLD, NEW, REASON)]
    entry = Correction.objects.get()
    assert (entry.certification, entry.key) == (page.translation_key, "exam.questions")
    assert entry.source_url == page.facts.first().source_url


def test_what_the_issuer_changed_is_no_correction(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    submit(editor, page, QUESTIONS, value="175", because="issuer")
    approve(moderator, page)

    assert shown(page) == ["175", "230"]
    assert log() == []


def test_removed_fact_has_to_be_explained_and_is_logged_where_it_was_wrong(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    assert WHY in submit(editor, page, MINUTES, DELETE="1").content.decode()

    submit(editor, page, MINUTES, why="wrong", DELETE="1")
    approve(moderator, page)

    assert shown(page) == ["180"]
    assert log() == [("230 minutes", "", REASON)]


def test_explanation_holds_for_one_change_alone(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    submit(editor, page, QUESTIONS, value="175", because="wrong", reason=REASON)
    approve(moderator, page)

    assert REASON not in form_of(editor, page).values()
    response = submit(editor, page, QUESTIONS, value="170")
    assert WHY in response.content.decode()
    assert log() == [(OLD, NEW, REASON)]


def test_value_that_goes_back_to_the_published_one_needs_no_reason(
    page: CertificationPage, editor: Actor
) -> None:
    editor.client.post(edit_url(page), filled(editor, page, QUESTIONS, value="175", because="wrong"))
    submit(editor, page, QUESTIONS, value="180")

    (draft,) = draft_of(page).facts.filter(key="exam.questions")
    assert (draft.value, draft.because, draft.reason) == ("180", "", "")
    assert CertificationPage.objects.get(pk=page.pk).workflow_in_progress


def test_added_facts_and_pages_that_nobody_saw_need_no_reason(page: CertificationPage, editor: Actor) -> None:
    page.unpublish()
    submit(editor, page, QUESTIONS, value="175")

    assert CertificationPage.objects.get(pk=page.pk).workflow_in_progress


def test_nobody_publishes_past_the_form_what_nobody_explained(
    page: CertificationPage, moderator: Actor
) -> None:
    changed, kept = page.facts.all()
    changed.value = "175"
    page.facts = [changed, kept]
    revision = page.save_revision()

    with pytest.raises(ValidationError, match="180 questions → 175 questions"):
        revision.publish(user=moderator.person, skip_permission_checks=True)
    assert shown(page) == ["180", "230"]


def test_import_publishes_without_an_explanation_and_without_an_entry(page: CertificationPage) -> None:
    page.facts = [fact_row(value="175")]
    page.save_revision().publish()

    assert shown(page) == ["175"]
    assert log() == []


def test_report_of_what_is_in_the_log_already_is_closed_without_a_second_entry(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    report = report_error(page.translation_key, "exam.questions", message="It is 175.", source_url="")
    submit(editor, page, QUESTIONS, value="175", because="wrong", reason=REASON)
    approve(moderator, page)
    correct_report(report.public_id, corrected_facts(report), by=editor.person)

    report.refresh_from_db()
    assert report.state == "corrected"
    assert log() == [(OLD, NEW, REASON)]


def test_day_of_a_report_is_that_of_the_site(page: CertificationPage, editor: Actor, settings: Any) -> None:
    settings.TIME_ZONE = "America/Los_Angeles"
    report = report_error(page.translation_key, QUESTIONS, message="It is 175.", source_url="")
    # The evening of the 29th, there.
    FactReport.objects.update(reported_at=datetime(2026, 11, 30, 2, tzinfo=UTC))
    page.facts = [fact_row(value="175")]
    page.save_revision().publish()
    Correction.objects.create(
        certification=page.translation_key,
        certification_name=page.title,
        key=QUESTIONS,
        old_value=OLD,
        new_value=NEW,
        corrected_on=date(2026, 11, 29),
    )
    report.refresh_from_db()

    assert correct_report(report.public_id, corrected_facts(report), by=editor.person) == ()


def test_fact_that_was_removed_and_entered_anew_is_logged_with_its_new_source(
    page: CertificationPage, moderator: Actor
) -> None:
    anew = fact_row(
        value="175", source_url="https://www.example.org/outline/", because="wrong", reason=REASON
    )
    anew.explains = OLD
    page.facts = [anew, page.facts.get(key=MINUTES)]
    # Read anew, as an approval does: the row that the draft adds has no number yet.
    revision = Revision.objects.get(pk=page.save_revision().pk)
    revision.publish(user=moderator.person, skip_permission_checks=True)

    assert log() == [(OLD, NEW, REASON)]
    assert Correction.objects.get().source_url == "https://www.example.org/outline/"


def test_public_log_says_what_went_wrong(page: CertificationPage, editor: Actor, moderator: Actor) -> None:
    from tests.factories.articles import make_corrections_page

    submit(editor, page, QUESTIONS, value="175", because="wrong", reason=REASON)
    approve(moderator, page)
    public = make_corrections_page(page.get_site().root_page.specific)

    assert REASON in editor.client.get(public.url).content.decode()
