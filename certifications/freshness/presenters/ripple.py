"""What would change with facts, in lines."""

from django.utils.translation import gettext as _

from certifications.comparisons.presenters.words import ROW_WORDS
from certifications.freshness.queries.ripple import Ripple
from certifications.queries.ripple import RippleLine
from portal.shared.words import listed


def ripple_lines(ripple: Ripple) -> tuple[RippleLine, ...]:
    """Comparisons with their rows first, then what rooms above say."""
    compared = (
        RippleLine(
            _("%(page)s: %(rows)s")
            % {"page": one.title, "rows": listed([str(ROW_WORDS[key].label) for key in one.rows])},
            one.url,
        )
        for one in ripple.comparisons
    )
    return (*compared, *ripple.users)
