"""Roles that wait for a second administrator, and what they decide."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.users.models import RoleGrant, User
from portal.users.presenters import RoleGrantRow, role_grant_rows
from portal.users.role_assignment import may_confirm
from portal.users.roles import CHANGE_PEOPLE
from portal.users.services.change_roles import RoleGrantLapsedError, confirm_role, decline_role
from portal.users.views import authenticated_user


class RoleGrantsView(WagtailAdminTemplateMixin, TemplateView):
    """What waits, oldest first; a constant number of queries."""

    template_name = "users/role_grants.html"
    page_title = gettext_lazy("Roles to confirm")
    header_icon = "group"
    http_method_names = ("get", "head", "options")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(CHANGE_PEOPLE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        waiting = RoleGrant.objects.waiting().select_related("person", "group", "requested_by")
        reader = authenticated_user(self.request)
        context["rows"] = role_grant_rows(waiting.order_by("requested_at", "pk"), reader)
        context["days"] = RoleGrant.WAITS.days
        return context


@require_POST
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Confirm a role that waits, or decline it."""
    user = authenticated_user(request)
    if not user.has_perm(CHANGE_PEOPLE):
        raise PermissionDenied
    try:
        grant = RoleGrant.objects.waiting().select_related("person", "group").get(public_id=public_id)
        words = {"role": grant.group.name, "person": grant.person}
        if "confirm" in request.POST:
            confirm_role(grant, by=user)
            messages.success(request, _("%(person)s now has the role %(role)s.") % words)
        elif "decline" in request.POST:
            if not (may_confirm(user, grant) or grant.requested_by_id == user.pk):
                raise PermissionDenied
            decline_role(grant, by=user)
            messages.success(request, _("Declined: %(person)s does not get the role %(role)s.") % words)
    except RoleGrant.DoesNotExist as error:
        raise Http404 from error
    except RoleGrantLapsedError:
        messages.error(
            request,
            _(
                "The role was not given. The account is closed, or the person who asked is no longer "
                "an administrator. Decline the request, and give the role again if it is needed."
            ),
        )
    return redirect("role_grants:list")


def say_what_waits(request: HttpRequest, wanted: Mapping[User, Collection[Group]]) -> None:
    """Tell the administrator who wanted these roles which of them wait, and what to do about it.

    Also of what waits because another administrator asked for it: nothing has changed then.
    """
    reader = authenticated_user(request)
    waiting = RoleGrant.objects.waiting().filter(person__in=list(wanted)).order_by("pk")
    grants = waiting.select_related("person", "group", "requested_by")
    rows = role_grant_rows((grant for grant in grants if grant.group in wanted[grant.person]), reader)
    for row in rows:
        messages.warning(request, _sentence(row) % {"role": row.role, "address": row.address})
    for command in sorted({row.command for row in rows} - {""}):
        sentence = _(
            "There is no other administrator to confirm this. Give the role on the server: %(command)s"
        )
        messages.warning(request, sentence % {"command": command})


def _sentence(row: RoleGrantRow) -> str:
    if row.may_take_back:
        return _("Another administrator must confirm the role %(role)s for %(address)s.")
    asked = _("Another administrator has already asked to give %(address)s the role %(role)s.")
    return (
        f"{asked} {_('Confirm or decline it under Settings → Roles to confirm.')}"
        if row.may_confirm
        else asked
    )
