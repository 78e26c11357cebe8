"""Kind of content × way of saving × who: nobody approves what they wrote, and everybody else may."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from portal.editorial.queries import may_approve
from portal.users.models import User
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_certification
from tests.portal.editorial.acts import DESKS, Desk
from tests.support.cast import Actor, make_person, staff_actor

pytestmark = pytest.mark.django_db

WORDS = "Written by the author."


class Cast(NamedTuple):
    """Everybody who might press *Approve*."""

    author: Actor
    reviewer: Actor
    colleague: Actor
    editor: Actor
    administrator: Actor


@pytest.fixture
def cast(author: Actor, reviewer: Actor, colleague: Actor, editor: Actor, administrator: Actor) -> Cast:
    return Cast(author, reviewer, colleague, editor, administrator)


@pytest.fixture
def author(db: None) -> Actor:
    return staff_actor("author@example.org", MODERATORS)


@pytest.fixture
def reviewer(db: None) -> Actor:
    return staff_actor("reviewer@example.org", MODERATORS)


@pytest.fixture
def colleague(db: None) -> Actor:
    return staff_actor("colleague@example.org", MODERATORS)


def by_form(desk: Desk, author: Actor) -> None:
    desk.save(author, WORDS)


def by_autosave(desk: Desk, author: Actor) -> None:
    desk.autosave(author, WORDS)


def by_autosave_in_place(desk: Desk, author: Actor) -> None:
    first = desk.autosave(author, "Writ")
    desk.autosave(author, WORDS, overwrite_revision_id=first["revision_id"])


def over_the_live_revision(desk: Desk, author: Actor) -> None:
    """The attack of the audit: the revision that is live, and therefore counts as published, changes."""
    draft = desk.draft
    setattr(draft, desk.field, "Published by the author.")
    revision = draft.save_revision(user=author.person)
    Revision.objects.get(pk=revision.pk).publish(skip_permission_checks=True)
    desk.autosave(author, WORDS, overwrite_revision_id=desk.row.live_revision_id)


def by_restoring_what_never_was_public(desk: Desk, author: Actor) -> None:
    """Someone else restores words of the author that were passed over when a later version went live."""
    passed_over = _draft(desk, author.person, WORDS)
    restorer = make_person("restorer@example.org", role=MODERATORS)
    later = _draft(desk, restorer, "Public by now.")
    Revision.objects.get(pk=later.pk).publish(skip_permission_checks=True)
    passed_over.as_object().save_revision(user=restorer, previous_revision=passed_over, log_action=True)


def by_restoring_an_old_version(desk: Desk, author: Actor) -> None:
    """Words that were public once, and were replaced."""
    old = _draft(desk, None, WORDS)
    Revision.objects.get(pk=old.pk).publish(skip_permission_checks=True)
    Revision.objects.get(pk=_draft(desk, None, "Newer.").pk).publish(skip_permission_checks=True)
    desk.revert(author, old)


def by_restoring_with_the_api(desk: Desk, author: Actor) -> None:
    """As the admin's API restores an old version of a page."""
    old = _draft(desk, None, WORDS)
    Revision.objects.get(pk=old.pk).publish(skip_permission_checks=True)
    Revision.objects.get(pk=_draft(desk, None, "Newer.").pk).publish(skip_permission_checks=True)
    address = reverse("wagtailadmin_api:pages:action", args=[desk.content.pk, "revert_to_page_revision"])
    response = author.client.post(address, {"revision_id": old.pk})
    assert response.status_code == 200, response.content


def with_an_hour(desk: Desk, author: Actor) -> None:
    """With a time at which it goes live, which has passed when it is approved."""
    due = timezone.localtime(timezone.now()).strftime("%Y-%m-%d %H:%M")
    desk.save(author, WORDS, go_live_at=due)


def under_an_editors_trifle(desk: Desk, author: Actor) -> None:
    _draft(desk, author.person, "Written by the")
    editor = make_person("trifler@example.org")
    _draft(desk, editor, WORDS)


def _draft(desk: Desk, person: User | None, words: str) -> Revision:
    draft = desk.draft
    setattr(draft, desk.field, words)
    revision: Revision = draft.save_revision(user=person)
    return revision


