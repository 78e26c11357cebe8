"""Why an approval does not count."""

from django.core.exceptions import ValidationError


class ApprovalRefusedError(ValidationError):
    """Nothing was approved; the message says why."""


class ChangedSinceError(ApprovalRefusedError):
    """The content is not any more what the approver read."""
