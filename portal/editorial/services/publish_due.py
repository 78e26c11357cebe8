"""Publish what is due, each draft for itself, so that one that cannot go live holds up no other."""

import structlog
from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Revision

logger = structlog.get_logger(__name__)


def publish_due() -> int:
    """Publish every scheduled revision whose time has come; returns how many went live.

    One that is refused loses its schedule, and whoever wrote it is told why by mail. One that fails in any
    other way keeps its schedule, is logged, and is tried again the next time.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by(
        "approved_go_live_at", "pk"
    )
    return sum(_publish(pk) for pk in list(due.values_list("pk", flat=True)))


def unpublish_expired() -> None:
    """Take offline whatever has passed its end, each in a transaction of its own."""
    models = [Page, *(model for model in apps.get_models() if _is_draft_model(model))]
    for model in models:
        expired = model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
        for item in list(expired):
            with transaction.atomic():
                item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _is_draft_model(model: type) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def _publish(pk: int) -> bool:
    revision = Revision.objects.select_related("user").get(pk=pk)
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except (ValidationError, PermissionDenied) as refusal:
        _refuse(revision, refusal)
        return False
    except Exception:
        logger.exception("scheduled publishing failed", revision=pk)
        return False
    return True


def _refuse(revision: Revision, refusal: ValidationError | PermissionDenied) -> None:
    sentences = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
    with transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        if revision.user is not None and revision.user.email:
            transaction.on_commit(lambda: _tell(revision, sentences))
    logger.warning("scheduled publishing refused", revision=revision.pk)


def _tell(revision: Revision, sentences: list[str]) -> None:
    with translation.override(getattr(revision.user, "language", settings.LANGUAGE_CODE)):
        body = render_to_string(
            "editorial/publishing_refused.txt", {"title": revision.object_str, "sentences": sentences}
        )
        send_mail(
            _("Not published: %(title)s") % {"title": revision.object_str},
            body,
            None,
            [revision.user.email],
        )
