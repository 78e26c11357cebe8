"""A bundle is submitted, approved, sent back or taken back."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.editorial.bundles.models import Bundle, BundleItem, BundleState
from portal.editorial.bundles.queries import content_of, latest_digest
from portal.editorial.bundles.services.release_bundle import refusals, release
from portal.editorial.queries import REJECT, may_approve
from portal.users.models import User


@transaction.atomic
def submit_bundle(bundle: Bundle, person: User) -> None:
    """Have each part wait for approval, as if it were submitted alone.

    Raises:
        ValidationError: the bundle is empty, not open, its hour is past, or a part could not go live as it
            is; nothing changes.
    """
    _expect(bundle, BundleState.OPEN)
    parts = list(bundle.parts.select_related("content_type"))
    if not parts:
        raise ValidationError(_("The bundle is empty. Add the drafts that belong together."))
    if bundle.release_at is not None and bundle.release_at <= timezone.now():
        raise ValidationError(_("That time has passed. Choose a later one, or leave it empty."))
    if refused := refusals(bundle, person):
        raise ValidationError(refused)
    for part in parts:
        content: Any = content_of(part)
        if not content.workflow_in_progress:
            if content.current_workflow_state is not None:
                content.current_workflow_state.cancel(user=person)
            content.get_workflow().start(content, person)
    bundle.state, bundle.submitted_at, bundle.answer = BundleState.WAITING, timezone.now(), ""
    bundle.save()


@transaction.atomic
def approve_bundle(bundle: Bundle, person: User, seen: dict[int, str], hour: datetime | None) -> None:
    """Approve all parts at once: they go live together, now or at the bundle's hour.

    `seen` has the digest of each part as the moderator read it, by the part's key; `hour` is when they read
    that it goes live.

    Raises:
        PermissionDenied: they are no moderator of a part.
        ValidationError: they had a hand in a part, it or the hour was changed meanwhile, or it cannot go
            live; nothing changes.
    """
    _expect(bundle, BundleState.WAITING)
    if hour != bundle.release_at:
        words = _("The time has changed. Read it again, then approve the bundle.")
        raise ValidationError(words)
    parts = list(bundle.parts.select_related("content_type"))
    for part in parts:
        _refuse_part(part, person, seen.get(part.pk))
    if bundle.release_at is None or bundle.release_at <= timezone.now():
        release(bundle, person, seen)
        return
    if refused := refusals(bundle, person):
        raise ValidationError(refused)
    for part in parts:
        part.digest = seen[part.pk]
        part.save(update_fields=["digest"])
    bundle.state, bundle.approved_by = BundleState.APPROVED, person
    bundle.save()


def _refuse_part(part: BundleItem, person: User, seen: str | None) -> None:
    content = content_of(part)
    state = content.current_workflow_task_state if content is not None else None
    title = {"title": part.name}
    if state is not None and not state.task.specific.get_actions(content, person):
        raise PermissionDenied
    if content is not None and not may_approve(content, person):
        words = _("You edited “%(title)s”, so another moderator must approve the bundle.")
        raise ValidationError(words % title)
    if content is None or latest_digest(content) != seen:
        words = _("“%(title)s” has changed. Read the new version, then approve the bundle.")
        raise ValidationError(words % title)
    if state is None:
        words = _(
            "“%(title)s” was returned or withdrawn on its own. Take the bundle back, then submit it again."
        )
        raise ValidationError(words % title)


@transaction.atomic
def send_back(bundle: Bundle, person: User, comment: str) -> None:
    """Ask for changes: every part goes back to its authors with the comment.

    Raises:
        PermissionDenied: they are no moderator of a part.
        ValidationError: the bundle does not wait for an answer.
    """
    _expect(bundle, BundleState.WAITING, BundleState.APPROVED)
    for part in bundle.parts.select_related("content_type"):
        content = content_of(part)
        state = content.current_workflow_task_state if content is not None else None
        if state is not None:
            if not state.task.specific.get_actions(content, person):
                raise PermissionDenied
            state.task.specific.on_action(state.specific, person, REJECT, comment=comment)
    _reopen(bundle, comment)


@transaction.atomic
def take_back(bundle: Bundle, person: User) -> None:
    """Withdraw a bundle that was submitted: its parts do not wait for approval any more.

    Raises:
        ValidationError: it was not submitted, or is live; or they could not withdraw a part that stood alone.
    """
    _expect(bundle, BundleState.WAITING, BundleState.APPROVED)
    contents = [content_of(part) for part in bundle.parts.select_related("content_type")]
    for content in contents:
        state = content.current_workflow_state if content is not None else None
        if state is None:
            continue
        if person.pk != bundle.made_by_id and not state.user_can_cancel(person):
            raise ValidationError(
                _(
                    "Only the people who made or submitted the bundle, or can approve all of it, can "
                    "take it back."
                )
            )
        state.cancel(user=person)
    _reopen(bundle, "")


def _reopen(bundle: Bundle, answer: str) -> None:
    bundle.state, bundle.approved_by, bundle.submitted_at = BundleState.OPEN, None, None
    bundle.answer = answer
    bundle.save()
    bundle.parts.update(digest="")


def _expect(bundle: Bundle, *states: BundleState) -> None:
    """Wait for whoever decides about the bundle now, then read how far it has come and when it goes live.

    Raises:
        ValidationError: it has come elsewhere.
    """
    now = Bundle.objects.select_for_update(of=("self",)).get(pk=bundle.pk)
    bundle.state, bundle.release_at = now.state, now.release_at
    if bundle.state not in states:
        raise ValidationError(_("Someone else has already decided on this bundle. You see the result below."))
