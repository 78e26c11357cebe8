"""Where signing in leads when no page asked for it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from portal.shared.ports import Port
from portal.users.models import User

# The parameter by which the header's link says which page somebody comes from.
CAME_FROM = "from"

# Rooms with pages of a person's own say where they would want to be; empty where there is nothing of theirs.
arrivals: Port[str, Callable[[User], str]] = Port("arrivals")


def arrival_of(request: HttpRequest, user: User) -> str:
    """Their results when there are any, else the page they came from, else the page of their account."""
    for _room, arrive in arrivals:
        address = arrive(user)
        if address:
            return address
    came_from = request.POST.get(CAME_FROM) or request.GET.get(CAME_FROM) or ""
    if came_from.startswith("/") and url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return came_from
    return reverse("account_home")
