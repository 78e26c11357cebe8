"""Signing up costs the same work whether the address is known or not, so that the time tells nothing."""

import secrets

from allauth.account import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.forms import CharField, HiddenInput
from django.http import HttpRequest, HttpResponse

from portal.users.models import known_time_zones


class SignupForm(forms.SignupForm):
    """allauth's form. With a known address it makes an account that nobody can use, and takes it back.

    The browser tells its time zone (users/js/browser-zone.js); what is none is passed over.
    """

    time_zone = CharField(required=False, widget=HiddenInput(attrs={"data-browser-zone": ""}))

    def clean_time_zone(self) -> str:
        """The zone that the browser told, or ""."""
        told = str(self.cleaned_data["time_zone"])
        return told if told in known_time_zones() else ""

    def try_save(self, request: HttpRequest) -> tuple[AbstractBaseUser | None, HttpResponse | None]:
        if self.account_already_exists:
            self._make_an_account_in_vain(request)
        made: tuple[AbstractBaseUser | None, HttpResponse | None] = super().try_save(request)
        return made

    def _make_an_account_in_vain(self, request: HttpRequest) -> None:
        email = self.cleaned_data["email"]
        self.cleaned_data["email"] = f"{secrets.token_hex(16)}@invalid.invalid"
        self.account_already_exists = False
        try:
            with transaction.atomic():
                self.save(request)
                transaction.set_rollback(True)
        finally:
            self.cleaned_data["email"] = email
            self.account_already_exists = True
