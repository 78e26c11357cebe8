"""The facts of a page as a table: one row a fact, opened in place, with each source entered once."""

from typing import Any

from django.forms import HiddenInput
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from wagtail.admin.panels import InlinePanel
from wagtail.admin.telepath import register as register_telepath_adapter

from certifications.models.fact_changes import BECAUSE
from certifications.models.fact_key import offered_fields
from certifications.models.fact_table.choices import listed_words, names_of_certifications
from certifications.models.fact_table.rows import grouped_rows, new_row
from certifications.models.fact_table.words import editor_words
from certifications.models.light_panel import LightBoundPanel
from certifications.models.provenance import CONFIDENCE_LABELS


class FactTablePanel(InlinePanel):
    """Wagtail's panel of rows with a form of our own.

    Rows, order, removal, validation and revisions stay Wagtail's. A row is drawn with hidden fields and a
    line that says what it states; the script gives it visible fields when somebody opens it.
    """

    @register_telepath_adapter
    class BoundPanel(LightBoundPanel):
        """The table for one page. Four queries, for the lists of words that values are chosen from."""

        template_name = "certifications/admin/fact_table.html"

        def empty_row(self) -> Any:
            """A new row, whose order and removal the script sets."""
            empty = super().empty_row()
            for name in (DELETION_FIELD_NAME, ORDERING_FIELD_NAME):
                empty.fields[name].widget = HiddenInput()
            return empty

        class Media:
            js = ("certifications/fact-table.js",)
            css = {"all": ("certifications/certification-form.css",)}

        def get_context_data(self, parent_context: Any = None) -> Any:
            """The rows by group, and what the script makes new ones of."""
            context = super().get_context_data(parent_context)
            names = names_of_certifications()
            return context | {
                "groups": grouped_rows(self.formset.forms, names),
                "new_row": new_row(self.formset.empty_form),
                "data": editor_words(offered_fields(), listed_words(), names),
                "reasons": BECAUSE,
                "confidences": [(level.value, words) for level, words in CONFIDENCE_LABELS.items()],
                "data_id": f"{self.prefix}-words",
            }
