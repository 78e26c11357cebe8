"""Replaying past submissions against another definition, as background work."""

# The kind of its jobs.
REPLAY = "assessments.replay"
