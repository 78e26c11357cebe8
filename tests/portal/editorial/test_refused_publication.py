"""Publishing that is refused inside Wagtail's views ends in words, where the person came from."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from certifications.models import CertificationPage, FocusArea
from portal.editorial import approvals
from tests.factories.pages import make_catalogue_page, make_certification, make_issuer, make_term
from tests.portal.editorial.acts import DESKS
from tests.portal.users.test_security_events import events
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), slug="pmp", issuer="PMI")


def test_page_that_points_at_what_is_not_live_is_refused_in_words(page: CertificationPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.issuer = make_issuer("Written alone", live=False)
    draft.coverage.create(focus_area=make_term(FocusArea, "Alone too", live=False), coverage="core")
    revision = draft.save_revision(clean=False)

    with pytest.raises(ValidationError) as refusal:
        revision.publish()

    assert refusal.value.messages == [
        "“Written alone” (issuer) is not live: have it approved first, or choose another one.",
        "“Alone too” (focus area) is not live: have it approved first, or choose another one.",
    ]
    assert CertificationPage.objects.get(pk=page.pk).issuer.name == "PMI"


@pytest.mark.parametrize("by_script", [False, True])
def test_approval_of_a_page_that_points_at_what_is_not_live_says_why(
    page: CertificationPage,
    editor: Actor,
    moderator: Actor,
    by_script: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    draft = page.get_latest_revision_as_object()
    draft.coverage.create(focus_area=make_term(FocusArea, "Alone", live=False), coverage="core")
    draft.save_revision(user=editor.person, clean=False)
    page.refresh_from_db()
    page.get_workflow().start(page, editor.person)
    waiting = page.current_workflow_task_state

    answer = moderator.client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", waiting.pk]),
        {"next": "/admin/"},
        headers={"x-requested-with": "XMLHttpRequest"} if by_script else {},
    )

    assert (answer.json()["redirect"] if by_script else answer["Location"]) == "/admin/"
    assert events(caplog, "admin_refused") == []
    assert "“Alone” (focus area) is not live" in moderator.client.get("/admin/").text
    assert CertificationPage.objects.get(pk=page.pk).current_workflow_task_state == waiting


@pytest.mark.parametrize("kind", DESKS)
@pytest.mark.parametrize("form", ["edit", "revisions_revert"])
def test_approval_that_is_refused_inside_the_view_says_why_at_the_form(
    form: str, kind: str, editor: Actor, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DESKS[kind]()
    before = desk.shown
    desk.save(editor, "Written by the editor.")
    desk.submit(editor)
    address = desk.url(form, *([desk.row.latest_revision_id] if form == "revisions_revert" else []))
    # As if it had become theirs after the middleware looked.
    monkeypatch.setattr(approvals, "may_approve", lambda *_args: False)

    answer = moderator.client.post(
        address,
        desk.sent(**{"action-workflow-action": "true", "workflow-action-name": "approve"}),
    )

    # A page's form is shown anew, and a list's at once.
    assert answer.get("Location", address) == address
    said = answer.text if answer.status_code == 200 else desk.said(moderator, answer)
    assert "You can’t approve what you wrote yourself." in said
    assert desk.shown == before
    assert desk.row.current_workflow_task_state is not None
