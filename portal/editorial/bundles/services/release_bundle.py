"""A bundle goes live: every part by the gate that it would pass alone, all of them or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_latest_str

from portal.editorial.bundles.models import Bundle, BundleItem, BundleState
from portal.editorial.bundles.queries import content_of, latest_digest
from portal.editorial.queries import APPROVE
from portal.shared import page_cache
from portal.users.models import User


class _TriedOnlyError(Exception):
    """Takes back what a trial did."""


@transaction.atomic
def release(bundle: Bundle, approver: User, digests: dict[int, str]) -> None:
    """Approve each part in a moderator's name, by which it is published. One transaction.

    `digests` says what they read of each part. Lists go before what points at them, in whatever order the
    parts are.

    Raises:
        ValidationError: a part is refused, or is not what they read; nothing is published.
    """
    parts = list(bundle.parts.select_related("content_type"))
    _in_turn(parts, lambda part: _approve(bundle, part, approver, digests))
    bundle.parts.update(is_released=True)
    bundle.state, bundle.released_at = BundleState.RELEASED, timezone.now()
    bundle.approved_by, bundle.answer = approver, ""
    bundle.save()


def refusals(bundle: Bundle, person: User) -> list[str]:
    """Why the parts could not go live together as their drafts are now, were this person to publish them.

    Publishes them all, and takes it back.
    """
    parts = list(bundle.parts.select_related("content_type"))
    try:
        with transaction.atomic():
            _in_turn(parts, lambda part: _publish(part, person))
            raise _TriedOnlyError
    except _TriedOnlyError:
        return []
    except ValidationError as refusal:
        return list(refusal.messages)
    finally:
        page_cache.forget_generation()


def _in_turn(parts: list[BundleItem], act: Any) -> None:
    """Act on all parts, those again that were refused until nothing moves any more.

    Raises:
        ValidationError: what is still refused, a sentence for each.
    """
    left = parts
    while left:
        refused: list[tuple[BundleItem, ValidationError]] = []
        for part in left:
            try:
                with transaction.atomic(), _named(part):
                    act(part)
            except ValidationError as refusal:
                refused.append((part, refusal))
        if len(refused) == len(left):
            raise ValidationError([message for _part, each in refused for message in each.messages])
        left = [part for part, _refusal in refused]


@contextmanager
def _named(part: BundleItem) -> Iterator[None]:
    """Say of a refusal which part it is about."""
    try:
        yield
    except (ValidationError, PermissionDenied) as refusal:
        words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        raise ValidationError([f"{part.name}: {word}" for word in words]) from refusal


def _approve(bundle: Bundle, part: BundleItem, approver: User, digests: dict[int, str]) -> None:
    content = _content(part)
    state = content.current_workflow_task_state
    if state is None:
        raise ValidationError(_("It was returned or withdrawn. Submit the bundle again."))
    if APPROVE not in {name for name, *_rest in state.task.specific.get_actions(content, approver)}:
        raise ValidationError(_("%(name)s edited it, so they can’t approve it.") % {"name": approver})
    part.digest = latest_digest(content)
    seen = digests.get(part.pk, "")
    state.task.specific.on_action(state.specific, approver, APPROVE, seen=seen, bundle=bundle.pk)
    part.save(update_fields=["digest"])


def _publish(part: BundleItem, person: User) -> None:
    content = _content(part)
    draft = content.get_latest_revision()
    if draft is None:
        raise ValidationError(_("It has no draft."))
    if draft.as_object().go_live_at is not None:
        raise ValidationError(
            _("It has its own publishing time. Remove that first: a bundle has one time for all its parts.")
        )
    draft.publish(user=person, skip_permission_checks=True, log_action=False)


def _content(part: BundleItem) -> Any:
    content = content_of(part)
    if content is None:
        raise ValidationError(_("It was deleted. Take it out of the bundle."))
    part.name = get_latest_str(content)[:255]
    return content
