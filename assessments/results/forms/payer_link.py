"""What people type about a result."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.models.payer_link import LONGEST_NAME

# Of names, beside letters and the marks on them.
BETWEEN = frozenset(" .,'’-")
# A dot ends an initial; within a word it makes an address.
WITHIN_A_WORD = re.compile(r"\.\S")


def refuse_what_is_no_name(value: str) -> None:
    """Refuse addresses and numbers: the name stands on a page of ours that others read.

    Raises:
        ValidationError: there is more than letters and what stands between them.
    """
    is_of_letters = all(letter in BETWEEN or unicodedata.category(letter)[0] in "LM" for letter in value)
    if not is_of_letters or WITHIN_A_WORD.search(value):
        raise ValidationError(_("Use letters, spaces, dots, hyphens and apostrophes only."))


class PayerLinkForm(forms.Form):
    """A link to the payer's page."""

    name = forms.CharField(
        label=_("Your name on the page"),
        max_length=LONGEST_NAME,
        required=False,
        validators=[refuse_what_is_no_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Leave this empty to send the page without a name."),
    )
