"""What a person says of a new access token."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.shared.rest.scopes import SCOPES, Scope
from portal.tokens.models import LONGEST_NAME, AccessToken
from portal.tokens.scope_choice import scopes_for
from portal.users.models import User

LIFETIMES = (30, 90, 180, AccessToken.LONGEST.days)
USUAL_LIFETIME = 90


def days_words(days: int) -> str:
    """ "90 days"; the longest is "1 year"."""
    if days == AccessToken.LONGEST.days:
        return str(_("1 year"))
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def _choice(scope: Scope) -> SafeString:
    """What a scope allows, and the key by which programs know it."""
    return format_html("{} <code>{}</code>", SCOPES[scope].words, scope.value)


class TokenForm(forms.Form):
    """Name, scopes that the person may use, and lifetime. `number` tells a form that is sent twice."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("Which program will use it, such as “Learning system”."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        help_text=_(
            "Tick only what the program needs. With nothing ticked, it reads what everyone can read."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(label=_("Works for"), coerce=int, initial=USUAL_LIFETIME)
    number = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Mapping[str, Any] | None = None, *, user: User) -> None:
        super().__init__(data)
        offered: Any = self.fields["scopes"]
        offered.choices = [(scope.value, _choice(scope)) for scope in scopes_for(user)]
        lifetimes: Any = self.fields["days"]
        lifetimes.choices = [(days, days_words(days)) for days in LIFETIMES]

    @property
    def chosen(self) -> dict[str, Any]:
        """What the service `make_token` takes."""
        return {
            "name": self.cleaned_data["name"],
            "scopes": [Scope(name) for name in self.cleaned_data["scopes"]],
            "lifetime": timedelta(days=self.cleaned_data["days"]),
            "public_id": self.cleaned_data["number"],
        }


class RevocationForm(forms.Form):
    """Why an administrator revokes somebody's token."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The owner reads it in a mail, and it stands in the log of their account."),
        max_length=200,
    )
