"""What a replay left out, in words."""

from django.utils.translation import ngettext

from portal.shared.words import number_words


def left_out_words(count: int) -> str:
    """How many submissions of suspect attempts; empty for none."""
    if not count:
        return ""
    return ngettext(
        "%(count)s submission of a suspect attempt is left out.",
        "%(count)s submissions of suspect attempts are left out.",
        count,
    ) % {"count": number_words(count)}
