"""Atom feeds for everybody: permanent names, real days of change, kept like pages."""

from collections.abc import Callable
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import set_response_etag
from django.utils.feedgenerator import Atom1Feed

from portal.shared.page_cache import public_response


class DatedAtom(Atom1Feed):
    """Atom whose feed without entries has a day too, the same one each time: `begun_at`."""

    def latest_post_date(self) -> datetime:
        """When its latest entry changed; of a feed without any when it began."""
        if not self.items:
            begun: datetime = self.feed["begun_at"]
            return begun
        latest: datetime = super().latest_post_date()
        return latest


def urn(name: UUID) -> str:
    """A permanent name as Atom writes it."""
    return f"urn:uuid:{name}"


def urn_of_address(address: str) -> str:
    """A permanent name for what has an address on this site and no name of its own."""
    return urn(uuid5(NAMESPACE_URL, f"{settings.BASE_URL}{address}"))


def atom_response(request: HttpRequest, feed: Callable[[HttpRequest], HttpResponse]) -> HttpResponseBase:
    """A feed as a public response with its ETag: programs that read it again get it only when it changed."""
    return public_response(request, set_response_etag(feed(request)))
