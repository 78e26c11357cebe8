"""What was found at a source, in words."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from certifications.models import SourceFinding, SourceOutcome
from portal.shared.words import site_day_words


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding at a row. `url` is the new address of a source that has moved."""

    public_id: UUID
    outcome: str
    words: str
    detail: str
    url: str
    note: str
    found: str


def finding_line(finding: SourceFinding) -> FindingLine:
    """A finding with who found it, and when."""
    is_address = finding.outcome == SourceOutcome.MOVED and finding.detail.startswith(("http://", "https://"))
    is_passage = finding.by_watch and finding.outcome == SourceOutcome.OTHERWISE
    return FindingLine(
        public_id=finding.public_id,
        outcome=finding.outcome,
        words=_("The passage has changed") if is_passage else str(SourceOutcome(finding.outcome).label),
        detail=finding.detail or (_("it is no longer on the page") if is_passage else ""),
        url=finding.detail if is_address else "",
        note=_("Before: %(passage)s") % {"passage": finding.note} if is_passage else finding.note,
        found=_found(finding),
    )


def _found(finding: SourceFinding) -> str:
    day = site_day_words(finding.found_at)
    if finding.by_watch:
        return _("Found by the source watch on %(day)s") % {"day": day}
    if finding.found_by:
        name = finding.found_by.get_full_name() or finding.found_by.email
        return _("Found by %(name)s on %(day)s") % {"name": name, "day": day}
    return _("Found on %(day)s") % {"day": day}


def topics_line(topic: str) -> str:
    """What the page itself says that sources disagree about."""
    return _("Sources disagree: %(topic)s") % {"topic": topic}
