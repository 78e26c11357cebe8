"""The language of an answer: the asked one, in whatever layer the answer is made."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.shared.rest.problems import API_ROOT


class ApiLanguageMiddleware:
    """Answers below the API's root are in the language that `Accept-Language` asks for, and say so.

    It stands above the layers that refuse requests: their sentences are for the same reader.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers below."""
        if not request.path.startswith(API_ROOT):
            return self._get_response(request)
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", language)
        if len(settings.LANGUAGES) > 1:
            # Django lets the cookie of a language go before the header.
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response
