"""Lists whose rows go live by approval, in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    SnippetViewSet,
    UnpublishView,
)

from portal.editorial.addresses import discard_url
from portal.editorial.care.lists import CARE_COLUMNS, CareIndexView
from portal.editorial.draft_changes import ChangesPanel
from portal.editorial.guide import guide_url
from portal.editorial.services.discard_draft import has_draft_to_discard, may_discard
from portal.editorial.usage import UsagePanel
from portal.editorial.value_changes import YES_OR_NO

GUIDE_LABEL = gettext_lazy("How to fill this in")


def guide_button(model: type) -> Button:
    """The way from a form to what the guide says of it."""
    return Button(GUIDE_LABEL, url=guide_url(model), icon_name="help", priority=90)


def refused_form(view: Any, form: Any, error: ValidationError) -> HttpResponse:
    """The form of Wagtail's view again, with what was typed, and why what it asked for was refused."""
    form.add_error(None, error.messages)
    # Wagtail says so by itself of a form that is not valid; this one was.
    view.produced_error_code = "validation_error"
    asked = any(name.startswith("action-") for name in view.request.POST)
    view.produced_error_message = (
        _("Nothing was submitted or approved. Read why below.") if asked else view.get_error_message()
    )
    refused: HttpResponse = view.form_invalid(form)
    return refused


class GuidedCreateView(CreateView):
    """The form of a new row."""

    @property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, guide_button(self.model)]


class YesNoColumn(Column):
    """A column that is true or false, in a word."""

    def get_value(self, instance: Any) -> str:
        """“Yes” or “No”."""
        return str(YES_OR_NO[bool(super().get_value(instance))])


class DraftEditView(EditView):
    """The form of a draft: an approval below it saves nothing, unless the form was changed."""

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether the page saves by itself what the form holds, in the name of whoever looks at it.

        Moderators whose approval is refused have typed nothing: saving would make them an author.
        """
        return bool(self.form.is_bound and self.form.has_changed())

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Wagtail's, the way to the guide, and the way back to the published version."""
        buttons: list[Any] = [*super().header_more_buttons, guide_button(self.model)]
        content = self.object
        if has_draft_to_discard(content) and may_discard(content, self.request.user):
            label = _("Discard the draft")
            buttons.append(Button(label, url=discard_url(content), icon_name="undo", priority=65))
        return buttons

    def save_instance(self) -> Any:
        """Save a version, unless somebody only approves: it would be theirs, and wait for approval anew."""
        if self.action != "workflow-action" or self.form.has_changed():
            return super().save_instance()
        self.has_content_changes = False
        self.new_revision = self.object.latest_revision
        return self.object


class ApprovedEditView(DraftEditView):
    """A row at hand."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save and act; where going live is refused, the form again with the refusal and what was typed."""
        try:
            response: HttpResponse = super().form_valid(form)
        except ValidationError as error:
            response = refused_form(self, form, error)
        return response


class ApprovedUnpublishView(UnpublishView):
    """Taking offline is for those who unlock; nobody holds the permission to publish."""

    permission_required = "unlock"


class ApprovedSnippetViewSet(SnippetViewSet):
    """A list of rows that go live by approval. Shows of each how far it has come."""

    list_per_page = 50
    # A copy would have the words and keys of another row, which are one row's own.
    copy_view_enabled = False
    add_view_class: type[CreateView] = GuidedCreateView
    index_view_class = CareIndexView
    edit_view_class = ApprovedEditView
    unpublish_view_class = ApprovedUnpublishView
    # What the names of the rows are made of, beside the rows themselves.
    reads_with: tuple[str, ...] = ()

    def get_edit_handler(self) -> Any:
        """The panels of the list, between what a draft changes and where the row is used."""
        return ObjectList([ChangesPanel(), *self.model.panels, UsagePanel()]).bind_to_model(self.model)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, with the state right after the name: in a narrow window, the first columns are seen."""
        name, *others = self.list_display
        columns = [name, LiveStatusTagColumn(), *others, *CARE_COLUMNS]
        return {**super().get_index_view_kwargs(**kwargs), "list_display": columns}

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Any]:
        """All rows, with the approval that each waits for. Two queries."""
        active = WorkflowState.objects.active().select_related("current_task_state__task")
        rows: QuerySet[Any] = self.model._default_manager.prefetch_related(
            Prefetch("_workflow_states", queryset=active, to_attr="_current_workflow_states")
        )
        return rows.select_related(*self.reads_with) if self.reads_with else rows
