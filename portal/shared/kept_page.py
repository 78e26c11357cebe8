"""A visitors' page as the page cache keeps it, plain and compressed."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A copy of a page, and the same compressed once for all who take it so."""

    headers: dict[str, str]
    content: bytes
    gzipped: bytes

    @classmethod
    def of(cls, response: HttpResponse, headers: dict[str, str]) -> Self:
        """A copy of a response, with these of its headers."""
        return cls(headers, response.content, compress_string(response.content))

    def response(self, *, compressed: bool) -> HttpResponse:
        """The page again. Nothing in it is secret, so its length may be the same each time."""
        if not compressed:
            return HttpResponse(self.content, headers=self.headers)
        response = HttpResponse(self.gzipped, headers={**self.headers, "Content-Encoding": "gzip"})
        patch_vary_headers(response, ("Accept-Encoding",))
        if response.get("ETag", "").startswith('"'):
            # The same page, in other bytes.
            response["ETag"] = f"W/{response['ETag']}"
        return response
