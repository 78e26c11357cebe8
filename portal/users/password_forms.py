"""allauth's forms for a new password, with one field: a button shows what was typed (show-password.js)."""

from typing import Any

from allauth.account import forms


class _TypedOnce:
    """Leaves out the field that repeats the password."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ChangePasswordForm(_TypedOnce, forms.ChangePasswordForm):
    """Change the password, with the current one."""


class SetPasswordForm(_TypedOnce, forms.SetPasswordForm):
    """Set the first password of an account."""


class ResetPasswordKeyForm(_TypedOnce, forms.ResetPasswordKeyForm):
    """Set a new password by the link from an email."""
