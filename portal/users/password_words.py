"""A validator of passwords: the words of this site are the first that anybody would try here."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# docs/security.md tells them. A password made of these alone, with digits or signs around them, is refused.
SITE_WORDS = (
    "learning, portal, certification, certificate, certified, project, work, management, manager, "
    "assessment, admin, administrator, editor, moderator, learner, password, welcome"
)
_ANY_WORD = SITE_WORDS.replace(", ", "|")
_MADE_OF_WORDS = re.compile(rf"(?:{_ANY_WORD})+", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W\d_]+")
# A passphrase of this many words of ours is as hard to guess as one of any others.
SHORTEST_PASSPHRASE = 4


class SiteWordsValidator:
    """Refuses “Certification2026!” and its like."""

    def validate(self, password: str, _user: Any = None) -> None:
        """Refuse a password whose letters spell up to three words of the site.

        Raises:
            ValidationError: it consists of them, whatever stands around them.
        """
        letters = _NO_LETTERS.sub("", password)
        if not _MADE_OF_WORDS.fullmatch(letters):
            return
        if len(re.findall(_ANY_WORD, letters, re.IGNORECASE)) < SHORTEST_PASSPHRASE:
            raise ValidationError(
                _("This password is easy to guess on this site. Add words of your own."),
                code="password_of_site_words",
            )

    def get_help_text(self) -> str:
        """What the form says beforehand."""
        return _("Don’t use only words from this site’s name and subject.")
