"""Endpoints of what is a person's own: a learner's, or a visitor's who brings the token of an attempt."""

from typing import Any

from django.utils.cache import patch_vary_headers
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.attempts.api.holder import TOKEN_HEADER, holder_of_call
from portal.shared.rest.views import ApiViewSet


class OwnViewSet(ApiViewSet):
    """Answers with what belongs to whoever asks. What is somebody else's does not exist: 404."""

    def is_open_to_visitors(self, request: Request) -> bool:
        """To those who bring the token of an attempt."""
        return super().is_open_to_visitors(request) and bool(holder_of_call(request).visitors)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, (TOKEN_HEADER,))
        return response
