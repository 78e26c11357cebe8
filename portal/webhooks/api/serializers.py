"""Webhooks and their deliveries as programs send and read them."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from portal.shared.rest.serializers import InputSerializer, SelectedSerializer, ShownSerializer
from portal.webhooks.models import LONGEST_URL, DeliveryError, DeliveryState, SwitchedOff
from portal.webhooks.services.change_webhook import LONGEST_ROTATION

LONGEST_DESCRIPTION, LONGEST_EVENT = 120, 64


@extend_schema_field({"type": "object", "additionalProperties": True})
class PayloadField(serializers.JSONField):
    """An object whose members the kind of event decides."""


class NewWebhookInput(InputSerializer):
    """A webhook to be made."""

    description = serializers.CharField(
        max_length=LONGEST_DESCRIPTION, help_text="What it is for, such as “Learning management system”."
    )
    url = serializers.CharField(
        max_length=LONGEST_URL,
        help_text="Where events are sent: `https://`, a public server, port 443 or 8443, no user name.",
    )
    events = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_EVENT),
        min_length=1,
        max_length=100,
        help_text="Names of kinds of events, as `webhooks/events/` lists them.",
    )
    may_carry_personal_data = serializers.BooleanField(
        default=False,
        help_text="Whether events name the account and the submission they are about. You must be allowed to "
        "let personal data out.",
    )


class ChangedWebhookInput(NewWebhookInput):
    """A webhook as it is to be from now on, in full."""

    may_carry_personal_data = serializers.BooleanField(
        help_text="Taken away, it empties what was kept of people in the deliveries."
    )


class SecretRotationInput(InputSerializer):
    """How a new secret takes the place of the old one."""

    keep_days = serializers.IntegerField(
        min_value=0,
        max_value=LONGEST_ROTATION.days,
        help_text="How many days the old secret goes on signing beside the new one. 0 when somebody knows it "
        "who should not.",
    )


class WebhookLineSerializer(SelectedSerializer):
    """A webhook in the list. The whole address is in its detail: it may hold a secret of the receiver."""

    identity: ClassVar[tuple[str, ...]] = ("id",)

    id = serializers.UUIDField()
    description = serializers.CharField()
    server = serializers.CharField(help_text="The host of its address, and the port where it has one.")
    events = serializers.ListField(child=serializers.CharField(), help_text="What it is told of.")
    may_carry_personal_data = serializers.BooleanField()
    is_on = serializers.BooleanField()
    switched_off_why = serializers.ChoiceField(
        choices=SwitchedOff.choices, allow_null=True, help_text="Null while it is on."
    )
    failing_since = serializers.DateTimeField(
        allow_null=True, help_text="Since when nothing has arrived; null where the last delivery did."
    )
    is_own = serializers.BooleanField(help_text="Whether you own it.")
    created_at = serializers.DateTimeField()


class WebhookSerializer(WebhookLineSerializer):
    """A webhook with its whole address. Its secret is told once, when it is made."""

    # Told whole.
    identity = ()

    url = serializers.CharField()
    rests_until = serializers.DateTimeField(
        allow_null=True, help_text="Until when its server is left alone, because it failed or asked for it."
    )
    former_secret_ends = serializers.DateTimeField(
        allow_null=True, help_text="Until when the secret before this one signs too; null when it does not."
    )


class ToldSecretSerializer(ShownSerializer):
    """A webhook with its new secret. Nobody can read the secret again."""

    webhook = WebhookSerializer()
    secret = serializers.CharField(help_text="Begins with `whsec_`: for the receiver, to check signatures.")


class DeliveryTrySerializer(ShownSerializer):
    """One time that a delivery was sent."""

    tried_at = serializers.DateTimeField()
    milliseconds = serializers.IntegerField(help_text="How long it took.")
    status = serializers.IntegerField(
        allow_null=True, help_text="What the server answered; null for nothing."
    )
    error = serializers.ChoiceField(
        choices=DeliveryError.choices, allow_null=True, help_text="Why it did not arrive; null where it did."
    )
    sentence = serializers.CharField(allow_blank=True, help_text="The same in words.")


class WebhookDeliverySerializer(SelectedSerializer):
    """One event for one webhook, with its tries."""

    identity: ClassVar[tuple[str, ...]] = ("id",)

    id = serializers.UUIDField(help_text="The `webhook-id` of each try.")
    event = serializers.CharField()
    occurred_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=DeliveryState.choices)
    next_try_at = serializers.DateTimeField(allow_null=True, help_text="Null unless it waits.")
    tries = serializers.ListField(child=DeliveryTrySerializer(), help_text="The first one first.")


class WebhookDeliveryDetailSerializer(WebhookDeliverySerializer):
    """A delivery with what it says of the event. What it says of a person is for its receiver alone."""

    identity = ()

    # Fields are taken out of the class, which has another `data`.
    data = PayloadField(  # type: ignore[assignment]
        help_text="As its kind declares it in `webhooks/events/`."
    )
    carries_personal_data = serializers.BooleanField(
        help_text="Whether its receiver is told more, of a person; not shown here."
    )


class WebhookEventSerializer(SelectedSerializer):
    """A kind of event that a webhook can ask for."""

    identity = ("name",)

    name = serializers.CharField(help_text="Permanent.")
    sentence = serializers.CharField(help_text="When it is told.")
    data = PayloadField(help_text="JSON Schema of `data`.")  # type: ignore[assignment]  # as above
    personal = PayloadField(
        allow_null=True,
        help_text="JSON Schema of what webhooks that may carry personal data are told too; null for nothing.",
    )


def serialized(serializer: type[serializers.Serializer[Any]], document: dict[str, Any]) -> Any:
    """A document in the form that programs read."""
    return serializer(document).data
