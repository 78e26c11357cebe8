"""What people type of a bundle."""

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from portal.editorial.bundles.models import Bundle
from portal.shared.panels import ZoneNote


class BundleForm(forms.ModelForm[Bundle]):
    """Title, note and hour."""

    class Meta:
        model = Bundle
        fields = ("title", "note", "release_at")
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "release_at": AdminDateTimeInput(),
        }
        help_texts = {
            "release_at": lazystr(ZoneNote(_("Leave empty to publish as soon as it is approved."))),
        }


class SendBackForm(forms.Form):
    """What should change."""

    comment = forms.CharField(
        label=_("What should change"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what should change, so that the authors know.")},
    )
