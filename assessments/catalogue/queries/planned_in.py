"""Results of late whose plan names certifications: what a changed fact of theirs would touch."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from assessments.models import Outcome
from certifications.queries.ripple import RippleLine

# Results of these last days are counted: older plans are rarely looked at again.
COUNTED_DAYS = 90


def results_that_plan(slugs: frozenset[str]) -> Sequence[RippleLine]:
    """How many results of the last days plan one of these certifications. One query over those days."""
    if not slugs:
        return ()
    planned = Q()
    for slug in sorted(slugs):
        planned |= Q(document__plan__contains=[{"slug": slug}])
    since = timezone.now() - timedelta(days=COUNTED_DAYS)
    count = Outcome.objects.filter(planned, submitted_at__gte=since).count()
    if not count:
        return ()
    words = ngettext(
        "%(count)d result of the last %(days)d days plans it",
        "%(count)d results of the last %(days)d days plan it",
        count,
    )
    return (RippleLine(words % {"count": count, "days": COUNTED_DAYS}),)
