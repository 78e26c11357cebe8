"""docs/howto/add-a-role.md, followed once."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from portal.users.roles import ENTER_ADMIN, ROLES, Role
from portal.users.services.sync_roles import UnknownPermissionError, sync_roles
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

READERS = Role(name="Readers of jobs", permissions=(ENTER_ADMIN, "jobs.view_job"))


def test_role_added_by_the_recipe_gives_its_permissions(learner: Actor) -> None:
    sync_roles((*ROLES, READERS))
    learner.person.groups.add(Group.objects.get(name=READERS.name))

    # Django keeps what a person may do with the person; whoever signs in is read anew.
    person = get_user_model().objects.get(pk=learner.person.pk)
    assert person.get_group_permissions() == set(READERS.permissions)


def test_misspelt_permission_is_refused() -> None:
    with pytest.raises(UnknownPermissionError, match=r"jobs\.see_job"):
        sync_roles((*ROLES, Role(name="Misspelt", permissions=("jobs.see_job",))))
