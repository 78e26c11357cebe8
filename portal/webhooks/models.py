"""Who is told of what, what was sent, and how each try went."""

import uuid
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.webhooks.kinds import TEST

LONGEST_URL = 1000


class SwitchedOff(models.TextChoices):
    """Why a webhook is off."""

    PERSON = "person", _("somebody switched it off")
    GONE = "gone", _("its server answered that it is gone for good (410)")
    FAILING = "failing", _("nothing reached its server for five days")


class Webhook(models.Model):
    """A subscription: an address that is told of some kinds of events.

    The secrets are encrypted (portal.users.factor_secrets). `former_secret` signs beside the present one
    until `former_secret_ends`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    description = models.CharField(
        _("description"), max_length=120, help_text=_("What it is for, such as “Learning management system”.")
    )
    url = models.CharField(
        _("address"),
        max_length=LONGEST_URL,
        help_text=_(
            "Where events are sent. It begins with https://, and its server is on the public internet."
        ),
    )
    events = ArrayField(models.CharField(max_length=64), verbose_name=_("events"))
    may_carry_personal_data = models.BooleanField(
        _("may carry personal data"),
        default=False,
        help_text=_("Events then name the account and the submission they are about."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    secret = models.TextField(editable=False)
    former_secret = models.TextField(blank=True, default="", editable=False)
    former_secret_ends = models.DateTimeField(null=True, blank=True, editable=False)

    is_on = models.BooleanField(_("on"), default=True)
    switched_off_why = models.CharField(max_length=8, choices=SwitchedOff.choices, blank=True, default="")
    # Since when nothing arrives, how many tries failed since, and until when its server is left alone.
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ("description", "id")
        permissions = (("let_personal_data", _("Can let webhooks carry personal data")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_on=True, switched_off_why="") | (Q(is_on=False) & ~Q(switched_off_why="")),
                name="webhooks_webhook_off_has_why",
            ),
            models.CheckConstraint(
                condition=Q(former_secret="", former_secret_ends=None)
                | (~Q(former_secret="") & Q(former_secret_ends__isnull=False)),
                name="webhooks_webhook_former_secret_ends",
            ),
        )

    def __str__(self) -> str:
        return self.description

    @property
    def host(self) -> str:
        """The host of the address: the rest may hold what only the owner should know."""
        return urlsplit(self.url).netloc


class DeliveryState(models.TextChoices):
    """How far a delivery has come."""

    WAITING = "waiting", _("Waiting")
    DELIVERED = "delivered", _("Delivered")
    GIVEN_UP = "given_up", _("Given up")


class WebhookDeliveryQuerySet(models.QuerySet["WebhookDelivery"]):
    """Rows of what is sent."""

    def due(self, now: datetime) -> "WebhookDeliveryQuerySet":
        """Those to be sent now, to webhooks that are on and do not rest; tests in any case."""
        free = Q(webhook__rests_until=None) | Q(webhook__rests_until__lte=now)
        return self.filter(
            Q(kind=TEST.name) | (Q(webhook__is_on=True) & free),
            state=DeliveryState.WAITING,
            next_try_at__lte=now,
        )


class WebhookDelivery(models.Model):
    """One event for one webhook. Its id is the `webhook-id` of every try, also of those asked for by hand.

    `personal` is empty unless the webhook had the grant; `about` is whom it names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(_("event"), max_length=64)
    occurred_at = models.DateTimeField(_("happened"))
    data = models.JSONField()
    personal = models.JSONField(null=True, blank=True)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    # Tries of this round; whoever asks for it again begins another.
    tries = models.PositiveSmallIntegerField(default=0)
    # While it is being sent: when others may take it up, should its worker be lost.
    next_try_at = models.DateTimeField(null=True, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        default_permissions = ()
        indexes = (
            models.Index(fields=["webhook", "-occurred_at", "id"], name="webhooks_delivery_newest"),
            models.Index(
                fields=["next_try_at"], condition=Q(state="waiting"), name="webhooks_delivery_waiting"
            ),
            models.Index(fields=["occurred_at"], name="webhooks_delivery_when"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="waiting", next_try_at__isnull=False)
                | (~Q(state="waiting") & Q(next_try_at__isnull=True)),
                name="webhooks_delivery_waits_for_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class DeliveryError(models.TextChoices):
    """Why a try brought no answer; the first four as portal.shared.outbound.web_request has them."""

    NAME = "name", _("The name of the server has no address.")
    ADDRESS = "address", _("The server is not on the public internet.")
    CONNECTION = "connection", _("The server took no connection, or broke it off.")
    TIME = "time", _("The server did not answer in time.")
    STATUS = "status", _("The server refused it.")
    REDIRECT = "redirect", _("The server sent it elsewhere. Webhooks follow no redirects.")
    SECRET = "secret", _("The secret cannot be read. Make a new one.")


class DeliveryTry(models.Model):
    """One try; never changed. `status` is None where there was no answer."""

    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="log")
    tried_at = models.DateTimeField(default=timezone.now)
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    error = models.CharField(max_length=10, choices=DeliveryError.choices, blank=True, default="")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ("tried_at", "pk")

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.status or self.error}"
