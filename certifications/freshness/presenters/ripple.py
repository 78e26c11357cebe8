"""What would change with facts, in lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.comparisons.presenters.words import ROW_WORDS
from certifications.freshness.queries.ripple import Ripple
from portal.shared.words import listed


@dataclass(frozen=True, slots=True)
class RippleLine:
    """One thing that would change; `url` is where it can be read, or empty."""

    words: str
    url: str = ""


def ripple_lines(ripple: Ripple) -> tuple[RippleLine, ...]:
    """Comparisons with their rows first, then each certification's uses by kind."""
    return tuple(_lines(ripple))


def _lines(ripple: Ripple) -> Iterator[RippleLine]:
    for one in ripple.comparisons:
        rows = listed([str(ROW_WORDS[key].label) for key in one.rows])
        yield RippleLine(_("%(page)s: %(rows)s") % {"page": one.title, "rows": rows}, one.url)
    for used in ripple.uses:
        for group in used.groups:
            names = [use.name.removesuffix(".") for use in group.uses]
            told = f"{', '.join(names)} {group.more}" if group.more else listed(names)
            yield RippleLine(
                _("%(certification)s, %(kind)s: %(names)s")
                % {"certification": used.title, "kind": group.name, "names": told}
            )
    if ripple.untold:
        words = ngettext(
            "and the uses of %(count)d more certification",
            "and the uses of %(count)d more certifications",
            ripple.untold,
        )
        yield RippleLine(words % {"count": ripple.untold})
