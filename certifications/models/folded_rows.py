"""Rows of a page that are a line each until somebody opens one: a form of many rows stays light."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from wagtail.admin.panels import InlinePanel
from wagtail.admin.telepath import register as register_telepath_adapter

from certifications.models.light_panel import LightBoundPanel

# The fields that no row shows.
BEHIND = ("id", DELETION_FIELD_NAME, ORDERING_FIELD_NAME)


@dataclass(frozen=True, slots=True)
class RowField:
    """A field of a row: its label, control, help and what is wrong with it."""

    field: BoundField
    label: str
    help_text: str
    is_required: bool

    @property
    def control(self) -> str:
        """The control, described by its help and its errors."""
        described = " ".join(f"{self.field.auto_id}-{part}" for part in self._parts())
        attrs: dict[str, str | bool] = {"aria-describedby": described} if described else {}
        if self.field.errors:
            attrs["aria-invalid"] = "true"
        return str(self.field.as_widget(attrs=attrs))

    @property
    def value(self) -> str:
        """What the field holds, as the form sends it."""
        return text_of(self.field.value())

    def _parts(self) -> Iterator[str]:
        if self.field.errors:
            yield "errors"
        if self.help_text:
            yield "help"


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """A row. It is drawn open where it has errors."""

    prefix: str
    name: str
    behind: tuple[tuple[str, str], ...]
    fields: tuple[RowField, ...]
    errors: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether its fields are drawn at once."""
        return bool(self.errors) or any(each.field.errors for each in self.fields)


def text_of(value: Any) -> str:
    """A value of a field as the form sends it."""
    if value is None or value is False:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


class FoldedRowsPanel(InlinePanel):
    """Wagtail's panel of rows, and its script, with lighter fields.

    Stored rows have hidden fields; the script gives a row visible ones, made as those of a new row are.
    """

    @register_telepath_adapter
    class BoundPanel(LightBoundPanel):
        """The rows of one page."""

        template_name = "certifications/admin/folded_rows.html"

        class Media:
            js = ("certifications/folded-rows.js",)
            css: dict[str, tuple[str, ...]] = {"all": ("certifications/certification-form.css",)}

        def get_context_data(self, parent_context: Any = None) -> Any:
            """The rows in their order, and the one that new ones are made of."""
            rows = [self._row(form, number) for number, form in enumerate(self.formset.forms, start=1)]
            rows.sort(key=lambda row: int(dict(row.behind)[ORDERING_FIELD_NAME] or 0))
            return super().get_context_data(parent_context) | {
                "rows": rows,
                "new_row": self._row(self.formset.empty_form, 0),
            }

        def _row(self, form: Any, number: int) -> FoldedRow:
            order = text_of(form[ORDERING_FIELD_NAME].value())
            return FoldedRow(
                prefix=form.prefix,
                name=str(form.instance),
                behind=(
                    ("id", text_of(form["id"].value())),
                    (DELETION_FIELD_NAME, "1" if form[DELETION_FIELD_NAME].value() else ""),
                    (ORDERING_FIELD_NAME, order if order.isdecimal() else str(number)),
                ),
                fields=tuple(self._fields(form)),
                errors=tuple(form.non_field_errors()) if form.is_bound else (),
            )

        def _fields(self, form: Any) -> Iterator[RowField]:
            for panel in self.child_edit_handler.children:
                field = form[panel.field_name]
                yield RowField(
                    field=field,
                    label=str(panel.heading or field.label),
                    help_text=str(panel.help_text or field.help_text),
                    is_required=field.field.required,
                )
