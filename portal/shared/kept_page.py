"""A visitors' page as the page cache keeps it, plain and compressed."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

# Of parameters there are copies without end: one larger than this is made again, not kept.
LARGEST_VARIANT = 256 * 1024
# Parameters of programs that make an answer large, and of which hardly any two ask for the same.
UNKEPT = frozenset({"as_of", "expand"})


def is_worth_keeping(query: str, content: bytes) -> bool:
    """Whether a page with these parameters, none for empty text, is worth the memory of a copy."""
    return not query or (len(content) <= LARGEST_VARIANT and UNKEPT.isdisjoint(parse_qs(query)))


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
