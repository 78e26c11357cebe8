"""Whom a certification suits, as a sentence of its own."""

from django.utils.translation import gettext as _

from portal.shared.words import in_a_sentence

# What starts so is a sentence already: it says for whom, or whose judgement it is.
_SENTENCES = ("For ", "According to ")
# Names with which it may begin: “Jira administrators”.
_NAMES = frozenset({"Jira", "Kanban", "Scrum"})


def suited_words(people: str) -> str:
    """“For HR managers who …”, “For Scrum Masters who …”; what is a sentence already stays."""
    if not people or people.startswith(_SENTENCES):
        return people
    first, _space, rest = people.partition(" ")
    is_name = first in _NAMES or (first[:1].isupper() and rest[:1].isupper())
    return _("For %(people)s") % {"people": people if is_name else f"{in_a_sentence(first)} {rest}".strip()}
