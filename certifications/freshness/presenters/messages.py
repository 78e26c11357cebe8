"""What people are told after they recorded something."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def checked_words(titles: Sequence[str], own: int) -> str:
    """That the facts were checked, by name where it is one; and how many the person collected themselves."""
    if len(titles) == 1:
        said = _("%(fact)s: checked today.") % {"fact": titles[0]}
        return f"{said} {_('You collected it yourself.')}" if own else said
    said = ngettext("%(count)d fact: checked today.", "%(count)d facts: checked today.", len(titles)) % {
        "count": len(titles)
    }
    if not own:
        return said
    collected = ngettext(
        "You collected %(count)d of them yourself.", "You collected %(count)d of them yourself.", own
    ) % {"count": own}
    return f"{said} {collected}"


def taken_back_words(titles: Sequence[str]) -> str:
    """That checks were taken back."""
    if not titles:
        return _("There was no check of yours to take back.")
    if len(titles) == 1:
        return _("%(fact)s: your check is taken back.") % {"fact": titles[0]}
    return _("Your checks of %(count)d facts are taken back.") % {"count": len(titles)}


def found_words(titles: Sequence[str], outcome: str) -> str:
    """That a finding was recorded."""
    if len(titles) == 1:
        return _("%(fact)s: recorded. %(outcome)s.") % {"fact": titles[0], "outcome": outcome}
    return _("Recorded for %(count)d facts. %(outcome)s.") % {"count": len(titles), "outcome": outcome}


def changed_words(count: int) -> str:
    """That some of what was to be recorded is not published any more."""
    return ngettext(
        "This was changed or taken offline in the meantime. Nothing was recorded. Please look again.",
        "%(count)d of these were changed or taken offline in the meantime. Nothing was recorded. "
        "Please look again.",
        count,
    ) % {"count": count}


def nothing_ticked_words() -> str:
    """That nobody ticked anything."""
    return _("Nothing is ticked. Tick the facts whose source you have read.")


def set_aside_words(*, is_done: bool) -> str:
    """That a finding is set aside, or was before."""
    return _("The finding is set aside.") if is_done else _("Someone else has set this aside already.")


def rest_words(count: int) -> str:
    """How many facts rest on a source."""
    if count == 1:
        return _("One fact rests on this source")
    return ngettext("%(count)d fact rests on this source", "%(count)d facts rest on this source", count) % {
        "count": count
    }
