"""Attempts that are marked as suspect, and their submissions, which figures and replays leave out."""

from assessments.models import AssessmentVersion, Submission, SuspectMark

# For statements of our own: `s` is the submission.
NOT_SUSPECT = (
    f"NOT EXISTS (SELECT FROM {SuspectMark._meta.db_table} suspect WHERE suspect.attempt_id = s.attempt_id)"
)


def suspect_submissions(assessment: int) -> int:
    """How many submissions of an assessment are left out. One query."""
    versions = AssessmentVersion.objects.filter(assessment=assessment)
    return Submission.objects.filter(version__in=versions, attempt__suspect__isnull=False).count()
