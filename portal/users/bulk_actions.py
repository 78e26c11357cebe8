"""Actions on several people at once, bounded like those on one."""

from typing import Any

from django.forms import Form, ModelChoiceField
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from portal.users.models import User
from portal.users.role_assignment import assignable_roles, may_administer, may_change_roles
from portal.users.services.erase_person import erase_person


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


class SetActiveState(SetActiveStateBulkAction):
    """Let people sign in, or stop them."""

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_administer(self.request.user, obj)


class EraseUsers(DeleteBulkAction):
    """Erase people, with all that is theirs."""

    @classmethod
    def execute_action(cls, objects: list[User], **_kwargs: Any) -> tuple[int, int]:
        for person in objects:
            erase_person(person)
        return len(objects), 0
