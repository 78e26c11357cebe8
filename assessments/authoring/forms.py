"""The editor's form."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from assessments.authoring.going_live import refusals_of_text, sentence_of


class AssessmentForm(WagtailAdminModelForm):
    """A draft may be saved as it is. What is submitted, scheduled or published has to compile."""

    def clean(self) -> dict[str, Any]:
        """Name every refusal at the field, unless only a draft is saved."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and cleaned.get("definition"):
            for refusal in refusals_of_text(cleaned["definition"]):
                self.add_error("definition", sentence_of(refusal))
        return cleaned

    class Meta:
        help_texts = {"definition": _("The JSON document described in the guide for editors.")}
