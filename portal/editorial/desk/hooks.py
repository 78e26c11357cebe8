"""The desk in the admin: its front, and how many things wait in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.home import LockedPagesPanel

from portal.editorial.desk.ports import waiting_count
from portal.editorial.desk.presenters import present_desk
from portal.users.views import authenticated_user


class DeskPanel(Component):
    """The whole desk."""

    name = "desk"
    template_name = "editorial/desk.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Read it for whoever looks at it."""
        return {
            "desk": present_desk(authenticated_user(parent_context["request"])),
            "csrf_token": parent_context["csrf_token"],
        }


def put_desk_first(_request: HttpRequest, panels: list[Any]) -> None:
    """Take the place of Wagtail's panels on drafts and approvals, which tell less with more queries."""
    locked = [panel for panel in panels if isinstance(panel, LockedPagesPanel)]
    panels[:] = [DeskPanel(), *locked]


def drop_counters(_request: HttpRequest, items: list[Any]) -> None:
    """Counts of images and documents tell nobody what to do."""
    items[:] = [item for item in items if isinstance(item, PagesSummaryItem)]


def keep_own_help(_request: HttpRequest, items: list[Any]) -> None:
    """What is new in Wagtail is no news for editors, and its guide shows an admin that is not theirs."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


class DeskMenuItem(MenuItem):
    """The way back to the front of the admin; its badge counts what waits."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Its label for everybody, the number beside it and in the name that is read aloud."""
        count = waiting_count(authenticated_user(request))
        attrs = dict(self.attrs)
        if count:
            said = ngettext("My desk: %(count)d item waiting", "My desk: %(count)d items waiting", count)
            attrs |= {"aria-label": said % {"count": count}, "data-waiting": str(count)}
        return LinkMenuItem(
            self.name, self.label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=attrs
        )


def register_desk_item() -> MenuItem:
    """Above all other items."""
    return DeskMenuItem(_("My desk"), reverse("wagtailadmin_home"), name="desk", icon_name="home", order=1)
