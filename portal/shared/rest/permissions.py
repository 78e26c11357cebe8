"""Who may call an endpoint: what its scope asks for, of the token and of its owner."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from portal.shared.rest.problem_types import SCOPE_MISSING
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.scopes import SCOPES, Scope


class HasScope(BasePermission):
    """The view's scope (`scope_of`); without one everybody may call it."""

    def has_permission(self, request: Request, view: Any) -> bool:
        scope: Scope | None = view.scope_of(request)
        if scope is None:
            return True
        if not request.user.is_authenticated:
            return bool(view.is_open_to_visitors(request))
        require_scope(request, scope)
        return bool(request.user.has_perms(SCOPES[scope].permissions))


class HasScopeAlone(HasScope):
    """The view's scope, without the permissions that go with it: the view itself asks whose things are."""

    def has_permission(self, request: Request, view: Any) -> bool:
        scope: Scope | None = view.scope_of(request)
        if scope is not None and request.user.is_authenticated:
            require_scope(request, scope)
        return scope is None or bool(request.user.is_authenticated)


def require_scope(request: Request, scope: Scope) -> None:
    """Refuse a token that was not made for this; a session may do what its person may.

    Raises:
        ProblemError: the request's token lacks the scope.
    """
    if request.auth is None or scope in getattr(request.auth, "scopes", ()):
        return
    challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
    raise ProblemError(SCOPE_MISSING, headers={"WWW-Authenticate": challenge}, scope=str(scope))
