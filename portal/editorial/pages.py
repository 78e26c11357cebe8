"""Pages that go live by approval alone, and what people may do with them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import PageLogEntry, PagePermissionTester, Revision

from portal.editorial.services.ask_deletion import has_asked, may_delete
from portal.editorial.snippets import refuse_what_is_not_live
from portal.shared.pages import PresentedPage

# Pages that one person alone may take offline within an hour.
MOST_OFFLINE = 3
OFFLINE_WITHIN = timedelta(hours=1)


def offline_left(person: Any) -> int:
    """How many pages somebody may still take offline within the hour. One query."""
    since = timezone.now() - OFFLINE_WITHIN
    taken = PageLogEntry.objects.filter(user=person.pk, action="wagtail.unpublish", timestamp__gt=since)
    return max(0, MOST_OFFLINE - int(taken.count()))


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
        allowed = super().can_unpublish() or (
            self.page.live and not self.page_locked() and self._looks_after_pages()
        )
        return allowed and offline_left(self.user) > 0

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What is offline with nothing below it; what readers could ever see, once another asked for it."""
        return self._may_go(ignore_bulk) and may_delete(self.page, self.user)

    def can_ask_deletion(self) -> bool:
        """Whether a request of theirs is what is missing for the page to be deleted."""
        return self._may_go() and not may_delete(self.page, self.user) and not has_asked(self.page, self.user)

    def can_move(self) -> bool:
        """As Wagtail has it: a move deletes nothing."""
        return bool(super().can_delete(ignore_bulk=True))

    def can_unschedule(self) -> bool:
        return self._looks_after_pages()

    def can_set_view_restrictions(self) -> bool:
        return self._looks_after_pages()

    def _may_go(self, ignore_bulk: bool = False) -> bool:
        return bool(super().can_delete(ignore_bulk) and not self.page.live and self.page.is_leaf())

    def _looks_after_pages(self) -> bool:
        return bool(self.user.is_active and (self.user.is_superuser or "unlock" in self.permissions))


class ApprovedPage(PresentedPage):
    """A page that a visitor sees as somebody approved it who did not write it. Base of every page type."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissions:
        """What somebody may do with the page."""
        return PagePermissions(user, self)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, unless it points at a row of a list that is not live.

        Raises:
            ValidationError: it does; nothing is published.
        """
        refuse_what_is_not_live(revision)
        super().publish(revision, *args, **kwargs)
