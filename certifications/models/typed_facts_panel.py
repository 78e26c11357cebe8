"""Above the form of a text: figures typed as text that the catalogue states as facts."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from portal.shared.ports import Port

# Finds typed facts in a page's draft, as the template reads them.
typed_fact_finders: Port[str, Callable[[Any], Sequence[object]]] = Port("finders of typed facts")


class TypedFactsPanel(Panel):
    """Names each sentence with such a figure, and offers to make it live; nothing where there are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Figures typed as text"), "icon": "warning", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "certifications/admin/typed_facts.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.found = self._find()

        def is_shown(self) -> bool:
            """Whether there is anything to say."""
            return bool(self.found)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The findings with the page that they are about."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "found": self.found, "page": self.instance}

        def _find(self) -> Sequence[object]:
            # A form that was refused holds what nobody can rely on yet.
            if self.instance.pk is None or (self.form is not None and self.form.is_bound):
                return ()
            return [one for _name, find in typed_fact_finders for one in find(self.instance)]
