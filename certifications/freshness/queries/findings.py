"""What was found at sources and is still somebody's task."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from certifications.freshness.queries.statements import StatementName
from certifications.models import FactVerification, SourceFinding, SourceOutcome

# A later check answers these: whoever read the source saw that it still says so.
ANSWERED_BY_CHECK = (SourceOutcome.OTHERWISE, SourceOutcome.GONE)


def open_findings() -> QuerySet[SourceFinding]:
    """Findings that nobody set aside and no later check answers; those of past statements are among them."""
    later = FactVerification.objects.in_effect(
        certification=OuterRef("certification"),
        digest=OuterRef("digest"),
        recorded_at__gt=OuterRef("found_at"),
    )
    answered = Q(outcome__in=ANSWERED_BY_CHECK) & Q(Exists(later))
    return SourceFinding.objects.filter(closed_at=None).exclude(answered).select_related("found_by")


def findings_by_statement() -> Mapping[StatementName, tuple[SourceFinding, ...]]:
    """The open findings, the latest first, by statement. One query."""
    found: defaultdict[StatementName, list[SourceFinding]] = defaultdict(list)
    for finding in open_findings():
        found[StatementName(finding.certification, finding.digest)].append(finding)
    return {name: tuple(each) for name, each in found.items()}
