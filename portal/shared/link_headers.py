"""What a response links besides what its text does (RFC 8288)."""

from django.http.response import HttpResponseBase


def add_link(response: HttpResponseBase, url: str, relation: str, media_type: str = "") -> None:
    """Add a link to the header, behind those that are there."""
    link = f'<{url}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
    before = response.headers.get("Link", "")
    response.headers["Link"] = f"{before}, {link}" if before else link
