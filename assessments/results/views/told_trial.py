"""A trial with all that it is told with, for its page and for programs alike. Nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from assessments.domain.outcomes.document import parse_outcome
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.domain.trials.inputs import SubmittedAnswers, Tried
from assessments.models import Outcome as OutcomeRow
from assessments.results.presenters.advice_book import AdviceBook
from assessments.results.presenters.entry import EntryContext
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Catalogue
from assessments.results.presenters.trial import TrialView, in_force, present_trial
from assessments.results.presenters.trial_effect import Side
from assessments.results.queries.trial import answered_in, try_out
from assessments.wording.texts import Wording
from certifications.domain.certification import Certification
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date


@dataclass(frozen=True, slots=True)
class TrialGround:
    """What a trial starts from: an outcome whose plan has rungs, and the answers behind it."""

    row: OutcomeRow
    stored: Outcome
    answered: SubmittedAnswers
    wording: Wording
    today: date


@dataclass(frozen=True, slots=True)
class ToldTrial:
    """What somebody tries: both outcomes by today's catalogue, and the words for what differs."""

    before: Side
    after: Side
    view: TrialView


def trial_ground_or_404(row: OutcomeRow) -> TrialGround:
    """What something can be tried of.

    Raises:
        Http404: the outcome knows no stages and roles.
    """
    stored = parse_outcome(row.document)
    if stored.bearings is None:
        raise Http404
    answered = answered_in(row)
    return TrialGround(row, stored, answered, Wording(answered.definition), site_date())


def told_trial(ground: TrialGround, tried: Tried) -> ToldTrial:
    """What follows from what is tried. Queries as `try_out`."""
    trial = try_out(ground.row, ground.answered, tried, ground.today)
    published, book = kept_certifications(), AdviceBook(all_advice())

    def side(outcome: Outcome, snapshot: Snapshot) -> Side:
        catalogue = _catalogue(published, snapshot, max(outcome.as_of, ground.today))
        asked = EntryContext(ground.wording, catalogue.short_names, outcome.as_of, ground.today)
        certified = {item.slug: item for item in snapshot.certifications}
        return Side(outcome, Material(asked, catalogue, book, certified, {}))

    before, after = side(trial.before, trial.today), side(trial.after, trial.then)
    view = present_trial(
        side(ground.stored, trial.today),
        before,
        after,
        ground.answered,
        tried,
        submission=ground.row.submission.public_id,
    )
    return ToldTrial(before, after, view)


def _catalogue(published: Iterable[Certification], snapshot: Snapshot, day: date) -> Catalogue:
    """Names and facts as they are in force on a day: today, or the first of a month to come."""
    names = {item.slug: item.name for item in snapshot.certifications}
    return Catalogue((in_force(item, day) for item in published), names)
