"""Assessments in the admin."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    SnippetViewSet,
)

from assessments.authoring.forms import AssessmentForm
from assessments.authoring.services.check_draft import check_draft
from assessments.models import Assessment
from portal.editorial.care.lists import CARE_COLUMNS, CareIndexView
from portal.editorial.viewsets import ApprovedUnpublishView, DraftEditView, refused_form


def or_refusal(view: Any, act: Callable[[Any], HttpResponse], form: Any) -> HttpResponse:
    """Save and act; where going live is refused, the form again with the refusal and all that was typed."""
    try:
        response = act(form)
    except ValidationError as error:
        return refused_form(view, form, error)
    # What compiles is proved while its author goes on.
    check_draft(form.instance, view.request.user)
    return response


def check_button(assessment: Assessment) -> Button:
    """The way to the check of an assessment."""
    url = reverse("assessments_check:check", args=[assessment.public_id])
    return Button(gettext("Check"), url=url, icon_name="clipboard-list", priority=15)


def replay_button(assessment: Assessment) -> Button:
    """The way to what the draft would change among past submissions."""
    url = reverse("assessments_replay:replay", args=[assessment.public_id])
    return Button(gettext("What would change"), url=url, icon_name="rotate", priority=16)


class AssessmentIndexView(CareIndexView):
    """The list, with the way to each check."""

    def get_list_more_buttons(self, instance: Assessment) -> list[Any]:
        """Wagtail's, the check, and what would change."""
        return [*super().get_list_more_buttons(instance), check_button(instance), replay_button(instance)]


class AssessmentCreateView(CreateView):
    """A new draft."""

    def form_valid(self, form: Any) -> HttpResponse:
        return or_refusal(self, super().form_valid, form)


class AssessmentEditView(DraftEditView):
    """A draft at hand."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Wagtail's, the check, and what would change."""
        return [*super().header_more_buttons, check_button(self.object), replay_button(self.object)]

    def form_valid(self, form: Any) -> HttpResponse:
        return or_refusal(self, super().form_valid, form)


class AssessmentViewSet(SnippetViewSet):
    """The list of assessments."""

    model = Assessment
    icon = "form"
    menu_label = _("Assessments")
    menu_name = "assessments"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ("title", "current_version", "minutes", *CARE_COLUMNS)
    search_fields = ("title",)
    ordering = ("title",)
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(Assessment.panels, base_form_class=AssessmentForm)
    index_view_class = AssessmentIndexView
    add_view_class = AssessmentCreateView
    edit_view_class = AssessmentEditView
    unpublish_view_class = ApprovedUnpublishView
