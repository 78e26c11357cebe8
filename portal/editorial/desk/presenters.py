"""A person's desk as the front of the admin shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import get_default_page_content_type

from portal.editorial.addresses import edit_url_of
from portal.editorial.care.presenters import is_overdue, review_words
from portal.editorial.desk import queries
from portal.editorial.desk.ports import DeskAnswer, DeskItem, Tray, items_of, page_figures
from portal.editorial.desk.sources import writes_pages
from portal.shared.clock import site_date
from portal.shared.words import number_words, short_moment_words, site_day_words
from portal.users.models import User

# Lines of a part that is only a reminder.
SHOWN = 8
# Where Wagtail's history speaks of its workflow rather than of the person.
DID = {
    "wagtail.workflow.start": gettext_lazy("Submitted for approval"),
    "wagtail.workflow.approve": gettext_lazy("Approved"),
    "wagtail.workflow.reject": gettext_lazy("Changes requested"),
}


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A line of the desk. `url` is empty where there is nothing to open."""

    sentence: str
    url: str
    since: str = ""
    detail: str = ""
    answer: DeskAnswer | None = None


@dataclass(frozen=True, slots=True)
class OwnContent:
    """What the person looks after, and what the site knows of it."""

    title: str
    url: str
    published: str
    review: str
    is_overdue: bool
    figures: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """All parts. `waiting` says how many things wait, `more` where the rest of the person's contents is."""

    waiting: str
    waits: tuple[DeskLine, ...]
    upkeep: tuple[DeskLine, ...]
    ahead: tuple[DeskLine, ...]
    drafts: tuple[DeskLine, ...]
    done: tuple[DeskLine, ...]
    contents: tuple[OwnContent, ...]
    more: DeskLine | None
    writes: bool
    next_steps: tuple[DeskLine, ...]


def present_desk(user: User) -> DeskView:
    """The desk of a person. A constant number of queries, however much there is."""
    items = items_of(user, *Tray)
    count = sum(item.count for item in items[Tray.WAITS])
    writes = writes_pages(user)
    return DeskView(
        waiting=ngettext("%(count)s item is waiting for you", "%(count)s items are waiting for you", count)
        % {"count": number_words(count)},
        waits=_lines(items[Tray.WAITS]),
        upkeep=_lines(items[Tray.UPKEEP]),
        ahead=_lines(items[Tray.AHEAD]),
        drafts=tuple(
            DeskLine(
                draft.object_str,
                edit_url_of(draft.base_content_type_id, draft.object_id),
                short_moment_words(draft.created_at),
            )
            for draft in (queries.drafts_of(user, SHOWN) if writes else ())
        ),
        done=_done(user),
        contents=_own_contents(user) if writes else (),
        more=_more(user) if writes else None,
        writes=writes,
        next_steps=_next_steps(user, writes),
    )


def _lines(items: Iterable[DeskItem]) -> tuple[DeskLine, ...]:
    return tuple(
        DeskLine(
            item.sentence,
            item.url,
            _("since %(moment)s") % {"moment": short_moment_words(item.since)} if item.since else "",
            item.detail,
            item.answer,
        )
        for item in items
    )


def _done(user: User) -> tuple[DeskLine, ...]:
    """What somebody did last, once for each content."""
    newest: dict[tuple[Any, Any], Any] = {}
    for entry in queries.entries_of(user, SHOWN * 4):
        newest.setdefault((entry.content_type_id, entry.object_id), entry)
    return tuple(_entry_line(entry) for entry in list(newest.values())[:SHOWN])


def _entry_line(entry: Any) -> DeskLine:
    page = getattr(entry, "page_id", None)
    if entry.deleted:
        url = ""
    elif page is not None:
        url = reverse("wagtailadmin_pages:edit", args=[page])
    else:
        url = edit_url_of(entry.content_type_id, entry.object_id) if entry.content_type_id else ""
    words = {"title": entry.label, "did": DID.get(entry.action) or entry.message}
    return DeskLine(_("%(title)s: %(did)s") % words, url, short_moment_words(entry.timestamp))


def _own_contents(user: User) -> tuple[OwnContent, ...]:
    today, page_type = site_date(), get_default_page_content_type().pk
    own = queries.cared_for_by(user, SHOWN)
    pages = [int(one.key[1]) for one in own if one.key[0] == page_type]
    known = [read(pages) for _name, read in page_figures] if pages else []
    return tuple(
        OwnContent(
            title=one.title,
            url=edit_url_of(*one.key),
            published=site_day_words(one.published_at) or _("not published"),
            review=review_words(one.review_by, today),
            is_overdue=is_overdue(one.review_by, today),
            figures="; ".join(
                words
                for figures in known
                if one.key[0] == page_type and (words := figures.get(int(one.key[1]), ""))
            ),
        )
        for one in own
    )


def _more(user: User) -> DeskLine | None:
    count = queries.count_cared_for_by(user)
    if count <= SHOWN:
        return None
    said = _("All pages you look after (%(count)s with list rows and assessments)")
    url = f"{reverse('wagtailadmin_reports:aging_pages')}?looked_after_by={user.pk}"
    return DeskLine(said % {"count": number_words(count)}, url)


def _next_steps(user: User, writes: bool) -> tuple[DeskLine, ...]:
    """What to do when nothing waits."""
    if writes:
        return (
            DeskLine(_("Review pages published long ago"), reverse("wagtailadmin_reports:aging_pages")),
            DeskLine(_("Go to the pages"), reverse("wagtailadmin_explore_root")),
        )
    return (
        (DeskLine(_("See background jobs"), reverse("jobs:list")),) if user.has_perm("jobs.view_job") else ()
    )
