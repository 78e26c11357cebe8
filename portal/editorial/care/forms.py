"""What people say about the care of a content."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from portal.editorial.care.queries import possible_owners
from portal.editorial.models import Care
from portal.users.models import User


class CareForm(forms.Form):
    """Who looks after it, and by when it has to be read again."""

    owner = forms.ModelChoiceField(
        queryset=User.objects.none(),
        required=False,
        label=_("Looked after by"),
        empty_label=_("Nobody"),
        help_text=_("This person sees on their desk when something here needs attention."),
    )
    review_by = forms.DateField(
        required=False,
        label=_("Review by"),
        widget=AdminDateInput,
        help_text=_("The date by which someone should check it again. Each review sets the next date."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, care: Care) -> None:
        super().__init__(data, initial={"owner": care.owner_id, "review_by": care.review_by})
        choice = cast("forms.ModelChoiceField[User]", self.fields["owner"])
        choice.queryset = possible_owners(care.owner_id)
