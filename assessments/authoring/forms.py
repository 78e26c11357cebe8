"""The editor's form."""

from typing import Any

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from assessments.authoring.services.go_live import refusals_at_submission, refusals_of_text
from assessments.wording.refusals import sentences_shown


class AssessmentForm(WagtailAdminModelForm):
    """A draft may be saved as it is. What is submitted has to compile, with no error proved; what is
    approved has to be proved.
    """

    def clean(self) -> dict[str, Any]:
        """Name every refusal at the field, unless only a draft is saved."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and cleaned.get("definition"):
            refusals_of = refusals_of_text if self._would_go_live() else refusals_at_submission
            for sentence in sentences_shown(refusals_of(cleaned["definition"])):
                self.add_error("definition", sentence)
        return cleaned

    def _would_go_live(self) -> bool:
        """Whether the button that was pressed publishes, or approves what a workflow would then publish."""
        return "action-publish" in self.data or self.data.get("workflow-action-name") == "approve"

    class Meta(WagtailAdminModelForm.Meta):
        # A box that scrolls: one that grows with its text would make the page as long as fifty windows.
        widgets = {"definition": forms.Textarea}
