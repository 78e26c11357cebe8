"""Taking assessments by the API: what can be taken, attempts, their answers, submitting."""

from assessments.attempts.api.assessments import OpenAssessmentViewSet
from assessments.attempts.api.attempts import AttemptViewSet

ROUTES = (("assessments", OpenAssessmentViewSet), ("attempts", AttemptViewSet))
