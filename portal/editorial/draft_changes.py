"""What a draft would change for readers, in a short list above its form."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel
from wagtail.models import Page

from portal.editorial.addresses import discard_url
from portal.editorial.block_changes import BodyComparison
from portal.editorial.comparison import ChangeLine, html_of
from portal.editorial.usage import reach_words, uses_on_form

# As many lines as the list has; the page of comparisons has them all.
SHOWN = 12


def changes_since_live(draft: Any, handler: Any, request: HttpRequest) -> tuple[ChangeLine, ...]:
    """What a draft changes of the live version, field by field and row by row.

    Reads the live version with the rows below it, one query a list, and what changed fields point at.
    """
    live = type(draft)._default_manager.get(pk=draft.pk)
    panel = handler.get_bound_panel(instance=draft, request=request, form=None)
    return tuple(entry for compared in panel.get_comparison() for entry in _entries(compared(live, draft)))


def _entries(comparison: Any) -> Iterator[ChangeLine]:
    if not comparison.has_changed():
        return
    if comparison.is_field:
        is_body = isinstance(comparison, BodyComparison)
        if said := comparison.short_html() if is_body else html_of(comparison):
            yield ChangeLine(comparison.field_label(), said)
        return
    for row in comparison.get_child_comparisons():
        if hasattr(row, "summary"):
            yield row.summary()
        elif row.is_addition() or row.is_deletion() or row.has_changed():
            yield ChangeLine(comparison.field_label(), format_html("{}", row.obj_b or row.obj_a))


def shown_lines(found: Sequence[ChangeLine], content: Any) -> dict[str, Any]:
    """The first lines of a list of changes, how many there are beside them, and the way to all of them."""
    left = len(found) - SHOWN
    return {
        "changes": found[:SHOWN],
        "left": _("and %(count)d more") % {"count": left} if left > 0 else "",
        "url": comparison_url(content),
    }


def comparison_url(content: Any) -> str:
    """The page on which the latest draft stands beside the live version."""
    versions = ["live", content.latest_revision_id]
    if isinstance(content, Page):
        return reverse("wagtailadmin_pages:revisions_compare", args=[content.pk, *versions])
    name = content.snippet_viewset.get_url_name("revisions_compare")
    return reverse(name, args=[content.pk, *versions])


def handler_of(content: Any) -> Any:
    """The panels of the form of a page or snippet."""
    if isinstance(content, Page):
        return type(content).get_edit_handler()
    return content.snippet_viewset.get_edit_handler()


class ChangesPanel(Panel):
    """At the head of a form: what the draft changes of the live version. Nothing where there is no draft."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": gettext_lazy("What the draft changes"), **kwargs})

    @property
    def clean_name(self) -> str:
        """A name that no column has."""
        return "draft_changes"

    class BoundPanel(Panel.BoundPanel):
        """The list for one draft."""

        template_name: ClassVar[str] = "editorial/draft_changes.html"

        def is_shown(self) -> bool:
            """Whether the form shows something else than readers see."""
            content = self.instance
            return bool(content.pk and content.live and content.has_unpublished_changes)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The lines, how many there are beside them, and the way to all of them."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            found = changes_since_live(self.instance, handler_of(self.instance), self.request)
            return {
                **context,
                **shown_lines(found, self.instance),
                "discard_url": discard_url(self.instance),
                "reach": reach_words(uses_on_form(self.instance, self.request.user)),
            }
