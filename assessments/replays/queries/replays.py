"""What replays found."""

from collections.abc import Collection

from django.db.models import Q

from assessments.domain.definitions.definition import Definition
from assessments.domain.replay.result import Result, parse_result
from assessments.models import Against, Assessment, Outcome, Replay
from assessments.versions.queries.versions import definition_of


def latest_replay(assessment: Assessment, *, of_catalogue: bool = False) -> Replay | None:
    """The newest replay of an assessment against a definition, or against a catalogue, with its job, finished
    or not. One query.
    """
    against = Q(against=Against.CATALOGUE)
    return (
        Replay.objects.filter(against if of_catalogue else ~against, assessment=assessment)
        .select_related("job", "started_by")
        .order_by("-started_at", "-pk")
        .first()
    )


def result_of(replay: Replay) -> Result | None:
    """What a replay found; None while it is not done."""
    return parse_result(replay.result) if replay.result is not None else None


def definitions_of(assessment: Assessment, numbers: Collection[int]) -> dict[int, Definition]:
    """The definitions of versions by number. One query, and one for each that no process has read yet."""
    versions = assessment.versions.filter(number__in=numbers).defer("definition").order_by("number")
    return {version.number: definition_of(version) for version in versions}


def snapshots_about(replay: Replay) -> tuple[str, ...]:
    """The SHA-256 of the snapshots that name most of what a replay against a catalogue speaks of: that of the
    newest outcome, where plans were made before, and its own. One query.
    """
    outcomes = Outcome.objects.filter(version__assessment=replay.assessment_id)
    before = outcomes.order_by("-submitted_at", "-pk").values_list("snapshot__sha256", flat=True)[:1]
    return (*before, replay.sha256)
