"""Tables of assessments."""

from assessments.models.assessment import Assessment
from assessments.models.attempt import HELD_KEY, Attempt
from assessments.models.export import ExportRecord
from assessments.models.outcome import Outcome
from assessments.models.payer_link import PayerLink
from assessments.models.proof import ProofReport, ProofSignature
from assessments.models.replay import Against, Replay, ReplayRow
from assessments.models.snapshot import CatalogueSnapshot
from assessments.models.submission import Submission
from assessments.models.suspect_mark import SuspectMark, SuspectReason
from assessments.models.version import AssessmentVersion

__all__ = [
    "HELD_KEY",
    "Against",
    "Assessment",
    "AssessmentVersion",
    "Attempt",
    "CatalogueSnapshot",
    "ExportRecord",
    "Outcome",
    "PayerLink",
    "ProofReport",
    "ProofSignature",
    "Replay",
    "ReplayRow",
    "Submission",
    "SuspectMark",
    "SuspectReason",
]
