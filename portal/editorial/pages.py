"""Pages that go live by approval alone, and what people may do with them."""

from typing import Any

from wagtail.models import PagePermissionTester

from portal.shared.pages import PresentedPage


class PagePermissions(PagePermissionTester):
    """Wagtail's permissions, of which nobody holds the one to publish: approval alone does that.

    What Wagtail ties to that permission though it publishes no version, whoever may unlock pages may do.
    """

    def can_unpublish(self) -> bool:
        return super().can_unpublish() or (
            self.page.live and not self.page_locked() and self._looks_after_pages()
        )

    def can_unschedule(self) -> bool:
        return super().can_unschedule() or self._looks_after_pages()

    def can_set_view_restrictions(self) -> bool:
        return super().can_set_view_restrictions() or self._looks_after_pages()

    def _looks_after_pages(self) -> bool:
        return "unlock" in getattr(self, "permissions", ())


class ApprovedPage(PresentedPage):
    """A page that a visitor sees as somebody approved it who did not write it. Base of every page type."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissions:
        """What somebody may do with the page."""
        return PagePermissions(user, self)
