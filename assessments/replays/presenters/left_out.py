"""What a replay left out, in words."""

from django.utils.translation import ngettext

from portal.shared.words import number_words


def left_out_words(count: int) -> str:
    """How many submissions of suspect attempts; empty for none."""
    if not count:
        return ""
    return ngettext(
        "%(count)s suspect submission is left out.",
        "%(count)s suspect submissions are left out.",
        count,
    ) % {"count": number_words(count)}
