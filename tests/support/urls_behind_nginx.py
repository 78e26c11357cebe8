"""The site's addresses, and an export that is larger than what systems keep of an answer nobody reads."""

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path

from portal.urls import urlpatterns as site

PIECE, PIECES = b"a,b,c\r\n" * 10_000, 350


def export(_request: HttpRequest) -> StreamingHttpResponse:
    """Streams as the export of outcomes does."""

    def chunks() -> Iterator[bytes]:
        for _number in range(PIECES):
            yield PIECE

    return StreamingHttpResponse(chunks(), content_type="text/csv")


urlpatterns = [path("large-export/", export), *site]
