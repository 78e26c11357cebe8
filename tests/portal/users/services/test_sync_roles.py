import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.users.roles import EDITORS, MODERATORS, ROLES, Role
from portal.users.services.sync_roles import UnknownPermissionError, sync_roles

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing() -> None:
    sync_roles()
    assert sync_roles() == ()


def test_each_role_is_a_group() -> None:
    sync_roles()
    assert set(Group.objects.values_list("name", flat=True)) >= {role.name for role in ROLES}


def test_what_was_taken_away_comes_back() -> None:
    editors = Group.objects.get(name="Editors")
    editors.permissions.clear()
    GroupPagePermission.objects.filter(group=editors).delete()
    (change,) = sync_roles()
    assert change.role == "Editors"
    assert "wagtailadmin.access_admin" in change.gained
    assert change.lost == ()


def test_what_was_added_by_hand_goes() -> None:
    editors = Group.objects.get(name="Editors")
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    editors.permissions.add(Permission.objects.get(codename="add_user"))
    GroupPagePermission.objects.create(group=editors, page=Page.objects.get(title="Home"), permission=publish)
    GroupCollectionPermission.objects.create(
        group=editors,
        collection=Collection.objects.get(depth=1),
        permission=Permission.objects.get(codename="change_document"),
    )
    (change,) = sync_roles()
    lost = " ".join(change.lost)
    assert "users.add_user" in lost
    assert "wagtailcore.publish_page on page" in lost
    assert "change_document on collection" in lost
    assert sync_roles() == ()


def test_groups_outside_the_table_stay_as_they_are() -> None:
    other = Group.objects.create(name="Translators")
    other.permissions.add(Permission.objects.get(codename="add_user"))
    sync_roles()
    assert other.permissions.count() == 1


def test_an_unknown_permission_is_named_and_nothing_changes() -> None:
    wrong = Role(name="Editors", permissions=("wagtailadmin.acces_admin",))
    with pytest.raises(UnknownPermissionError, match=r"“Editors”.*wagtailadmin\.acces_admin"):
        sync_roles((wrong,))
    assert sync_roles((EDITORS,)) == ()


def test_a_permission_of_an_absent_app_is_left_out() -> None:
    role = Role(name="Editors", permissions=("wagtailadmin.access_admin", "not_installed.view_thing"))
    sync_roles((role,))
    editors = Group.objects.get(name="Editors")
    assert list(editors.permissions.values_list("codename", flat=True)) == ["access_admin"]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_nobody_may_publish_without_approval(role: Role) -> None:
    assert "wagtailcore.publish_page" not in role.on_all_pages


def test_editors_and_moderators_write_and_moderators_unlock() -> None:
    assert {"wagtailcore.add_page", "wagtailcore.change_page"} <= set(EDITORS.on_all_pages)
    assert set(EDITORS.on_all_pages) < set(MODERATORS.on_all_pages)
    assert "wagtailcore.unlock_page" in MODERATORS.on_all_pages
