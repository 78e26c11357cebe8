"""Forms of the account page and of the user administration."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.forms import UserForm as WagtailUserForm

from portal.users.models import User, language_choices, normalise_email
from portal.users.role_assignment import assignable_roles, may_change_roles
from portal.users.zone_names import zone_options


def time_zone_field() -> forms.ChoiceField:
    """A zone of the list; a form adds the person's own where the list does not have it."""
    return forms.ChoiceField(label=_("Time zone"), help_text=_("We show times in this zone."))


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Language"), choices=language_choices)


class ProfileForm(forms.Form):
    """What a person may change about themselves. The language is asked only where there is a choice."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    time_zone = time_zone_field()
    language = language_field()

    def __init__(self, data: Mapping[str, Any] | None = None, *, user: User) -> None:
        super().__init__(data, initial={name: getattr(user, name) for name in self.base_fields})
        cast("forms.ChoiceField", self.fields["time_zone"]).choices = zone_options(user.time_zone)
        if len(language_choices()) < 2:
            del self.fields["language"]


class EraseAccountForm(forms.Form):
    """The reader's own address, typed, so that nobody ends an account by a slip."""

    email = forms.CharField(
        label=_("Your email address"),
        help_text=_("Type the address you sign in with, to confirm."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, address: str) -> None:
        super().__init__(data)
        self.address = address

    def clean_email(self) -> str:
        """Refuse every other address."""
        typed = normalise_email(self.cleaned_data["email"])
        if typed != self.address:
            raise forms.ValidationError(
                _("That is not your account’s address. Type the address you sign in with.")
            )
        return typed


class AdministeredUserForm(WagtailUserForm):
    """What the forms for new and for known people share.

    Superusers are made at the command line only. The roles on offer are those that the acting person may
    give; groups outside that offer stay as they are. Passwords are the person's own business.
    """

    error_messages = {
        **WagtailUserForm.error_messages,
        "duplicate_username": _("There is already an account with this email address."),
    }

    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    is_superuser = forms.BooleanField(
        label=_("Superuser"),
        required=False,
        disabled=True,
        help_text=_("Only your technical team can create superusers."),
    )

    def __init__(self, *args: Any, acting_user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = cast("forms.ModelMultipleChoiceField[Group]", self.fields["groups"])
        self.roles.queryset = assignable_roles(acting_user)
        self.roles.label = _("Roles")
        self.roles.disabled = not may_change_roles(acting_user, self.instance)

    def clean_email(self) -> str:
        return normalise_email(self.cleaned_data["email"])

    def clean_groups(self) -> Iterable[Group]:
        """What the person holds: roles are not saved with the form, the service `change_roles` does it.

        `chosen_roles` are the chosen ones and whatever the person holds that is not on offer.
        """
        self.chosen_roles: set[Group] = set(self.cleaned_data["groups"])
        if self.instance.pk is None or self.roles.queryset is None:
            return Group.objects.none()
        self.chosen_roles |= set(self.instance.groups.exclude(pk__in=self.roles.queryset.values("pk")))
        held: Iterable[Group] = self.instance.groups.all()
        return held


class UserCreationForm(AdministeredUserForm, WagtailUserCreationForm):
    """Invite a person. They set their own password by the link in the invitation."""

    class Meta(WagtailUserCreationForm.Meta):
        pass


class UserEditForm(AdministeredUserForm, WagtailUserEditForm):
    """Change a person's name, roles, and whether they may sign in.

    The address stays: with another's address one could reset their password. People change their own.
    """

    class Meta(WagtailUserEditForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
