"""Taking assessments by the API: what can be taken, attempts, their answers, submitting."""

from assessments.attempts.api.assessments import OpenAssessmentsEndpoint
from assessments.attempts.api.attempts import AttemptsEndpoint

ROUTES = (("assessments", OpenAssessmentsEndpoint), ("attempts", AttemptsEndpoint))
