"""Sentences of Django and allauth in our words: the catalogue is compiled, and none of it is idle."""

import gettext
import re
from pathlib import Path

import allauth
import django
import pytest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.settings.base import LOCALE_PATHS

FOLDER = LOCALE_PATHS[0] / "en_GB" / "LC_MESSAGES"
ENTRY = re.compile(r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.+)"', re.MULTILINE)


def entries() -> dict[str, str]:
    return dict(ENTRY.findall((FOLDER / "django.po").read_text()))


def translated(catalogue: gettext.NullTranslations, said: str) -> str:
    """What the catalogue has for a sentence, or for its singular."""
    single = catalogue.gettext(said)
    return catalogue.ngettext(said, "", 1) if single == said else single


def test_catalogue_is_compiled() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    assert len(entries()) > 40
    assert {said: translated(compiled, said) for said in entries()} == entries()


@pytest.mark.parametrize("said", sorted(entries()))
def test_packages_still_say_what_the_catalogue_replaces(said: str) -> None:
    sources = (Path(django.__file__).parent, Path(allauth.__file__).parent)
    catalogues = [
        path.read_text() for folder in sources for path in folder.rglob("locale/en/LC_MESSAGES/django.po")
    ]
    # Catalogues break long lines.
    joined = re.sub(r'"\n"', "", "\n".join(catalogues))

    assert re.search(rf'msgid "(?:")?{re.escape(said)}"', joined), said


def test_sentences_are_ours() -> None:
    assert _("Enter a valid email address.") == "Enter an email address, such as name@example.org."
    sentence = "This password is too short. It must contain at least %d character."
    assert ngettext(sentence, sentence.replace("character.", "characters."), 8) == (
        "This password is too short. Use at least %d characters."
    )
