"""What the users' room adds to the admin."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from portal.shared.menu import PermittedMenuItem
from portal.users.bulk_actions import AssignRole, EraseUsers, SetActiveState
from portal.users.role_grant_views import RoleGrantsView, decide
from portal.users.roles import CHANGE_PEOPLE
from portal.users.services.change_roles import CHANGED, DECLINED
from portal.users.session_views import admin_session

# Each takes the place of Wagtail's action of the same type, which is registered earlier.
for _action in (AssignRole, SetActiveState, EraseUsers):
    hooks.register("register_bulk_action", _action, order=100)


class RolesChangedFormatter(LogFormatter):
    """Roles before and after, in the history of an account."""

    label = gettext_lazy("Change roles")

    def format_message(self, log_entry: Any) -> str:
        before, after, waiting = (
            ", ".join(log_entry.data.get(part, ())) or _("none") for part in ("before", "after", "waiting")
        )
        words = {"before": before, "after": after, "waiting": waiting}
        if log_entry.data.get("waiting"):
            return _("Roles before: %(before)s; now: %(after)s; waiting: %(waiting)s") % words
        return _("Roles before: %(before)s; now: %(after)s") % words


class RoleDeclinedFormatter(LogFormatter):
    """A role that nobody confirmed."""

    label = gettext_lazy("Decline a role")

    def format_message(self, log_entry: Any) -> str:
        return _("Not given: %(role)s") % {"role": log_entry.data.get("role", "")}


def register_log_actions(actions: Any) -> None:
    actions.register_action(CHANGED)(RolesChangedFormatter)
    actions.register_action(DECLINED)(RoleDeclinedFormatter)


def register_addresses() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", RoleGrantsView.as_view(), name="list"),
        path("<uuid:public_id>/", decide, name="decide"),
    ]
    return [
        path("role-grants/", include((patterns, "role_grants"))),
        path("session/", admin_session, name="admin_session"),
    ]


def register_role_grants_item() -> MenuItem:
    return PermittedMenuItem(
        RoleGrantsView.page_title,
        reverse("role_grants:list"),
        permission=CHANGE_PEOPLE,
        name="role-grants",
        icon_name="group",
        order=610,
    )


hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_urls", register_addresses)
hooks.register("register_settings_menu_item", register_role_grants_item)
