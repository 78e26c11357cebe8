"""Text goes compressed to whoever takes it so, whether or not nginx stands in front."""

import re

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip

# Files to take away are streamed, compressed in themselves, or large: they go as they are.
TEXT = re.compile(
    r"text/(html|plain|markdown|css|javascript|xml|calendar)\b|application/([\w.+-]+\+)?(json|xml)\b|image/svg\b"
)


class TextCompressionMiddleware(GZipMiddleware):
    """Django's compression, which hides the length of secrets, for whole answers of text."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave files and streams as they are."""
        if response.streaming or not TEXT.match(response.get("Content-Type", "")):
            return response
        return super().process_response(request, response)


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether the client takes compressed answers."""
    return bool(re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
