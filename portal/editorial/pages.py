"""Pages that go live by approval alone, and what people may do with them."""

from datetime import timedelta
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, PagePermissionTester, Revision
from wagtail.search import index

from portal.editorial.draft_changes import ChangesPanel
from portal.editorial.queries import was_published
from portal.editorial.services.ask_deletion import may_delete
from portal.editorial.snippets import refuse_what_is_not_live
from portal.editorial.usage import UsagePanel
from portal.editorial.user_bar import add_user_bar
from portal.shared.pages import PresentedPage

# Pages and rows of lists that one person alone may take from readers within an hour.
MOST_OFFLINE = 3
OFFLINE_WITHIN = timedelta(hours=1)
TAKEN_AWAY = ("wagtail.unpublish", "wagtail.view_restriction.create")


def offline_left(person: Any) -> int:
    """How many pages and rows of lists somebody may still take from readers within the hour. One query."""
    since = timezone.now() - OFFLINE_WITHIN
    pages, rows = (
        entries.objects.filter(user=person.pk, action__in=TAKEN_AWAY, timestamp__gt=since)
        .order_by()
        .values("pk")
        for entries in (PageLogEntry, ModelLogEntry)
    )
    return max(0, MOST_OFFLINE - int(pages.union(rows, all=True).count()))


class PagePermissions(PagePermissionTester):
    """Wagtail's permissions, of which nobody holds the one to publish: approval alone does that.

    Superusers are no exception, nor is anybody who was given the permission by hand. What Wagtail ties to it
    though it publishes no version, whoever may unlock pages may do.
    """

    def can_publish(self) -> bool:
        """Nobody may, by a button or a call: an approval publishes."""
        return False

    def can_publish_subpage(self) -> bool:
        """As `can_publish`."""
        return False

    def can_unpublish(self) -> bool:
        """One page at a time, and only a few within the hour: more takes a second person."""
        return self._may_go_offline() and offline_left(self.user) > 0

    def has_taken_enough(self) -> bool:
        """Whether somebody could take the page offline, but for what they took offline within the hour."""
        return self._may_go_offline() and not offline_left(self.user)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What is offline with nothing below it. What readers could ever see, moderators delete, once another
        asked for it.
        """
        if not self._may_go(ignore_bulk):
            return False
        if self._looks_after_pages():
            return may_delete(self.page, self.user)
        return not was_published(self.page)

    def can_ask_deletion(self) -> bool:
        """Whether the page is deleted once they ask for it, or have asked, and another agrees."""
        return self._may_go() and not self.can_delete()

    def can_move(self) -> bool:
        """As Wagtail has it: a move deletes nothing."""
        return bool(super().can_delete(ignore_bulk=True))

    def can_unschedule(self) -> bool:
        return self._looks_after_pages()

    def can_set_view_restrictions(self) -> bool:
        """As taking offline, for it keeps readers out as well. A restriction at hand may always be lifted."""
        return self._looks_after_pages() and (
            self.page.view_restrictions.exists() or (self.page.is_leaf() and offline_left(self.user) > 0)
        )

    def _may_go_offline(self) -> bool:
        return bool(
            super().can_unpublish()
            or (self.page.live and not self.page_locked() and self._looks_after_pages())
        )

    def _may_go(self, ignore_bulk: bool = False) -> bool:
        return bool(super().can_delete(ignore_bulk) and not self.page.live and self.page.is_leaf())

    def _looks_after_pages(self) -> bool:
        return bool(self.user.is_active and (self.user.is_superuser or "unlock" in self.permissions))


def found_by(*names: str) -> list[index.BaseField]:
    """Fields by whose words the admin's search and choosers find a page, beside its title.

    Both look for the beginnings of words, which Wagtail keeps apart from whole ones.
    """
    return [index.AutocompleteField(name) for name in names]


class ShortNameField(index.SearchField):
    """A short name, kept with the title. It counts twice: “PMP” is the PMP before it is an article on it."""

    def __init__(self, short_name: str) -> None:
        super().__init__("title", boost=2)
        self.short_name = short_name

    def get_value(self, obj: Any) -> str:
        """The short name, as often as it counts."""
        return " ".join([str(getattr(obj, self.short_name))] * 2)


class ApprovedPage(PresentedPage):
    """A page that a visitor sees as somebody approved it who did not write it. Base of every page type."""

    # Where the guide speaks of its form.
    guide_place: ClassVar[str] = "certification-pages#comparisons-articles-other-pages"
    content_panels: ClassVar[list[object]] = [ChangesPanel(), *PresentedPage.content_panels]

    settings_panels: ClassVar[list[object]] = [*PresentedPage.settings_panels, UsagePanel()]

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissions:
        """What somebody may do with the page."""
        return PagePermissions(user, self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page as its readers see it; for staff with the way to its form."""
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        add_user_bar(request, self, response)
        return response

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, unless it points at a row of a list that is not live.

        Raises:
            ValidationError: it does; nothing is published.
        """
        refuse_what_is_not_live(revision)
        super().publish(revision, *args, **kwargs)
