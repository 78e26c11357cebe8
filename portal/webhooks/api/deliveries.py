"""What was sent to a webhook, for programs: how each try went, and sending something once more."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from portal.shared.rest.problem_types import CONFLICT
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import require_no_body
from portal.shared.rest.views import ApiViewSet
from portal.users.views import authenticated_user
from portal.webhooks.api import examples
from portal.webhooks.api.documents import delivery_detail, delivery_document
from portal.webhooks.api.serializers import (
    WebhookDeliveryDetailSerializer,
    WebhookDeliverySerializer,
    serialized,
)
from portal.webhooks.kinds import TEST, event_names
from portal.webhooks.models import DeliveryState, Webhook, WebhookDelivery
from portal.webhooks.queries import deliveries_of, webhooks
from portal.webhooks.services.ask_delivery import WebhookIsOffError, redeliver

STATE = OpenApiParameter("state", str, enum=DeliveryState.values, description="Those in this state alone.")
EVENT = OpenApiParameter("event", str, description="Those of this kind alone, such as `fact.changed`.")


class WebhookDeliveriesEndpoint(ApiViewSet):
    """Deliveries of a webhook, each with a log of its tries; kept for 30 days."""

    tag = "webhooks"
    scopes: ClassVar = {
        "list": Scope.WEBHOOKS_READ,
        "retrieve": Scope.WEBHOOKS_READ,
        "redeliver": Scope.WEBHOOKS_WRITE,
    }
    parameters: ClassVar = {"list": ("state", "event")}
    serializer_class = WebhookDeliverySerializer
    paged_actions = ("list",)
    selectable_actions = ("list",)
    ordering = ("-occurred_at", "pk")
    lookup_field = "id"
    lookup_value_converter = "uuid"

    @extend_schema(
        parameters=[STATE, EVENT], responses=WebhookDeliverySerializer, examples=[examples.DELIVERY]
    )
    def list(self, request: Request, webhook: UUID) -> Response:
        """What was sent to a webhook, the newest first, with each try."""
        rows = _deliveries(webhook).defer("data", "personal")
        chosen = _chosen(request)
        return self.page(request, rows.filter(**chosen), WebhookDeliverySerializer, _lines)

    @extend_schema(responses=WebhookDeliveryDetailSerializer, examples=[examples.DETAIL])
    def retrieve(self, _request: Request, webhook: UUID, id: UUID) -> Response:
        """A delivery: its tries, and what it says of the event. What it says of a person is not shown."""
        return Response(_shown(webhook, id))

    @extend_schema(
        request=None,
        responses={
            202: WebhookDeliveryDetailSerializer,
            409: OpenApiResponse(description="The webhook is off. Switch it on first."),
        },
        examples=[examples.DETAIL],
    )
    @action(detail=True, methods=["post"])
    def redeliver(self, request: Request, webhook: UUID, id: UUID) -> Response:
        """Send it again, under the same id, with a new round of tries. What waits is sent now."""
        delivery = _delivery(webhook, id)
        require_no_body(request)
        try:
            redeliver(delivery, by=authenticated_user(request._request))
        except WebhookIsOffError as error:
            raise ProblemError(CONFLICT, _("The webhook is off. Switch it on first.")) from error
        except (Webhook.DoesNotExist, WebhookDelivery.DoesNotExist) as error:
            raise Http404 from error
        return Response(_shown(webhook, id), status=HTTPStatus.ACCEPTED)


def _deliveries(webhook: UUID) -> QuerySet[WebhookDelivery]:
    """What was sent to a webhook that is there; one query to see that."""
    if not webhooks().filter(pk=webhook).exists():
        raise Http404
    return deliveries_of(webhook)


def _delivery(webhook: UUID, pk: UUID) -> WebhookDelivery:
    found = deliveries_of(webhook).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _chosen(request: Request) -> dict[str, str]:
    """The filters of a list, by the column.

    Raises:
        ValidationError: there is no such state, or no such event.
    """
    chosen = {}
    state, event = request.query_params.get("state"), request.query_params.get("event")
    if state is not None:
        if state not in DeliveryState.values:
            words = ", ".join(DeliveryState.values)
            raise ValidationError({"?state": _("This is one of: %(names)s.") % {"names": words}})
        chosen["state"] = state
    if event is not None:
        if event not in {*event_names(), TEST.name}:
            raise ValidationError({"?event": _("There is no event with this name.")})
        chosen["kind"] = event
    return chosen


def _shown(webhook: UUID, pk: UUID) -> Any:
    return serialized(WebhookDeliveryDetailSerializer, delivery_detail(_delivery(webhook, pk)))


def _lines(rows: Iterable[WebhookDelivery]) -> Iterable[dict[str, Any]]:
    return map(delivery_document, rows)
