"""What Wagtail asks of lists whose rows go live by approval: what is refused, and what the history says."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from portal.editorial.services.keep_history import WENT_LIVE
from portal.editorial.snippets import ApprovedSnippet, is_in_use
from portal.editorial.value_changes import changes_in_words


def refuse_to_delete_what_is_live(request: HttpRequest, rows: Iterable[Any]) -> HttpResponse | None:
    """Keep what readers see from being deleted, one row or several; None when none of them is live."""
    live = [row for row in rows if isinstance(row, ApprovedSnippet) and row.live]
    for row in live:
        messages.error(request, _("“%(row)s” is live. Take it offline first, then delete it.") % {"row": row})
    return _to_list(live[0]) if live else None


def refuse_to_take_offline_what_is_in_use(request: HttpRequest, row: Any) -> HttpResponse | None:
    """Keep live what pages and other lists point at, or the site needs; None where nothing does."""
    if not isinstance(row, ApprovedSnippet):
        return None
    if row.stays_live:
        words = _("The site needs “%(row)s”, so it can’t go offline. Edit it instead.")
    elif is_in_use(row):
        words = _(
            "“%(row)s” is in use, so it can’t go offline. First replace it where it is used: see its usage."
        )
    else:
        return None
    messages.error(request, words % {"row": row})
    return _to_list(row)


def _to_list(row: ApprovedSnippet) -> HttpResponse:
    return redirect(row.snippet_viewset.get_url_name("list"))


class PublicationFormatter(LogFormatter):
    """“Published”, and what that changed, where the entry holds it."""

    def __init__(self, of_wagtail: LogFormatter) -> None:
        self.label, self.message = of_wagtail.label, of_wagtail.message

    def format_message(self, log_entry: Any) -> str:
        """One line."""
        changes = log_entry.data.get("changes")
        if not changes:
            return str(self.message)
        words = changes_in_words(log_entry.content_type, changes)
        return _("%(published)s. %(changes)s") % {"published": self.message, "changes": words}


def say_what_a_publication_changed(actions: Any) -> None:
    """Put our words in the place of Wagtail's, without a second entry in the history's filter."""
    for action in WENT_LIVE:
        actions.formatters[action] = PublicationFormatter(actions.formatters[action])
