"""Why something is not taken just now, and what to do, for the people who typed it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shared.write_limits import TooManyError


def refusal_words(error: TooManyError, *, is_typed: bool) -> str:
    """What happened, what was kept where something was typed, what to do."""
    kept = (_("Everything you typed is still here."),) if is_typed else ()
    return " ".join((_what_happened(error), *kept, _what_to_do(error)))


def _what_happened(error: TooManyError) -> str:
    if error.by == "site":
        return _("So many people are here now that we cannot take more without an account.")
    if error.by == "account":
        return _("Your account has sent more than we take at a time.")
    return _("Your network has sent more than we take from one address at a time.")


def _what_to_do(error: TooManyError) -> str:
    minutes = -(-error.seconds // 60)
    wait = ngettext("try again in %(minutes)d minute", "try again in %(minutes)d minutes", minutes)
    words = {"wait": wait % {"minutes": minutes}}
    if error.by == "site":
        return _("Sign in to go on at once, or %(wait)s.") % words
    return _("Please %(wait)s.") % words
