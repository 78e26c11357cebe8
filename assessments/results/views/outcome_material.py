"""What an outcome of engine 3 is told with, read for the day of reading."""

from assessments.catalogue.queries.kept_snapshot import kept_snapshot
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import Outcome as OutcomeRow
from assessments.results.presenters.advice_book import AdviceBook
from assessments.results.presenters.changes_since import EntrySentences, change_sentences
from assessments.results.presenters.decision import slugs_shown
from assessments.results.presenters.entry import EntryContext
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Catalogue
from assessments.results.queries.since import then_and_now
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from certifications.queries.advice import all_advice
from portal.shared.clock import site_date


def outcome_material(
    row: OutcomeRow,
    outcome: Outcome,
    snapshot: Snapshot,
    catalogue: Catalogue,
    entry: EntrySentences | None = None,
) -> Material:
    """All that an outcome that knows roles and rungs is told with, and what has changed since its day.

    `entry` as in `change_sentences`.
    """
    today = site_date()
    asked = EntryContext(Wording(definition_of(row.version)), catalogue.short_names, outcome.as_of, today)
    found = then_and_now(row, slugs_shown(outcome), snapshot, kept_snapshot().snapshot, today)
    return Material(
        asked=asked,
        catalogue=catalogue,
        book=AdviceBook(all_advice()),
        snapshot={item.slug: item for item in snapshot.certifications},
        changes={slug: change_sentences(each, asked, entry) for slug, each in found.items()},
    )
