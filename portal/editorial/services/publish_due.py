"""Publish what is due, each draft for itself, so that one that cannot go live holds up no other."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Revision

from portal.shared.plain_text import single_line

log = structlog.get_logger(__name__)


def publish_due() -> int:
    """Publish every scheduled revision whose time has come; returns how many went live.

    One that is refused loses its schedule, and whoever wrote it is told why by mail. One that fails in any
    other way keeps its schedule, is logged, and is tried again the next time.
    """
    due = due_revisions(timezone.now()).order_by("approved_go_live_at", "pk")
    return sum(_publish(pk) for pk in list(due.values_list("pk", flat=True)))


def unpublish_expired() -> None:
    """Take offline whatever has passed its end, each in a transaction of its own."""
    for items in expired(timezone.now()):
        for item in list(items.order_by("expire_at")):
            with transaction.atomic():
                item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def due_revisions(now: datetime) -> QuerySet[Revision]:
    """The scheduled revisions whose time has come."""
    due: QuerySet[Revision] = Revision.objects.filter(approved_go_live_at__lt=now)
    return due


def expired(now: datetime) -> Iterator[QuerySet[Any]]:
    """What is live past its end: pages of any type, then each other model that has drafts."""
    drafts = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    for model in (Page, *(model for model in drafts if not issubclass(model, Page))):
        yield model._default_manager.filter(live=True, expire_at__lt=now)


def _publish(pk: int) -> bool:
    revision = Revision.objects.select_related("user").get(pk=pk)
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except (ValidationError, PermissionDenied) as refusal:
        _refuse(revision, refusal)
        return False
    except Exception:
        log.exception("scheduled_publishing_failed", revision=pk)
        return False
    return True


def _refuse(revision: Revision, refusal: ValidationError | PermissionDenied) -> None:
    sentences = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
    with transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        if revision.user is not None and revision.user.email:
            transaction.on_commit(lambda: _tell(revision, sentences))
    log.warning("scheduled_publishing_refused", revision=revision.pk)


def _tell(revision: Revision, sentences: list[str]) -> None:
    with translation.override(getattr(revision.user, "language", settings.LANGUAGE_CODE)):
        body = render_to_string(
            "editorial/publishing_refused.txt", {"title": revision.object_str, "sentences": sentences}
        )
        send_mail(
            _("Not published: %(title)s") % {"title": single_line(revision.object_str)},
            body,
            None,
            [revision.user.email],
        )
