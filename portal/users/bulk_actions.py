"""Actions on several people at once, bounded like those on one."""

from typing import Any

from django.contrib.auth.models import Group
from django.forms import Form, ModelChoiceField
from django.http import HttpRequest
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from portal.users.models import User
from portal.users.revocations import revoke_access
from portal.users.role_assignment import assignable_roles, may_administer, may_change_roles
from portal.users.role_grant_views import say_what_waits
from portal.users.services.change_roles import change_roles
from portal.users.services.erase_person import erase_person
from portal.users.views import authenticated_user


class AssignRole(AssignRoleBulkAction):
    """Give a role that the acting person may give, to people whose roles they may change."""

    def get_form(self, form_class: type[Form] | None = None) -> Form:
        form: Form = super().get_form(form_class)
        role = form.fields["role"]
        if isinstance(role, ModelChoiceField):
            role.queryset = assignable_roles(self.request.user)
        return form

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_change_roles(self.request.user, obj)

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "request": self.request}

    @classmethod
    def execute_action(
        cls,
        objects: list[User],
        role: Group | None = None,
        request: HttpRequest | None = None,
        **_kwargs: Any,
    ) -> tuple[int, int]:
        if role is None or request is None:
            return 0, 0
        wanted = {person: {*person.groups.all(), role} for person in objects}
        changes = change_roles(wanted, by=authenticated_user(request))
        say_what_waits(request, wanted)
        return sum(role.name in change.after for change in changes), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """None where nobody has the role yet: what waits is said already."""
        if not num_parent_objects:
            return None
        message: str = super().get_success_message(num_parent_objects, num_child_objects)
        return message


class SetActiveState(SetActiveStateBulkAction):
    """Let people sign in, or stop them."""

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_administer(self.request.user, obj)

    @classmethod
    def execute_action(
        cls, objects: list[User], mark_as_active: bool = False, **kwargs: Any
    ) -> tuple[int, int]:
        changed: tuple[int, int] = super().execute_action(objects, mark_as_active=mark_as_active, **kwargs)
        # Nobody deactivates themselves: Wagtail leaves them out.
        for person in User.objects.filter(pk__in=[each.pk for each in objects], is_active=False):
            revoke_access(person)
        return changed


class EraseUsers(DeleteBulkAction):
    """Erase people, with all that is theirs."""

    @classmethod
    def execute_action(cls, objects: list[User], **_kwargs: Any) -> tuple[int, int]:
        for person in objects:
            erase_person(person)
        return len(objects), 0
