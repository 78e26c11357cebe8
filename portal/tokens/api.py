"""The access token of a request, for the program that holds it: what it may do, until when, and its end."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from portal.shared.rest.access import BEARER, security_of
from portal.shared.rest.permissions import HasScope
from portal.shared.rest.problem_types import NOT_FOUND
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import SCOPES
from portal.shared.rest.serializers import require_no_body
from portal.shared.rest.views import ApiViewSet
from portal.tokens.models import AccessToken
from portal.tokens.services.revoke_token import revoke_token

BY_TOKEN = security_of({BEARER: []})
NO_TOKEN = OpenApiResponse(description="You are signed in with a session, so there is no token.")


class CurrentTokenSerializer(serializers.Serializer[Any]):
    """An access token, without its secret and its owner."""

    name = serializers.CharField(help_text="As its owner named it.")
    prefix = serializers.CharField(
        source="token_key", help_text="How it begins, so that its owner can recognise it."
    )
    scopes = serializers.ListField(
        source="known_scopes",
        child=serializers.ChoiceField([(scope.value, scope.value) for scope in SCOPES]),
        help_text="If empty, the token only reads what everybody may read.",
    )
    created_at = serializers.DateTimeField(source="created")
    expires_at = serializers.DateTimeField(source="expiry")


EXAMPLE = OpenApiExample(
    "A token of a reporting tool",
    {
        "name": "Quarterly figures",
        "prefix": "lpt_0a1b2c3d4e5",
        "scopes": ["reports:read"],
        "created_at": "2026-11-30T14:05:01Z",
        "expires_at": "2027-02-28T14:05:01Z",
    },
    response_only=True,
)


class IsSignedIn(HasScope):
    """Anybody with an account, whatever the token is for."""

    def has_permission(self, request: Request, _view: Any) -> bool:
        return bool(request.user.is_authenticated)


class TokensEndpoint(ApiViewSet):
    """The token that you send. A person makes tokens and lists them on the site; a program does neither."""

    permission_classes = (IsSignedIn,)

    @extend_schema(
        auth=BY_TOKEN,
        responses={200: CurrentTokenSerializer, 404: NO_TOKEN},
        examples=[EXAMPLE],
    )
    @action(detail=False, methods=["get"], url_path="current")
    def current(self, request: Request) -> Response:
        """What your token may be used for, and when it ends."""
        return Response(CurrentTokenSerializer(_token(request)).data)

    @extend_schema(auth=BY_TOKEN, responses={204: None, 404: NO_TOKEN})
    @current.mapping.delete
    def revoke(self, request: Request) -> Response:
        """Revoke the token that you send. It stops working from the next request on."""
        require_no_body(request)
        revoke_token(_token(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _token(request: Request) -> AccessToken:
    """The token that came with a request.

    Raises:
        ProblemError: it came with a session.
    """
    if not isinstance(request.auth, AccessToken):
        raise ProblemError(NOT_FOUND, _("You are signed in with a session, so there is no token."))
    return request.auth


ROUTES = (("tokens", TokensEndpoint),)
