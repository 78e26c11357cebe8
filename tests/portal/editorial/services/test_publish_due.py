from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.editorial.services.publish_due import publish_due
from portal.home.models import HomePage
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

REFUSED, FAILING, FINE = "To be refused", "To fail", "Fine"


@pytest.fixture
def due(editor: Actor, monkeypatch: pytest.MonkeyPatch) -> dict[str, Revision]:
    """Three scheduled drafts whose time has come: the first is refused, the second fails."""
    home = make_home_page()
    revisions: dict[str, Revision] = {}
    for title in (REFUSED, FAILING, FINE):
        page = make_catalogue_page(home, title="Old", slug=f"page-{len(revisions)}")
        page.refresh_from_db()
        page.title = title
        page.go_live_at = timezone.now() + timedelta(hours=1)
        revisions[title] = page.save_revision(user=editor.person)
        revisions[title].publish(skip_permission_checks=True)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    publish = Revision.publish

    def publish_or_not(revision: Revision, *args: Any, **kwargs: Any) -> Any:
        if revision.content["title"] == REFUSED:
            raise ValidationError("The second rule reads a question that is not there.")
        if revision.content["title"] == FAILING:
            raise RuntimeError("out of order")
        return publish(revision, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", publish_or_not)
    return revisions


def test_one_that_is_refused_holds_up_no_other(due: dict[str, Revision]) -> None:
    assert publish_due() == 1
    assert list(Page.objects.filter(title__in=due).values_list("title", flat=True)) == [FINE]


def test_refused_one_loses_its_schedule_and_its_author_is_told_why(
    due: dict[str, Revision], editor: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publish_due()

    due[REFUSED].refresh_from_db()
    assert due[REFUSED].approved_go_live_at is None
    (message,) = mail.outbox
    assert message.to == [editor.person.email]
    assert message.subject == "Not published: To be refused"
    assert "- The second rule reads a question that is not there." in message.body
    assert "We removed its schedule and kept the draft. Please" in message.body


def test_one_that_fails_keeps_its_schedule_for_the_next_time(due: dict[str, Revision]) -> None:
    publish_due()

    due[FAILING].refresh_from_db()
    assert due[FAILING].approved_go_live_at is not None


def test_command_says_how_many_went_live_and_takes_offline_what_has_passed_its_end(
    due: dict[str, Revision], capsys: pytest.CaptureFixture[str]
) -> None:
    HomePage.objects.update(expire_at=timezone.now() - timedelta(hours=1))

    call_command("publish_scheduled")

    assert capsys.readouterr().out == "1 published\n"
    home = HomePage.objects.get()
    assert (home.live, home.expired) == (False, True)
