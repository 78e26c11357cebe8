"""Wagtail's user administration, bounded by who may look after whom."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.views.users import CreateView as WagtailCreateView
from wagtail.users.views.users import DeleteView as WagtailDeleteView
from wagtail.users.views.users import EditView as WagtailEditView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from portal.users.forms import UserCreationForm, UserEditForm
from portal.users.models import User
from portal.users.revocations import revoke_access
from portal.users.role_assignment import may_administer
from portal.users.role_grant_views import say_what_waits
from portal.users.services.change_roles import change_roles
from portal.users.services.erase_person import erase_person
from portal.users.services.invite_person import invite_person
from portal.users.views import authenticated_user


class CreateView(WagtailCreateView):
    """Invite a person by e-mail."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "acting_user": self.request.user}

    def save_instance(self) -> User:
        user: User = super().save_instance()
        save_roles(self.request, user, self.form.chosen_roles)
        invite_person(self.request, user)
        return user


class EditView(WagtailEditView):
    """Change a person's roles, or whether they may sign in."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if isinstance(request.user, User) and not may_administer(request.user, self.object):
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "acting_user": self.request.user}

    def save_instance(self) -> User:
        user: User = super().save_instance()
        save_roles(self.request, user, self.form.chosen_roles)
        if not user.is_active:
            revoke_access(user)
        return user


def save_roles(request: HttpRequest, user: User, roles: set[Group]) -> None:
    """Change the person's roles and say which of them have to wait."""
    change_roles({user: roles}, by=authenticated_user(request))
    say_what_waits(request, {user: roles})


class DeleteView(WagtailDeleteView):
    """Erase a person, with all that is theirs."""

    def delete_action(self) -> None:
        erase_person(self.object)


class UserViewSet(WagtailUserViewSet):
    """People with accounts."""

    add_view_class = CreateView
    copy_view_enabled = False  # nothing of a person is worth copying
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> type:
        return UserEditForm if for_update else UserCreationForm
