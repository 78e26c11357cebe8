"""The query-growth helper sees a query per row, and passes what takes the same number for any length."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from tests.support.queries import assert_queries_do_not_grow, count_queries, shape

pytestmark = pytest.mark.django_db


def make_groups(number: int) -> None:
    known = Group.objects.count()
    permission = Permission.objects.first()
    assert permission is not None
    for position in range(number):
        Group.objects.create(name=f"group {known + position}").permissions.add(permission)


def permissions_one_by_one() -> list[list[str]]:
    return [[permission.name for permission in group.permissions.all()] for group in Group.objects.all()]


def permissions_at_once() -> list[list[str]]:
    groups = Group.objects.prefetch_related("permissions")
    return [[permission.name for permission in group.permissions.all()] for group in groups]


def test_query_per_row_is_caught_with_its_statement() -> None:
    with pytest.raises(AssertionError, match=r'3 × SELECT "auth_permission"'):
        assert_queries_do_not_grow(make_groups, permissions_one_by_one)


def test_same_number_of_queries_for_any_length_passes() -> None:
    assert assert_queries_do_not_grow(make_groups, permissions_at_once) == 2


def test_what_a_process_keeps_after_the_first_call_is_not_growth() -> None:
    def with_content_types() -> None:
        ContentType.objects.get_for_model(Group)
        permissions_at_once()

    ContentType.objects.clear_cache()
    assert assert_queries_do_not_grow(make_groups, with_content_types) == 2


def test_count_queries_counts_each_statement() -> None:
    assert count_queries(lambda: [Group.objects.exists(), Group.objects.count()]) == 2


def test_statements_for_other_values_have_the_same_shape() -> None:
    assert shape("SELECT a FROM t1 WHERE b IN (1, 2) AND c = 'it''s'") == shape(
        "SELECT a FROM t1 WHERE b IN (7) AND c = 'x'"
    )
