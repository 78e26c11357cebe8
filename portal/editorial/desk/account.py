"""Which mails about their work somebody wants, among the settings of their account in the admin."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.users.models import UserProfile

from portal.editorial.desk.sources import writes_pages
from portal.editorial.models import DeskSettings, ModerationTask
from portal.users.models import User


class DeskMailsForm(forms.ModelForm[DeskSettings]):
    """Mails about what waits."""

    class Meta:
        model = DeskSettings
        fields = ("report_mails", "weekly_summary")
        widgets = {"report_mails": SwitchInput(), "weekly_summary": SwitchInput()}


class ApprovalMailsForm(forms.ModelForm[UserProfile]):
    """Wagtail’s own switch, which it shows to those who may publish: here nobody may."""

    class Meta:
        model = UserProfile
        fields = ("submitted_notifications",)
        widgets = {"submitted_notifications": SwitchInput()}
        labels = {"submitted_notifications": _("drafts to approve")}
        help_texts = {"submitted_notifications": _("Get an email when someone submits a draft for approval.")}


class DeskMailsPanel(BaseSettingsPanel):
    """For all staff."""

    name = "desk_mails"
    title = _("What waits for you")
    tab = notifications_tab
    order = 50

    def get_form(self) -> DeskMailsForm:
        """The settings of this person, who may have none yet."""
        chosen = DeskSettings.objects.filter(user=self.user).first() or DeskSettings(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        form = DeskMailsForm(data, instance=chosen, prefix=self.name)
        if not writes_pages(self.user):
            del form.fields["report_mails"]
        return form


class ApprovalMailsPanel(BaseSettingsPanel):
    """For those who approve."""

    name = "approval_mails"
    title = _("Approvals")
    tab = notifications_tab
    order = 60
    form_class = ApprovalMailsForm
    form_object = "profile"

    def is_active(self) -> bool:
        """Whether drafts are submitted to this person."""
        return bool(ModerationTask.objects.filter(groups__in=self.user.groups.all()).exists())


def desk_mails_panel(request: HttpRequest, user: User, profile: Any) -> BaseSettingsPanel:
    return DeskMailsPanel(request, user, profile)


def approval_mails_panel(request: HttpRequest, user: User, profile: Any) -> BaseSettingsPanel:
    return ApprovalMailsPanel(request, user, profile)
