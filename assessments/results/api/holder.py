"""Endpoints of what is a person's own: a learner's, or a visitor's who brings the token of an attempt."""

from typing import Any

from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.access import Holder, holder_by_token
from portal.shared.rest.access import ATTEMPT_HEADER
from portal.shared.rest.views import ApiViewSet

HEADER = ATTEMPT_HEADER
TOKEN_HEADER = OpenApiParameter(
    HEADER,
    str,
    OpenApiParameter.HEADER,
    description="The token of an attempt that was started without an account; it shows that attempt’s alone.",
)


class OwnViewSet(ApiViewSet):
    """Answers with what belongs to whoever asks. What is somebody else's does not exist: 404."""

    def is_open_to_visitors(self, request: Request) -> bool:
        """To those who bring the token of an attempt."""
        return super().is_open_to_visitors(request) and bool(holder_of_call(request).visitors)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, (HEADER,))
        return response


def holder_of_call(request: Request) -> Holder:
    """Whose rows a call is about: those of its account, and those of the attempt whose token it brings."""
    return holder_by_token(request.user.pk, request.headers.get(HEADER, ""))
