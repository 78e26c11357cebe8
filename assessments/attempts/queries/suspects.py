"""Attempts that are marked as suspect, and their submissions, which figures and replays leave out."""

from psycopg import sql

from assessments.models import AssessmentVersion, Submission, SuspectMark

# For statements of our own: `s` is the submission.
NOT_SUSPECT = sql.SQL(
    "NOT EXISTS (SELECT FROM {marks} suspect WHERE suspect.attempt_id = s.attempt_id)"
).format(marks=sql.Identifier(SuspectMark._meta.db_table))


def suspect_submissions(assessment: int) -> int:
    """How many submissions of an assessment are left out. One query."""
    versions = AssessmentVersion.objects.filter(assessment=assessment)
    return Submission.objects.filter(version__in=versions, attempt__suspect__isnull=False).count()
