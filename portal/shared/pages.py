"""Pages whose context a presenter builds.

A page model stands below presenters in the import order, so it cannot name its own. An app registers
the presenter of each of its page classes in `ready()`; the page asks this port when it is shown.
"""

from collections.abc import Callable
from http import HTTPMethod
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.panels import CommentPanel
from wagtail.models import Page, PageViewRestriction

from portal.shared import page_cache
from portal.shared.markdown_pages import announce_markdown
from portal.shared.panels import ZonedPublishingPanel
from portal.shared.plain_text import single_line
from portal.shared.ports import Port

Presenter = Callable[[Any, HttpRequest], object]

page_presenters: Port[type[Page], Presenter] = Port("page presenters")


class PresentedPage(Page):
    """A page shown through a registered presenter; its template reads `view`, a dataclass."""

    # Pages show; they never take what a visitor sends. Answers and forms have views of their own.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    # Names of the parameters that the page depends on; any other is left alone, and makes no copy of it.
    read_parameters: ClassVar[tuple[str, ...]] = ()
    settings_panels: ClassVar[list[object]] = [ZonedPublishingPanel(), CommentPanel()]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's context plus `view`.

        Raises:
            ImproperlyConfigured: no app registered a presenter for this class.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        presenter = page_presenters.get(type(self))
        if presenter is None:
            raise ImproperlyConfigured(f"No presenter is registered for {type(self).__name__}.")
        context["view"] = presenter(self, request)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Wagtail's response, called the same for everybody; rendered once for all who are signed in."""
        version = f"{self.pk}:{self.live_revision_id}"
        show = super().serve
        reads = self.read_parameters
        response = page_cache.rendered_once(request, version, lambda: show(request, *args, **kwargs), reads)
        if not kwargs and not any(name in request.GET for name in reads):
            announce_markdown(response, request.path)
        return page_cache.public_response(request, response, reads)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail's answer. One query for a page that everybody may read, not two as there; else three."""
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        # An alias is restricted as what it is an alias of, at whatever remove: that page has aliases, then.
        restricted = PageViewRestriction.objects.filter(
            Q(page__path__in=paths) | Q(page__aliases__isnull=False)
        )
        applying: QuerySet[PageViewRestriction] = (
            super().get_view_restrictions() if restricted.exists() else PageViewRestriction.objects.none()
        )
        return applying

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail's checks, with the title as one line."""
        self._keep_titles_to_a_line()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save with the title as one line; Wagtail saves copies without its checks."""
        self._keep_titles_to_a_line()
        return super().save(*args, **kwargs)

    def _keep_titles_to_a_line(self) -> None:
        for name in ("title", "draft_title"):
            setattr(self, name, single_line(getattr(self, name)))

    def get_admin_display_title(self) -> str:
        """The title as mails and lists name the page; a line also where it was stored as more."""
        return single_line(super().get_admin_display_title())

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the page and what stands below it, and purge kept pages."""
        page_cache.purge()
        return super().delete(*args, **kwargs)
