"""One rule for whatever needs a second person: kind of thing, who wrote of it, and when."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from assessments.domain.proof.report import Finding, FindingKind, Severity
from assessments.models import Assessment
from assessments.proofs.services.sign_warnings import sign_warnings
from portal.editorial.queries import may_approve
from portal.editorial.refusals import ApprovalRefusedError
from portal.users.models import User
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof
from tests.factories.pages import make_home_page
from tests.support.cast import Actor
from tests.support.kept_rows import delete_frozen

pytestmark = pytest.mark.django_db

LIVE, DRAFTED = make_document(), make_document(plan_size=5)


def make_page() -> Any:
    """A page that nobody has published."""
    page = make_home_page()
    type(page).objects.filter(pk=page.pk).update(live=False, live_revision=None, last_published_at=None)
    page.revisions.all().delete()
    return fresh(page)


def make_snippet() -> Any:
    """An assessment that nobody has published, whose definition may go live."""
    make_proof(LIVE)
    return Assessment.objects.create(title="Short", definition=json.dumps(LIVE))


def fresh(content: Any) -> Any:
    return type(content).objects.get(pk=content.pk)


def write(content: Any, person: User, **fields: Any) -> Any:
    """A version that somebody saves, with a title of its own."""
    draft = fresh(content).get_latest_revision_as_object()
    draft.title = f"{draft.title}, again"
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=person)


def go_live(revision: Any) -> None:
    Revision.objects.get(pk=revision.pk).publish(skip_permission_checks=True)


def approves(content: Any, person: User) -> bool:
    """Whether the step of the workflow lets somebody approve, as it offers and as it acts."""
    row = fresh(content)
    row.get_workflow().start(row, None)
    row = fresh(content)
    task, state = row.current_workflow_task, row.current_workflow_task_state
    offered = "approve" in {name for name, _label, _modal in task.get_actions(row, person)}
    try:
        task.on_action(state, person, "approve")
    except ApprovalRefusedError:
        assert not offered
        return False
    assert offered
    return True


def signs(content: Any, person: User) -> bool:
    """Whether somebody may sign the warnings about the latest draft."""
    straight = Finding(
        FindingKind.STRAIGHT_LINER,
        Severity.WARNING,
        "paths/project",
        (("path", "project"), ("pattern", "first")),
    )
    report = make_proof(DRAFTED, straight)
    try:
        sign_warnings(report.pk, draft=fresh(content).get_latest_revision_as_object(), by=person)
    except PermissionDenied:
        return False
    return True


KINDS: Mapping[str, tuple[Callable[[], Any], Callable[[Any, User], bool]]] = {
    "page": (make_page, approves),
    "snippet": (make_snippet, approves),
    "signature": (make_snippet, signs),
}


def never_live(content: Any, writer: User, other: User) -> None:
    write(content, writer)
    write(content, other)


def before_it_went_live(content: Any, writer: User, other: User) -> None:
    write(content, writer)
    go_live(write(content, other))
    write(content, other)


def as_it_went_live(content: Any, writer: User, other: User) -> None:
    go_live(write(content, writer))
    write(content, other)


def since_it_went_live(content: Any, writer: User, other: User) -> None:
    go_live(write(content, other))
    write(content, writer)
    write(content, other)


def before_it_went_live_and_was_taken_offline(content: Any, writer: User, other: User) -> None:
    go_live(write(content, writer))
    fresh(content).unpublish()
    write(content, other)


def since_it_was_taken_offline(content: Any, writer: User, other: User) -> None:
    go_live(write(content, other))
    fresh(content).unpublish()
    write(content, writer)


def while_an_older_version_waited_to_go_live(content: Any, writer: User, other: User) -> None:
    """What went live does not hold it, so it is not published, whatever the clock says."""
    waiting = write(content, other)
    write(content, writer)
    go_live(waiting)


def while_an_older_version_waited_and_then_was_taken_offline(content: Any, writer: User, other: User) -> None:
    while_an_older_version_waited_to_go_live(content, writer, other)
    fresh(content).unpublish()


WHEN: Mapping[Callable[[Any, User, User], None], bool] = {
    never_live: False,
    before_it_went_live: True,
    as_it_went_live: True,
    since_it_went_live: False,
    before_it_went_live_and_was_taken_offline: True,
    since_it_was_taken_offline: False,
    while_an_older_version_waited_to_go_live: False,
    while_an_older_version_waited_and_then_was_taken_offline: False,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("when", WHEN, ids=lambda when: when.__name__)
def test_whoever_wrote_of_what_would_go_live_does_not_approve_it(
    kind: str, when: Callable[[Any, User, User], None], editor: Actor, moderator: Actor
) -> None:
    make, may = KINDS[kind]
    content = make()
    when(content, moderator.person, editor.person)

    assert may(content, moderator.person) is WHEN[when]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("when", WHEN, ids=lambda when: when.__name__)
def test_whoever_wrote_nothing_may_approve_it_at_any_time(
    kind: str,
    when: Callable[[Any, User, User], None],
    editor: Actor,
    moderator: Actor,
    administrator: Actor,
) -> None:
    make, may = KINDS[kind]
    content = make()
    when(content, administrator.person, editor.person)

    assert may(content, moderator.person)


@pytest.mark.parametrize("kind", KINDS)
def test_rule_holds_whatever_is_tidied_out_of_wagtails_log(
    kind: str, editor: Actor, moderator: Actor
) -> None:
    make, may = KINDS[kind]
    content = make()
    before_it_went_live_and_was_taken_offline(content, moderator.person, editor.person)
    delete_frozen(PageLogEntry._meta.db_table, ModelLogEntry._meta.db_table)

    assert not may_approve(fresh(content), editor.person)
    assert may(content, moderator.person)


@pytest.mark.parametrize("make", [make_page, make_snippet])
def test_a_version_that_went_live_by_schedule_is_remembered_when_it_is_taken_offline(
    make: Callable[[], Any], editor: Actor, moderator: Actor
) -> None:
    content = make()
    scheduled = write(content, moderator.person, go_live_at=timezone.now() - timedelta(minutes=1))
    scheduled.publish(log_action="wagtail.publish.scheduled")
    fresh(content).unpublish()
    write(content, editor.person)

    assert may_approve(fresh(content), moderator.person)
    assert not may_approve(fresh(content), editor.person)


@pytest.mark.parametrize("make", [make_page, make_snippet])
def test_somebody_without_an_account_approves_nothing(make: Callable[[], Any]) -> None:
    assert not may_approve(make(), AnonymousUser())
