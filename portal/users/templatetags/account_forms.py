"""What allauth's forms need to look like ours."""

from django import template
from django.conf import settings
from django.contrib.auth.password_validation import get_default_password_validators
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.users.middleware import RETURN_SESSION_KEY

register = template.Library()

LABELS = {
    "login": _("Email address"),
    "email": _("Email address"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "remember": _("Keep me signed in"),
}


@register.filter
def in_our_words(form: BaseForm) -> BaseForm:
    """The form with our labels, without placeholders that repeat them, and without focus on opening."""
    for name, field in form.fields.items():
        for attribute in ("placeholder", "autofocus"):
            field.widget.attrs.pop(attribute, None)
        # There is no older one where an account is created.
        is_first = name == "password1" and "email" in form.fields
        label = _("Password") if is_first else LABELS.get(name, field.label)
        # A form that was filled in has its bound fields already, with the labels of before.
        for labelled in (field, form[name]):
            labelled.label = label
            if name == "password1":
                labelled.help_text = password_help()
    return form


def password_help() -> str:
    """What the validators of settings ask, said once instead of as four prohibitions."""
    lengths = (getattr(validator, "min_length", 0) for validator in get_default_password_validators())
    return gettext(
        "Use at least %(length)s characters, including at least one that is not a digit. Avoid common "
        "passwords, your own name and words from this site."
    ) % {"length": max(lengths)}


@register.simple_tag
def code_minutes() -> int:
    """For how many minutes a code from an email works."""
    return int(settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT) // 60


@register.simple_tag
def address_after_second_factor(request: HttpRequest) -> str:
    """Where the person was going when they were sent to set up a second factor, or ""."""
    return str(request.session.get(RETURN_SESSION_KEY, ""))
