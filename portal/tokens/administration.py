"""All access tokens, for administrators: whose they are and what for, and revoking one. Never the token."""

from typing import Any
from uuid import UUID

import structlog
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from portal.tokens.forms import RevocationForm
from portal.tokens.mail import mail_revoked
from portal.tokens.models import AccessToken
from portal.tokens.presenters import token_row, token_rows
from portal.tokens.services.revoke_token import revoke_token_of_other
from portal.users.role_assignment import may_administer
from portal.users.roles import REVOKE_TOKENS
from portal.users.views import authenticated_user
from portal.users.zones import zone_of

log = structlog.get_logger(__name__)

PAGE_SIZE = 50
REVOKE = "tokens_admin:revoke"


class AccessTokensView(PermissionCheckedMixin, BaseListingView):
    """The newest first; a constant number of queries."""

    template_name = "tokens/admin/list.html"
    results_template_name = "tokens/admin/results.html"
    model = AccessToken
    permission_policy = ModelPermissionPolicy(AccessToken)
    permission_required = "view"
    page_title = gettext_lazy("Access tokens")
    header_icon = "key"
    paginate_by = PAGE_SIZE
    index_url_name = "tokens_admin:list"
    index_results_url_name = "tokens_admin:results"
    verbose_name_plural = gettext_lazy("access tokens")

    def get_base_queryset(self) -> QuerySet[AccessToken]:
        tokens: QuerySet[AccessToken] = AccessToken.objects.select_related("user")
        return tokens

    def order_queryset(self, queryset: QuerySet[AccessToken]) -> QuerySet[AccessToken]:
        """The newest first, in a total order."""
        return queryset.order_by("-created", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        zone = zone_of(self.request.user)
        context["rows"] = token_rows(context["object_list"], zone, revoke=REVOKE)
        context["may_revoke"] = self.request.user.has_perm(REVOKE_TOKENS)
        return context


class RevokeTokenView(WagtailAdminTemplateMixin, TemplateView):
    """Ask why somebody's token ends; a POST with a reason ends it, and mails the owner."""

    template_name = "tokens/admin/revoke.html"
    page_title = gettext_lazy("Revoke an access token")
    header_icon = "key"
    http_method_names = ("get", "head", "options", "post")

    def setup(self, request: HttpRequest, *args: Any, public_id: UUID, **kwargs: Any) -> None:
        """Find the token.

        Raises:
            PermissionDenied: the reader may not revoke tokens, or not those of this owner.
        """
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(REVOKE_TOKENS):
            raise PermissionDenied
        self.token = get_object_or_404(AccessToken.objects.select_related("user"), public_id=public_id)
        self.reader = authenticated_user(request)
        if not may_administer(self.reader, self.token.user):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("tokens_admin:list"), "label": AccessTokensView.page_title}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = token_row(self.token, zone_of(self.reader), revoke=REVOKE)
        return super().get_context_data(**{"form": RevocationForm(), "row": row, **kwargs})

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        form = RevocationForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reason = form.cleaned_data["reason"]
        revoke_token_of_other(self.token, by=self.reader, reason=reason)
        words = {"name": self.token.name, "owner": self.token.user.email}
        messages.success(request, _("The token “%(name)s” of %(owner)s is revoked.") % words)
        try:
            mail_revoked(request, self.token, reason)
        except OSError:
            log.exception("token_mail_failed")
            messages.warning(request, _("The email that tells %(owner)s could not be sent.") % words)
        return redirect("tokens_admin:list")
