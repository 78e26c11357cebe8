"""Coverage as one table: a focus area a line, a choice a column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels.base import get_form_for_model
from wagtail.admin.telepath import register as register_telepath_adapter

from certifications.domain.vocabulary import Coverage
from certifications.models.folded_rows import text_of
from certifications.models.light_panel import LightBoundPanel
from portal.shared.panels import DistinctRowsPanel


class CoverageRowForm(WagtailAdminModelForm):
    """A line. One that is new and still unknown says what no row says, and is not stored."""

    def has_changed(self) -> bool:
        """Whether there is anything to store."""
        return super().has_changed() and not (self.instance.pk is None and self._is_unknown())

    def _is_unknown(self) -> bool:
        chosen = self.data.get(self.add_prefix("coverage"), "")
        return chosen in {"", Coverage.UNKNOWN.value} and not self.data.get(self.add_prefix("issuer_only"))


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A focus area, what is chosen, and the names under which the form sends it."""

    prefix: str
    area: str
    area_id: str
    chosen: str
    is_issuers_word: bool
    behind: tuple[tuple[str, str], ...]
    errors: tuple[str, ...]


class CoverageMatrixPanel(DistinctRowsPanel):
    """Wagtail's rows, drawn as one line for each live focus area and for each area that a row names."""

    def get_form_options(self) -> dict[str, Any]:
        """Wagtail's, with our form of a row."""
        options: dict[str, Any] = super().get_form_options()
        opts = options["formsets"][self.relation_name]
        opts["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=CoverageRowForm,
            defer_required_on_fields=self.child_edit_handler.get_form_options().get(
                "defer_required_on_fields", []
            ),
        )
        return options

    @register_telepath_adapter
    class BoundPanel(LightBoundPanel):
        """The table for one page. One query, for the areas."""

        template_name = "certifications/admin/coverage_matrix.html"

        class Media:
            css: dict[str, tuple[str, ...]] = {"all": ("certifications/certification-form.css",)}

        def get_context_data(self, parent_context: Any = None) -> Any:
            """The lines in the areas' order, and the choices."""
            lines = list(self._lines())
            return super().get_context_data(parent_context) | {
                "lines": lines,
                "total": len(lines),
                "choices": [
                    choice for choice in self.formset.empty_form.fields["coverage"].choices if choice[0]
                ],
            }

        def _lines(self) -> Iterator[CoverageLine]:
            areas = dict(self._areas())
            rows = {text_of(form["focus_area"].value()): form for form in self.formset.forms}
            repeated = [form for form in self.formset.forms if form not in rows.values()]
            count = len(self.formset.forms)
            for place, (key, name) in enumerate(areas.items(), start=1):
                form = rows.get(key)
                if form is None:
                    form = self.formset.empty_form
                    form.prefix = self.formset.add_prefix(count)
                    count += 1
                yield self._line(form, key, name, place)
            unnamed = [form for key, form in rows.items() if key not in areas] + repeated
            for place, form in enumerate(unnamed, start=len(areas) + 1):
                key = text_of(form["focus_area"].value())
                yield self._line(form, key, areas.get(key, key), place)

        def _areas(self) -> Iterator[tuple[str, str]]:
            field = self.formset.empty_form.fields["focus_area"]
            taken = [text_of(form["focus_area"].value()) for form in self.formset.forms]
            live = {str(area.pk): str(area) for area in field.queryset}
            missing = [key for key in taken if key.isdecimal() and key not in live]
            if missing:
                every = field.queryset.model._default_manager.filter(pk__in=missing)
                live |= {str(area.pk): str(area) for area in every}
            yield from live.items()

        def _line(self, form: Any, key: str, name: str, place: int) -> CoverageLine:
            errors = form.errors if form.is_bound else {}
            return CoverageLine(
                prefix=form.prefix,
                area=name,
                area_id=key,
                chosen=text_of(form["coverage"].value()) or Coverage.UNKNOWN.value,
                is_issuers_word=bool(form["issuer_only"].value()),
                behind=(
                    ("id", text_of(form["id"].value())),
                    (DELETION_FIELD_NAME, "1" if form[DELETION_FIELD_NAME].value() else ""),
                    (ORDERING_FIELD_NAME, str(place)),
                ),
                errors=tuple(str(text) for texts in errors.values() for text in texts),
            )
