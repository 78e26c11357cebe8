"""A stored outcome with all that it is told with, for its page and for programs alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.catalogue.queries.stored_snapshots import stored_snapshot
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.margin.result import Counterfactual
from assessments.domain.outcomes.document import parse_outcome
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import Outcome as OutcomeRow
from assessments.results.presenters.decision import DecisionView, present_decision
from assessments.results.presenters.margin import MarginView, present_margin
from assessments.results.presenters.material import Material
from assessments.results.presenters.own_limits import OwnLimits, limits_of
from assessments.results.presenters.plan import Catalogue
from assessments.results.presenters.receipt import Sealed
from assessments.results.presenters.result import ResultView, present_result
from assessments.results.queries.answers import counted_answers
from assessments.results.queries.margin import ways_to_other_paths
from assessments.results.views.outcome_material import outcome_material
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date


@dataclass(frozen=True)
class ToldOutcome:
    """An outcome with its definition, its catalogue and the answers that count. What takes long, such as the
    ways to other paths, is found when it is asked for.
    """

    row: OutcomeRow
    outcome: Outcome
    definition: Definition
    wording: Wording
    snapshot: Snapshot
    sealed: Sealed
    catalogue: Catalogue
    answers: Sheet
    today: date

    @property
    def has_rungs(self) -> bool:
        """Whether its engine knows roles and rungs."""
        return self.outcome.bearings is not None

    @cached_property
    def limits(self) -> OwnLimits:
        """What somebody told of their time and money."""
        return limits_of(self.answers, self.wording, self.row.as_of)

    @cached_property
    def view(self) -> ResultView:
        """What pages of every engine show."""
        return present_result(
            self.outcome,
            self.definition,
            self.catalogue,
            self.sealed,
            submission=self.row.submission.public_id,
            assessment=self.row.version.assessment.slug,
            today=self.today,
            is_kept=self.row.submission.attempt.learner_id is not None,
            limits=self.limits,
        )

    @cached_property
    def counterfactuals(self) -> Sequence[Counterfactual]:
        """The nearest way to each other path, found anew."""
        return ways_to_other_paths(self.row)

    @cached_property
    def margin(self) -> MarginView:
        """How close it was, as engines without rungs tell it."""
        return present_margin(self.counterfactuals, self.wording)

    @cached_property
    def material(self) -> Material:
        """What a plan with rungs is told with, and what has changed since."""
        return outcome_material(self.row, self.outcome, self.snapshot, self.catalogue)

    @cached_property
    def decision(self) -> DecisionView:
        """What somebody decides by, where the plan has rungs."""
        return present_decision(self.outcome, self.counterfactuals, self.material)


def told_outcome(row: OutcomeRow) -> ToldOutcome:
    """An outcome as it is told today. Queries as `stored_snapshot` and `kept_certifications`."""
    snapshot, sha256 = stored_snapshot(row.snapshot_id)
    definition, version = definition_of(row.version), row.version
    names = {item.slug: item.name for item in snapshot.certifications}
    return ToldOutcome(
        row=row,
        outcome=parse_outcome(row.document),
        definition=definition,
        wording=Wording(definition),
        snapshot=snapshot,
        sealed=Sealed(version.number, version.logic_hash, version.wording_hash, sha256),
        catalogue=Catalogue(kept_certifications(), names),
        answers=counted_answers(row),
        today=site_date(),
    )
