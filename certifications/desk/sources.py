"""What the catalogue has for people, in sentences."""

from collections.abc import Collection, Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.desk import queries
from certifications.domain.checklist import Need
from certifications.models import SourceOutcome
from portal.editorial.desk.ports import DeskItem, DeskSource, Tray, desk_sources, holds, page_figures
from portal.shared.words import number_words
from portal.users.models import User

ANSWER_REPORTS = "certifications.change_factreport"
VERIFY_FACTS = "certifications.add_factverification"


def reports(_user: User) -> Iterator[DeskItem]:
    """Errors that readers reported."""
    found = queries.open_reports()
    said = ngettext(
        "%(count)s error reported by readers needs an answer",
        "%(count)s errors reported by readers need an answer",
        found.count,
    )
    url = f"{reverse('certifications_admin:reports')}?state=open"
    yield DeskItem(said % {"count": number_words(found.count)}, url, found.since, found.count)


def stale_statements(_user: User) -> Iterator[DeskItem]:
    """Facts and progressions whose source was read too long ago."""
    count = queries.stale_statements()
    said = ngettext(
        "%(count)s statement is stale: read its source again",
        "%(count)s statements are stale: read their sources again",
        count,
    )
    url = f"{reverse('certifications_admin:facts_to_check')}?needs={Need.STALE}"
    yield DeskItem(said % {"count": number_words(count)}, url, count=count)


def broken_links(_user: User) -> Iterator[DeskItem]:
    """Sources that are gone or have moved."""
    found = queries.findings(SourceOutcome.GONE, SourceOutcome.MOVED)
    said = ngettext(
        "The source of %(count)s statement is gone or has moved",
        "The sources of %(count)s statements are gone or have moved",
        found.count,
    )
    yield _finding_item(said, found)


def changed_sources(_user: User) -> Iterator[DeskItem]:
    """Sources that say something else by now."""
    found = queries.findings(SourceOutcome.OTHERWISE)
    said = ngettext(
        "The source of %(count)s statement says something else",
        "The sources of %(count)s statements say something else",
        found.count,
    )
    yield _finding_item(said, found)


def _finding_item(said: str, found: queries.Waiting) -> DeskItem:
    url = f"{reverse('certifications_admin:facts_to_check')}?needs={Need.FOUND}"
    return DeskItem(said % {"count": number_words(found.count)}, url, found.since, found.count)


def contradictions(_user: User) -> Iterator[DeskItem]:
    """Where sources disagree."""
    count = queries.contradictions()
    said = ngettext("Sources disagree in %(count)s place", "Sources disagree in %(count)s places", count)
    url = f"{reverse('certifications_admin:facts_to_check')}?needs={Need.CONTRADICTED}"
    yield DeskItem(said % {"count": number_words(count)}, url, count=count)


def figures(pages: Collection[int]) -> Mapping[int, str]:
    """What the desk says of certifications among these pages."""
    return {pk: _figure_words(found) for pk, found in queries.figures_of(pages).items()}


def _figure_words(found: queries.PageFigures) -> str:
    facts = ngettext("%(count)s fact", "%(count)s facts", found.facts) % {"count": number_words(found.facts)}
    stale = _("%(count)s stale") % {"count": number_words(found.stale)} if found.stale else _("none stale")
    said = ngettext("%(count)s open report", "%(count)s open reports", found.reports)
    parts = [facts, stale] if found.facts else [_("no published facts")]
    if found.reports:
        parts.append(said % {"count": number_words(found.reports)})
    return ", ".join(parts)


def register() -> None:
    """Fill the ports of the desk."""
    for name, source in (
        ("reports by readers", DeskSource(Tray.WAITS, holds(ANSWER_REPORTS), reports)),
        ("stale statements", DeskSource(Tray.UPKEEP, holds(VERIFY_FACTS), stale_statements)),
        ("broken links", DeskSource(Tray.UPKEEP, holds(VERIFY_FACTS), broken_links)),
        ("changed sources", DeskSource(Tray.UPKEEP, holds(VERIFY_FACTS), changed_sources)),
        ("contradictions", DeskSource(Tray.UPKEEP, holds(VERIFY_FACTS), contradictions)),
    ):
        desk_sources.register(name, source)
    page_figures.register("facts", figures)
