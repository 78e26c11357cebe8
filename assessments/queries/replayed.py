"""What replays found."""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection

from assessments.domain.definition import Definition
from assessments.domain.replay.result import Cell, Result, parse_result, summed
from assessments.models import Assessment, Replay
from assessments.queries.versions import definition_of


def cells_of(replay: Replay) -> dict[int, tuple[Cell, ...]]:
    """How many submissions went from where to where, by version. One query over the replay's rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.version_id, r.before, r.after, r.incomplete, count(*)"
            " FROM assessments_replayedsubmission r JOIN assessments_submission s ON s.id = r.submission_id"
            " WHERE r.replay_id = %s GROUP BY 1, 2, 3, 4",
            [replay.pk],
        )
        found: defaultdict[int, list[Cell]] = defaultdict(list)
        for version, before, after, incomplete, count in cursor.fetchall():
            names = replay.codes[before], replay.codes[after]
            found[version].append(Cell(*names, 0, count) if incomplete else Cell(*names, count, 0))
    return {version: summed(cells) for version, cells in found.items()}


def latest_replay(assessment: Assessment) -> Replay | None:
    """The newest replay of an assessment with its job, finished or not. One query."""
    return (
        Replay.objects.filter(assessment=assessment)
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
