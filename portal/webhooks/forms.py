"""What people enter about webhooks."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.webhooks.kinds import events
from portal.webhooks.models import Webhook
from portal.webhooks.services.change_webhook import LET_PERSONAL_DATA, WebhookInput, checked

FIELDS = ("description", "url", "events", "may_carry_personal_data")


def event_choices() -> list[tuple[str, str]]:
    """Each event with its sentence. Called late, for rooms above register theirs."""
    return [(name, f"{name} – {event.sentence}") for name, event in sorted(events)]


class WebhookForm(WagtailAdminModelForm):
    """A webhook, new or at hand. Who may not let personal data out is not asked about it."""

    events = forms.MultipleChoiceField(
        label=_("Events"), choices=event_choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Webhook
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        person = kwargs.get("for_user")
        super().__init__(*args, **kwargs)
        if person is not None and not person.has_perm(LET_PERSONAL_DATA):
            del self.fields["may_carry_personal_data"]

    def clean(self) -> dict[str, Any]:
        """By the rules of the service, so that each refusal stands at its field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                checked(self.given)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    @property
    def given(self) -> WebhookInput:
        """What was entered."""
        # Without the field, a grant that is there stays: the service takes it away where it must.
        granted = self.cleaned_data.get("may_carry_personal_data", self.instance.may_carry_personal_data)
        return WebhookInput(
            self.cleaned_data["description"],
            self.cleaned_data["url"],
            tuple(self.cleaned_data["events"]),
            granted,
        )


class RotationForm(forms.Form):
    """How long the old secret goes on signing beside the new one."""

    keep_hours = forms.TypedChoiceField(
        label=_("The old secret"),
        coerce=int,
        choices=(
            (24, _("also signs for one more day")),
            (168, _("also signs for seven more days")),
            (0, _("ends at once, because somebody may know it")),
        ),
        initial=24,
        widget=forms.RadioSelect,
    )

    @property
    def keep_for(self) -> timedelta:
        """The same as a time."""
        return timedelta(hours=self.cleaned_data["keep_hours"])
