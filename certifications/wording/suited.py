"""Whom a certification suits, as a sentence of its own."""

from django.utils.translation import gettext as _

from portal.shared.words import in_a_sentence

# Judgements that name who they come from start so.
_ATTRIBUTED = "According to "


def suited_words(people: str) -> str:
    """“For HR managers who …”, “For Scrum Masters who …”; what says whose word it is stays."""
    if not people or people.startswith(_ATTRIBUTED):
        return people
    first, _space, rest = people.partition(" ")
    is_name = first[:1].isupper() and rest[:1].isupper()
    return _("For %(people)s") % {"people": people if is_name else f"{in_a_sentence(first)} {rest}".strip()}
