"""Atom feeds of what changes about all certifications, and about one."""

from datetime import datetime
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from certifications.domain.certification import Certification
from certifications.follows.presenters import ToldChange, told_changes
from certifications.follows.queries import latest_changes
from certifications.follows.views.found import found_certification
from certifications.models import CertificationPage
from certifications.queries.kept import kept_certifications
from portal.shared.atom import DatedAtom, atom_response, urn, urn_of_address


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponseBase:
    """What changes about all certifications."""
    return atom_response(request, ChangesFeed())


@require_safe
def certification_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What changes about one certification.

    Raises:
        Http404: readers see no certification of this slug.
    """
    key, certification = found_certification(slug)
    return atom_response(request, OneCertificationFeed(key, certification))


class ChangesFeed(Feed[ToldChange, None]):
    """Entries are written once, so the day of an entry is that of its change."""

    feed_type = DatedAtom
    title: Promise | str = gettext_lazy("Changes of certifications")
    subtitle = gettext_lazy("What issuers changed, what we had wrong, and what is announced and near.")
    # Atom wants somebody to stand for each feed.
    author_name = gettext_lazy("The editors of this site")
    certification: UUID | None = None

    def link(self) -> str:
        """Where readers find the certifications."""
        first = next(iter(kept_certifications()), None)
        return first.url.rpartition(f"{first.slug}/")[0] if first else "/"

    def feed_guid(self) -> str:
        """Permanent: made of the feed's address."""
        return urn_of_address(reverse("certifications:changes_feed"))

    def feed_extra_kwargs(self, _obj: None) -> dict[str, datetime]:
        """When it began, as long as it has no entry."""
        first = CertificationPage.objects.live().order_by("first_published_at")
        begun = first.values_list("first_published_at", flat=True).first()
        return {"begun_at": begun or timezone.now()}

    def items(self) -> tuple[ToldChange, ...]:
        """The latest first."""
        return told_changes(latest_changes(self.certification))

    def item_title(self, item: ToldChange) -> str:
        """The certification, and what changed of it."""
        if item.is_ahead:
            return _("%(certification)s from %(when)s: %(what)s") % {
                "certification": item.certification,
                "when": item.when,
                "what": item.what,
            }
        return f"{item.certification}: {item.what}"

    def item_description(self, item: ToldChange) -> str:
        """Old and new value, why, and where it is from; HTML."""
        return render_to_string("certifications/follows/entry.html", {"line": item}).strip()

    def item_link(self, item: ToldChange) -> str:
        """The page of the certification."""
        return item.link

    def item_guid(self, item: ToldChange) -> str:
        """Permanent."""
        return urn(item.public_id)

    def item_pubdate(self, item: ToldChange) -> datetime:
        """When it went live, or was first near."""
        return item.noted_at

    def item_updateddate(self, item: ToldChange) -> datetime:
        """As `item_pubdate`: an entry does not change."""
        return item.noted_at


class OneCertificationFeed(ChangesFeed):
    """The same of one certification."""

    def __init__(self, key: UUID, certification: Certification) -> None:
        self.certification = key
        self.known = certification
        self.title = _("Changes of %(name)s") % {"name": certification.title}

    def link(self) -> str:
        """The certification's page."""
        return self.known.url

    def feed_guid(self) -> str:
        """Permanent: made of the page's permanent key."""
        return urn_of_address(f"/certifications/{self.certification}/feed/")
