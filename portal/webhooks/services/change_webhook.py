"""Make webhooks, change them, and let them go. Each act stands in the admin's log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action

from portal.shared import page_cache
from portal.shared.outbound.addresses import AddressRefusedError
from portal.users.factor_secrets import encrypt
from portal.users.models import User
from portal.webhooks.kinds import event_names
from portal.webhooks.models import LONGEST_URL, SwitchedOff, Webhook
from portal.webhooks.receivers import receiver_address
from portal.webhooks.services.switch_off import switch_off
from portal.webhooks.signatures import new_secret

LET_PERSONAL_DATA = "webhooks.let_personal_data"
MOST_WEBHOOKS = 50
CREATED, CHANGED, DELETED = "wagtail.create", "wagtail.edit", "wagtail.delete"
ROTATED, SWITCHED_ON = "webhooks.rotate_secret", "webhooks.switch_on"
# How long a former secret may go on signing.
LONGEST_ROTATION = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class WebhookInput:
    """What somebody enters about a webhook."""

    description: str
    url: str
    events: tuple[str, ...]
    may_carry_personal_data: bool = False


@dataclass(frozen=True, slots=True)
class TellOnce:
    """A webhook with the secret that its receiver needs. Nobody can read the secret again."""

    webhook: Webhook
    secret: str


def checked(given: WebhookInput) -> WebhookInput:
    """What was entered, without spaces and repetitions.

    Raises:
        ValidationError: by field, what cannot be taken.
    """
    clean = WebhookInput(
        given.description.strip(),
        given.url.strip(),
        tuple(sorted(set(given.events))),
        given.may_carry_personal_data,
    )
    refused = {
        "description": _("Say in a few words what it is for.") if not clean.description else "",
        "url": _refused_url(clean.url),
        "events": _refused_events(clean.events),
    }
    if any(refused.values()):
        raise ValidationError({name: sentence for name, sentence in refused.items() if sentence})
    return clean


def _refused_url(url: str) -> str:
    if len(url) > LONGEST_URL:
        return _("The address is too long.")
    try:
        receiver_address(url)
    except AddressRefusedError:
        return _(
            "Enter an address that begins with https:// and names a public server, without a user name. "
            "Its port is 443 or 8443."
        )
    return ""


def _refused_events(names: Collection[str]) -> str:
    if not names:
        return _("Choose at least one event.")
    if unknown := sorted(set(names) - set(event_names())):
        return _("There is no event with this name: %(names)s") % {"names": ", ".join(unknown)[:200]}
    return ""


@transaction.atomic
def create_webhook(given: WebhookInput, *, by: User) -> TellOnce:
    """A webhook that is on, owned by `by`, with a secret that is told this once.

    Raises:
        ValidationError: what was entered cannot be taken, or there are too many webhooks.
        PermissionDenied: personal data is not theirs to let out.
    """
    clean = checked(given)
    _refuse_grant(clean.may_carry_personal_data, by)
    if Webhook.objects.count() >= MOST_WEBHOOKS:
        raise ValidationError(
            _("There are %(count)d webhooks, and no more are possible.") % {"count": MOST_WEBHOOKS}
        )
    secret = new_secret()
    webhook = Webhook.objects.create(
        description=clean.description,
        url=clean.url,
        events=list(clean.events),
        may_carry_personal_data=clean.may_carry_personal_data,
        owner=by,
        secret=encrypt(secret),
    )
    log_action(instance=webhook, action=CREATED, user=by, data=_noted(webhook))
    page_cache.purge()
    return TellOnce(webhook, secret)


@transaction.atomic
def change_webhook(webhook: Webhook, given: WebhookInput, *, by: User) -> Webhook:
    """Enter it anew. A grant that is taken away empties what waits and what was kept of personal data.

    Whoever may not let personal data out takes the grant away with another address: the old one had it.

    Raises:
        ValidationError: what was entered cannot be taken.
        PermissionDenied: personal data is not theirs to let out.
        Webhook.DoesNotExist: it is gone.
    """
    clean = checked(given)
    stored = locked(webhook)
    granted = stored.may_carry_personal_data
    keeps = granted and clean.may_carry_personal_data
    if keeps and stored.url != clean.url and not by.has_perm(LET_PERSONAL_DATA):
        clean = WebhookInput(clean.description, clean.url, clean.events)
    if not granted:
        _refuse_grant(clean.may_carry_personal_data, by)
    stored.description, stored.url, stored.events = clean.description, clean.url, list(clean.events)
    stored.may_carry_personal_data = clean.may_carry_personal_data
    stored.save(update_fields=["description", "url", "events", "may_carry_personal_data"])
    if granted and not stored.may_carry_personal_data:
        stored.deliveries.update(personal=None, about=None)
    log_action(instance=stored, action=CHANGED, user=by, data=_noted(stored))
    page_cache.purge()
    return stored


def _refuse_grant(is_asked: bool, by: User) -> None:
    if is_asked and not by.has_perm(LET_PERSONAL_DATA):
        raise PermissionDenied(_("You may not let personal data out."))


def _noted(webhook: Webhook) -> dict[str, object]:
    """What the log keeps: of the address the host, for the rest may be a secret."""
    return {
        "host": webhook.host,
        "events": list(webhook.events),
        "personal_data": webhook.may_carry_personal_data,
    }


@transaction.atomic
def rotate_secret(webhook: Webhook, *, by: User, keep_for: timedelta) -> TellOnce:
    """A new secret, told this once. The old one signs beside it for a while, none if `keep_for` is nothing.

    Raises:
        ValueError: the while is negative, or longer than LONGEST_ROTATION.
        Webhook.DoesNotExist: it is gone.
    """
    if not timedelta(0) <= keep_for <= LONGEST_ROTATION:
        raise ValueError(keep_for)
    stored, secret = locked(webhook), new_secret()
    ends = timezone.now() + keep_for if keep_for else None
    stored.former_secret, stored.former_secret_ends = (stored.secret, ends) if ends else ("", None)
    stored.secret = encrypt(secret)
    stored.save(update_fields=["secret", "former_secret", "former_secret_ends"])
    log_action(
        instance=stored,
        action=ROTATED,
        user=by,
        data={"former_ends": ends.isoformat() if ends else ""},
    )
    return TellOnce(stored, secret)


@transaction.atomic
def switch_on_webhook(webhook: Webhook, *, by: User) -> None:
    """Tell it of what happens from now on. What happened meanwhile is not sent.

    Raises:
        Webhook.DoesNotExist: it is gone.
    """
    stored = locked(webhook)
    if stored.is_on:
        return
    stored.is_on, stored.switched_off_why = True, ""
    stored.failing_since, stored.failures, stored.rests_until = None, 0, None
    stored.save(update_fields=["is_on", "switched_off_why", "failing_since", "failures", "rests_until"])
    log_action(instance=stored, action=SWITCHED_ON, user=by)
    page_cache.purge()


@transaction.atomic
def switch_off_webhook(webhook: Webhook, *, by: User) -> None:
    """Tell it nothing any more. What waits is given up; it can be asked for again.

    Raises:
        Webhook.DoesNotExist: it is gone.
    """
    stored = locked(webhook)
    if stored.is_on:
        switch_off(stored, SwitchedOff.PERSON, by=by)


@transaction.atomic
def delete_webhook(webhook: Webhook, *, by: User) -> None:
    """Let it go, with all that was sent; the admin's log keeps that it was there."""
    stored = locked(webhook)
    log_action(instance=stored, action=DELETED, user=by, data=_noted(stored), deleted=True)
    stored.delete()
    page_cache.purge()


def locked(webhook: Webhook) -> Webhook:
    """The row as it is, while nobody else changes it.

    Raises:
        Webhook.DoesNotExist: it is gone.
    """
    return Webhook.objects.select_for_update(no_key=True).get(pk=webhook.pk)
