"""What access tokens add to the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from portal.shared.menu import PermittedMenuItem
from portal.tokens.administration import AccessTokensView, RevokeTokenView
from portal.tokens.services.revoke_token import REVOKED
from portal.users.roles import SEE_TOKENS


class TokenRevokedFormatter(LogFormatter):
    """A token that an administrator revoked, in the history of its owner's account."""

    label = gettext_lazy("Revoke an access token")

    def format_message(self, log_entry: Any) -> str:
        words = {part: log_entry.data.get(part, "") for part in ("name", "begins", "reason")}
        return _("Access token “%(name)s” (%(begins)s…) revoked: %(reason)s") % words


def register_log_actions(actions: Any) -> None:
    actions.register_action(REVOKED)(TokenRevokedFormatter)


def register_addresses() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", AccessTokensView.as_view(), name="list"),
        path("results/", AccessTokensView.as_view(results_only=True), name="results"),
        path("<uuid:public_id>/revoke/", RevokeTokenView.as_view(), name="revoke"),
    ]
    return [path("access-tokens/", include((patterns, "tokens_admin")))]


def register_tokens_item() -> MenuItem:
    return PermittedMenuItem(
        AccessTokensView.page_title,
        reverse("tokens_admin:list"),
        permission=SEE_TOKENS,
        name="access-tokens",
        icon_name="key",
        order=620,
    )


def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="tokens")


hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_urls", register_addresses)
hooks.register("register_settings_menu_item", register_tokens_item)
hooks.register("register_permissions", register_permissions)
