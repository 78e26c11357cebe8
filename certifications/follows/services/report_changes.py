"""Tell other programs what was published of a certification, and what it changed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certifications.models import CertificationPage
from certifications.models.fact_changes import ExplainedFactChange
from portal.webhooks.kinds import Payload, WebhookEvent
from portal.webhooks.services.report_events import Occurrence, report_events


class CertificationPublished(Payload):
    """A certification as readers see it from now on."""

    certification: UUID
    """The permanent key of the certification."""
    slug: str
    """What its address ends in."""
    title: str
    """Its name."""
    url: str
    """The address of its page."""
    published_at: datetime
    """When it went live."""


class PublishedFactChanged(Payload):
    """A fact that readers saw, and what it says now."""

    certification: UUID
    """The permanent key of the certification."""
    title: str
    """The name of the certification."""
    fact: str
    """The key of the fact."""
    old_value: str
    """What it said."""
    new_value: str
    """What it says now; empty where the fact is not stated any more."""
    because: str
    """wrong: our error. issuer: the issuer changed it. words: only the words are new. Empty: not said."""
    reason: str
    """How an error of ours came about."""
    source_url: str
    """Where it can be read; may be empty."""
    published_at: datetime
    """When it went live."""


CERTIFICATION_PUBLISHED = WebhookEvent(
    "certification.published", _("A certification’s page was published."), CertificationPublished
)
FACT_CHANGED = WebhookEvent(
    "fact.changed", _("A published fact about a certification changed."), PublishedFactChanged
)


def report_changes(page: CertificationPage, changes: Iterable[ExplainedFactChange]) -> None:
    """Tell of a publication, and of each fact that it changed, in its transaction.

    One statement for each of the two kinds, and one that reads the page; none where nobody wants to know.
    """
    now = timezone.now()
    report_events(CERTIFICATION_PUBLISHED, _publication(page, now), at=now)
    report_events(FACT_CHANGED, _changes(page, changes, now), at=now)


def _publication(page: CertificationPage, now: datetime) -> Iterator[Occurrence]:
    # What was published may have another title than the page at hand.
    published = CertificationPage.objects.get(pk=page.pk)
    yield Occurrence(
        CertificationPublished(
            certification=published.translation_key,
            slug=published.slug,
            title=published.title,
            url=published.full_url or "",
            published_at=now,
        )
    )


def _changes(
    page: CertificationPage, changes: Iterable[ExplainedFactChange], now: datetime
) -> Iterator[Occurrence]:
    for explained in changes:
        old, new = explained.change.old, explained.change.new
        yield Occurrence(
            PublishedFactChanged(
                certification=page.translation_key,
                title=page.title,
                fact=old.key,
                old_value=old.stated,
                new_value=new.stated if new else "",
                because=explained.because.value if explained.because else "",
                reason=explained.reason,
                # A fact that is removed has no row with a source.
                source_url=explained.row.source_url if new else "",
                published_at=now,
            )
        )
