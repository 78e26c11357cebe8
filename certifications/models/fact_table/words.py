"""The words that the script of the table needs."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.facts import Confidence
from certifications.models.fact_key import ROUTE_BASICS, OfferedField
from certifications.models.fact_table.choices import LISTS
from portal.shared.clock import site_date

CONFIDENCE_WORDS: Mapping[Confidence, Promise] = {
    Confidence.HIGH: gettext_lazy("high"),
    Confidence.MEDIUM: gettext_lazy("medium"),
    Confidence.LOW: gettext_lazy("low"),
}


def editor_words(
    fields: Mapping[str, list[OfferedField]], lists: Mapping[str, list[str]], names: Mapping[str, str]
) -> dict[str, Any]:
    """What the script makes rows of: fields by group, words of lists, names, the site's day, sentences."""
    return {
        "fields": {group: [asdict(one) for one in offered] for group, offered in fields.items()},
        "lists": {
            name: {
                "words": words,
                "add": reverse(f"wagtailsnippets_certifications_{LISTS[name].lower()}:add"),
            }
            for name, words in lists.items()
        },
        "names": dict(names),
        "basics": list(ROUTE_BASICS),
        # Where the editor is, it may be another day, which the form would refuse as one to come.
        "today": site_date().isoformat(),
        "confidence": {level.value: str(words) for level, words in CONFIDENCE_WORDS.items()},
        "sentences": _sentences(),
    }


def _sentences() -> dict[str, str]:
    return {
        "route": _("Route %(number)s"),
        "routeAsks": _("Route %(number)s: %(asked)s"),
        "addTo": _("Add a fact: %(heading)s"),
        "newFact": _("New fact"),
        "chooseField": _("Choose what is stated"),
        "chooseWords": _("Choose from the list"),
        "otherWords": _("Other words …"),
        "newSource": _("Another source …"),
        "noSource": _("No source yet"),
        "valueMissing": _("Not saved yet: the value is missing."),
        "facts": _("%(count)s facts"),
        "oneFact": _("1 fact"),
        "shown": _("%(shown)s of %(count)s facts"),
        "removed": _("Removed: %(name)s. It will be deleted when you save."),
        "putBack": _("Put back"),
        "duplicated": _("Copied. Change what is different."),
    }
