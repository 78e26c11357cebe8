"""Bundles whose hour has come go live."""

from functools import partial

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.editorial.bundles.models import Bundle, BundleState
from portal.editorial.bundles.services.release_bundle import release
from portal.shared.plain_text import single_line
from portal.users.models import User

log = structlog.get_logger(__name__)


def due_bundles() -> QuerySet[Bundle]:
    """The approved bundles whose hour has come."""
    return Bundle.objects.filter(state=BundleState.APPROVED, release_at__lte=timezone.now())


def release_due() -> int:
    """Release each of them, in a transaction of its own; returns how many went live.

    One that is refused waits for approval again, and those who made and approved it are told why by mail. One
    that fails in any other way is logged, holds up no other, and is tried again the next time.
    """
    due = due_bundles().order_by("release_at", "pk").values_list("pk", flat=True)
    return sum(_release(pk) for pk in list(due))


def _release(pk: int) -> bool:
    try:
        return _released(pk)
    except Exception:
        log.exception("bundle_failed", bundle=pk)
        return False


def _released(pk: int) -> bool:
    with transaction.atomic():
        rows = Bundle.objects.select_for_update(of=("self",)).select_related("approved_by", "made_by")
        bundle = rows.get(pk=pk)
        if bundle.state != BundleState.APPROVED:
            return False
        try:
            _release_as_approved(bundle)
        except ValidationError as refusal:
            _refuse(Bundle.objects.get(pk=pk), refusal.messages)
            return False
    return True


def _release_as_approved(bundle: Bundle) -> None:
    approver = bundle.approved_by
    if approver is None or not approver.is_active:
        raise ValidationError(
            _("The person who approved the bundle no longer has an account. Someone else must approve it.")
        )
    release(bundle, approver, dict(bundle.parts.values_list("pk", "digest")))


def _refuse(bundle: Bundle, sentences: list[str]) -> None:
    told = [person for person in (bundle.made_by, bundle.approved_by) if person is not None]
    bundle.state, bundle.approved_by, bundle.answer = BundleState.WAITING, None, "\n".join(sentences)
    bundle.save()
    log.warning("bundle_refused", bundle=bundle.pk)
    for person in told:
        transaction.on_commit(partial(_tell, bundle, person, sentences))


def _tell(bundle: Bundle, person: User, sentences: list[str]) -> None:
    with translation.override(getattr(person, "language", settings.LANGUAGE_CODE)):
        body = render_to_string(
            "editorial/publishing_refused.txt", {"title": bundle.title, "sentences": sentences}
        )
        subject = _("Not published: %(title)s") % {"title": single_line(bundle.title)}
        try:
            send_mail(subject, body, None, [person.email])
        except OSError as error:
            # It waits on both desks anyway. Servers of mail quote addresses in what they say.
            log.warning("bundle_mail_not_sent", bundle=bundle.pk, error=type(error).__name__)
