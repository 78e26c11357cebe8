"""Webhooks by program: read, made, changed, switched and let go as on the admin's pages."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError as InvalidError
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from portal.shared.rest.problem_types import CONFLICT, FORBIDDEN
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import require_no_body
from portal.shared.rest.views import ApiViewSet, require_match
from portal.users.models import User
from portal.users.views import authenticated_user
from portal.webhooks.api import examples
from portal.webhooks.api.documents import (
    delivery_detail,
    event_document,
    webhook_document,
    webhook_etag,
    webhook_line,
)
from portal.webhooks.api.serializers import (
    ChangedWebhookInput,
    NewWebhookInput,
    SecretRotationInput,
    ToldSecretSerializer,
    WebhookDeliveryDetailSerializer,
    WebhookEventSerializer,
    WebhookLineSerializer,
    WebhookSerializer,
    serialized,
)
from portal.webhooks.kinds import WebhookEvent, declared_events
from portal.webhooks.models import Webhook
from portal.webhooks.queries import webhooks
from portal.webhooks.services.ask_delivery import send_test
from portal.webhooks.services.change_webhook import (
    LET_PERSONAL_DATA,
    TellOnce,
    WebhookInput,
    change_webhook,
    create_webhook,
    delete_webhook,
    locked,
    rotate_secret,
    switch_off_webhook,
    switch_on_webhook,
)

ADD, DELETE = "webhooks.add_webhook", "webhooks.delete_webhook"
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="The ETag of the webhook that you have read."
)
_GRANT_REFUSED = OpenApiResponse(
    description="The token has not the scope, its owner not the permission, or may not let personal data out."
)
_READ = ("list", "retrieve")
_WRITE = ("create", "update", "destroy", "rotate", "test", "switch_on", "switch_off")


class WebhooksEndpoint(ApiViewSet):
    """Programs that are told what happens here: each with its address, its events and its state."""

    scopes: ClassVar = dict.fromkeys(_READ, Scope.WEBHOOKS_READ) | dict.fromkeys(_WRITE, Scope.WEBHOOKS_WRITE)
    public_actions = ("events",)
    serializer_class = WebhookLineSerializer
    serializer_classes: ClassVar = {"events": WebhookEventSerializer}
    paged_actions = ("list", "events")
    selectable_actions = ("list", "events")
    ordering = ("description", "pk")
    lookup_field = "id"
    lookup_value_converter = "uuid"

    @staticmethod
    def cursor_key(row: WebhookEvent) -> str:
        """Events are told apart by their names."""
        return row.name

    @extend_schema(responses=WebhookLineSerializer, examples=[examples.LINE])
    def list(self, request: Request) -> Response:
        """All webhooks, by description."""
        show = partial(_lines, person=authenticated_user(request._request))
        return self.page(request, webhooks(), WebhookLineSerializer, show)

    @extend_schema(responses=WebhookSerializer, examples=[examples.WEBHOOK])
    def retrieve(self, request: Request, id: UUID) -> Response:
        """A webhook with its whole address, and the ETag that a change asks for."""
        return _shown(_webhook(id), authenticated_user(request._request))

    @extend_schema(
        request=NewWebhookInput,
        responses={
            201: ToldSecretSerializer,
            403: _GRANT_REFUSED,
            409: OpenApiResponse(description="There are as many webhooks as there may be."),
        },
        examples=[examples.ENTERED, examples.MADE],
    )
    def create(self, request: Request) -> Response:
        """Make a webhook, which is on. The answer has its secret, once: give it to the receiver."""
        person = _allowed(request, ADD)
        given = _given(NewWebhookInput, request)
        _refuse_grant(person, is_asked=given.may_carry_personal_data)
        try:
            told = create_webhook(given, by=person)
        except InvalidError as error:
            raise _refusal(error) from error
        address = reverse("api:webhooks-detail", args=[told.webhook.pk])
        return _told(told, person, status=HTTPStatus.CREATED, headers={"Location": address})

    @extend_schema(
        parameters=[IF_MATCH],
        request=ChangedWebhookInput,
        responses={
            200: WebhookSerializer,
            403: _GRANT_REFUSED,
            412: OpenApiResponse(description="It has changed meanwhile. `ETag` names its state."),
            428: OpenApiResponse(description="Say in `If-Match` what you have read."),
        },
        examples=[examples.ENTERED, examples.WEBHOOK],
    )
    def update(self, request: Request, id: UUID) -> Response:
        """Enter a webhook anew, in full. Another address takes the grant for personal data away, unless
        you may give it.
        """
        person = authenticated_user(request._request)
        _webhook(id)
        given = _given(ChangedWebhookInput, request)
        with transaction.atomic():
            row = _locked(id)
            require_match(request, webhook_etag(row, person))
            if not row.may_carry_personal_data:
                _refuse_grant(person, is_asked=given.may_carry_personal_data)
            try:
                changed = change_webhook(row, given, by=person)
            except InvalidError as error:
                raise _refusal(error) from error
        return _shown(changed, person)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, id: UUID) -> Response:
        """Delete a webhook, with everything that was sent to it."""
        person = _allowed(request, DELETE)
        with transaction.atomic():
            webhook = _locked(id)
            require_no_body(request)
            delete_webhook(webhook, by=person)
        return Response(status=HTTPStatus.NO_CONTENT)

    @extend_schema(
        request=SecretRotationInput,
        responses=ToldSecretSerializer,
        examples=[examples.ROTATION, examples.ROTATED],
    )
    @action(detail=True, methods=["post"])
    def rotate(self, request: Request, id: UUID) -> Response:
        """Make a new secret, told once. The old one signs beside it for some days, or ends at once."""
        person = authenticated_user(request._request)
        _webhook(id)
        sent = SecretRotationInput(data=request.data)
        sent.is_valid(raise_exception=True)
        keep_for = timedelta(days=sent.validated_data["keep_days"])
        with transaction.atomic():
            told = rotate_secret(_locked(id), by=person, keep_for=keep_for)
        return _told(told, person)

    @extend_schema(request=None, responses={202: WebhookDeliveryDetailSerializer}, examples=[examples.TEST])
    @action(detail=True, methods=["post"])
    def test(self, request: Request, id: UUID) -> Response:
        """Send a test, once, also to a webhook that is off. `Location` leads to how it goes."""
        person = authenticated_user(request._request)
        with transaction.atomic():
            webhook = _locked(id)
            require_no_body(request)
            delivery = send_test(webhook, by=person)
        address = reverse("api:webhooks-deliveries-detail", args=[id, delivery.pk])
        shown = serialized(WebhookDeliveryDetailSerializer, delivery_detail(delivery))
        return Response(shown, status=HTTPStatus.ACCEPTED, headers={"Location": address})

    @extend_schema(request=None, responses=WebhookSerializer, examples=[examples.WEBHOOK])
    @action(detail=True, methods=["post"], url_path="switch-on")
    def switch_on(self, request: Request, id: UUID) -> Response:
        """Switch a webhook on. It gets events from now on. One that is on stays as it is."""
        return _switched(request, id, switch_on_webhook)

    @extend_schema(request=None, responses=WebhookSerializer, examples=[examples.WEBHOOK])
    @action(detail=True, methods=["post"], url_path="switch-off")
    def switch_off(self, request: Request, id: UUID) -> Response:
        """Switch a webhook off. What waits is given up; one that is off stays as it is."""
        return _switched(request, id, switch_off_webhook)

    @extend_schema(responses=WebhookEventSerializer, examples=[examples.EVENT])
    @action(detail=False)
    def events(self, request: Request) -> Response:
        """The kinds of events that a webhook can ask for, with the JSON Schema of what each says."""
        return self.page(request, declared_events(), WebhookEventSerializer, _events)


def _webhook(pk: UUID) -> Webhook:
    found = webhooks().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _locked(pk: UUID) -> Webhook:
    """The row, while nobody else changes it.

    Raises:
        Http404: it is gone.
    """
    try:
        return locked(Webhook(pk=pk))
    except Webhook.DoesNotExist as error:
        raise Http404 from error


def _allowed(request: Request, permission: str) -> User:
    person = authenticated_user(request._request)
    if not person.has_perm(permission):
        raise PermissionDenied
    return person


def _given(serializer: type[NewWebhookInput], request: Request) -> WebhookInput:
    sent = serializer(data=request.data)
    sent.is_valid(raise_exception=True)
    known = sent.validated_data
    return WebhookInput(
        known["description"], known["url"], tuple(known["events"]), known["may_carry_personal_data"]
    )


def _refuse_grant(person: User, *, is_asked: bool) -> None:
    """Say at which field it is refused, before the service does.

    Raises:
        ProblemError: personal data is not theirs to let out.
    """
    if is_asked and not person.has_perm(LET_PERSONAL_DATA):
        sentence = _("You may not let personal data out.")
        raise ProblemError(FORBIDDEN, sentence, errors=(("/may_carry_personal_data", sentence),))


def _refusal(error: InvalidError) -> Exception:
    """What the service refused, at its fields; or that there are too many."""
    if hasattr(error, "error_dict"):
        return ValidationError(error.message_dict)
    return ProblemError(CONFLICT, " ".join(error.messages))


def _switched(request: Request, pk: UUID, switch: Any) -> Response:
    person = authenticated_user(request._request)
    with transaction.atomic():
        webhook = _locked(pk)
        require_no_body(request)
        switch(webhook, by=person)
    return _shown(_webhook(pk), person)


def _shown(webhook: Webhook, person: User) -> Response:
    shown = serialized(WebhookSerializer, webhook_document(webhook, person))
    return Response(shown, headers={"ETag": webhook_etag(webhook, person)})


def _told(told: TellOnce, person: User, **more: Any) -> Response:
    """The answer with the secret, which nobody keeps on its way."""
    document = {"webhook": webhook_document(told.webhook, person), "secret": told.secret}
    headers = {"Cache-Control": "no-store", **more.pop("headers", {})}
    return Response(serialized(ToldSecretSerializer, document), headers=headers, **more)


def _lines(rows: Iterable[Webhook], person: User) -> Iterable[dict[str, Any]]:
    return (webhook_line(row, person) for row in rows)


def _events(rows: Iterable[WebhookEvent]) -> Iterable[dict[str, Any]]:
    return map(event_document, rows)
