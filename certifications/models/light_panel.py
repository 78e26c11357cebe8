"""Rows of a page bound as forms alone, for panels that draw them themselves."""

from typing import Any

from wagtail.admin.panels import InlinePanel


class LightBoundPanel(InlinePanel.BoundPanel):
    """Wagtail's panel of rows for one page, without a bound panel for each field of each row."""

    def __init__(self, **kwargs: Any) -> None:
        # Not Wagtail's: it binds a panel for each field of each row.
        super(InlinePanel.BoundPanel, self).__init__(**kwargs)
        self.label = self.panel.label
        self.children: list[Any] = []
        if self.form is None:
            return
        self.formset = self.form.formsets[self.panel.relation_name]
        self.child_edit_handler = self.panel.child_edit_handler
        empty = self.empty_row()
        self.empty_child = self.child_edit_handler.get_bound_panel(
            instance=empty.instance, request=self.request, form=empty, prefix=f"{self.prefix}-__prefix__"
        )

    def empty_row(self) -> Any:
        """The form that new rows are made of."""
        return self.formset.empty_form