WAYS: tuple[Callable[[Desk, Actor], None], ...] = (
    by_form,
    by_autosave,
    by_autosave_in_place,
    over_the_live_revision,
    by_restoring_what_never_was_public,
    by_restoring_an_old_version,
    with_an_hour,
    under_an_editors_trifle,
)
MATRIX = [(kind, way) for kind in DESKS for way in WAYS] + [("page", by_restoring_with_the_api)]


@pytest.mark.parametrize(("kind", "way"), MATRIX, ids=lambda value: getattr(value, "__name__", value))
def test_nobody_approves_what_they_wrote_and_everybody_else_may(
    kind: str, way: Callable[[Desk, Actor], None], cast: Cast
) -> None:
    desk = DESKS[kind]()
    way(desk, cast.author)
    # A reviewer's form saves by itself what it was loaded with.
    desk.autosave(cast.reviewer, WORDS)
    desk.row.get_workflow().start(desk.row, None)

    offered = [actor for actor in cast if "approve" in {name for name, *_ in _actions(desk, actor.person)}]
    assert offered == [cast.reviewer, cast.colleague]
    root, superauthor = make_person("root@example.org", is_superuser=True), cast.author.person
    superauthor.is_superuser = True
    assert may_approve(desk.row, root)
    assert not may_approve(desk.row, superauthor)

    before = desk.row.live_revision_id
    desk.approve(cast.author)
    desk.approve_from_home(cast.author)
    assert desk.row.live_revision_id == before
    response = desk.approve(cast.colleague)
    assert "Published: “" in desk.said(cast.colleague, response)
    assert desk.shown == WORDS


def _actions(desk: Desk, person: User) -> list[tuple[str, str, bool]]:
    row = desk.row
    actions: list[tuple[str, str, bool]] = row.current_workflow_task.get_actions(row, person)
    return actions


def certification_desk() -> Desk:
    """A certification that is live: a page of which there may be two."""
    return Desk(make_certification(make_catalogue_page()), {}, "who_it_suits")


def copied(desk: Desk, copier: Actor) -> Any:
    """The copy of a page that somebody made in the admin."""
    sent = {"new_title": "Copy", "new_slug": "the-copy", "new_parent_page": make_catalogue_page().pk}
    copier.client.post(desk.url("copy"), sent)
    return type(desk.content).objects.get(slug="the-copy")


def test_copy_of_what_is_public_is_by_whoever_copied_it(author: Actor, colleague: Actor) -> None:
    desk = certification_desk()
    Revision.objects.get(pk=_draft(desk, author.person, WORDS).pk).publish(skip_permission_checks=True)

    copy = copied(desk, colleague)

    assert may_approve(copy, author.person)
    assert not may_approve(copy, colleague.person)


def test_copy_of_a_draft_is_by_those_who_wrote_it_too(
    author: Actor, colleague: Actor, reviewer: Actor, editor: Actor
) -> None:
    desk = certification_desk()
    Revision.objects.get(pk=_draft(desk, reviewer.person, "Public.").pk).publish(skip_permission_checks=True)
    _draft(desk, author.person, WORDS)

    copy = copied(desk, colleague)

    assert not may_approve(copy, author.person)
    assert not may_approve(copy, colleague.person)
    assert may_approve(copy, reviewer.person)


def test_superuser_does_not_publish_by_a_button_either(author: Actor) -> None:
    for kind, make in DESKS.items():
        desk = make()
        User.objects.filter(pk=author.person.pk).update(is_superuser=True)

        desk.save(author, WORDS, **{"action-publish": "1"})

        assert desk.shown != WORDS, kind
        assert str(getattr(desk.draft, desk.field)) == WORDS


def test_everybody_of_a_role_that_approves_nothing_is_refused(editor: Actor) -> None:
    desk = DESKS["page"]()
    _draft(desk, None, WORDS)
    desk.row.get_workflow().start(desk.row, None)
    assert not Group.objects.get(name=MODERATORS.name).user_set.filter(pk=editor.person.pk).exists()

    desk.approve(editor)
    desk.approve_from_home(editor)

    assert desk.shown != WORDS
