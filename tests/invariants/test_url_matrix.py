"""Every address of the site × every role: nothing is forgotten, nobody gets more than the table says."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import override_settings
from django.urls import include, path, resolve

from tests.invariants.admin_areas import ALL_STAFF, AREAS, NOT_TO_BE_OPENED
from tests.invariants.url_table import TABLE
from tests.support import matrix
from tests.support.cast import Actor, confirm
from tests.support.matrix import OUTSIDERS, ROLES, STAFF, Address, Answer

pytestmark = pytest.mark.urls("tests.support.plain_error_urls")

REFUSED_OUTSIDE: frozenset[Answer] = frozenset({"login", 403})
# Wagtail refuses staff by sending them to the admin's front; of what does not exist it says so.
REFUSED_INSIDE: frozenset[Answer] = frozenset({"admin", 403, 404, 405})


@pytest.fixture(autouse=True)
def _undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets in is asked here, a thousand times; how it looks is other tests' business."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    monkeypatch.setattr("wagtail.admin.urls.page_not_found", lambda *_, **__: HttpResponse(status=404))


@pytest.fixture(autouse=True)
def _files_on_disk(settings: Any, tmp_path: Path) -> None:
    """Wagtail serves a document from a path, which files in memory do not have."""
    on_disk = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> dict[str, Actor]:
    """Everybody, those with an account having just confirmed who they are."""
    actors: dict[str, Actor] = {role: request.getfixturevalue(role) for role in ROLES}
    for actor in actors.values():
        if actor.user is not None:
            confirm(actor)
    return actors


def admin_addresses(found: list[Address]) -> list[Address]:
    """What the areas decide about."""
    return [address for address in found if address.name not in TABLE and matrix.area_of(address, AREAS)]


def test_every_address_is_in_the_table_or_in_an_area() -> None:
    assert matrix.unlisted(matrix.addresses(), TABLE, AREAS) == []


def test_table_names_no_address_that_is_gone() -> None:
    assert matrix.gone(matrix.addresses(), TABLE) == []


def test_areas_lie_within_the_admin_and_name_staff_only() -> None:
    assert all(prefix.startswith("/admin/") for prefix in AREAS)
    assert all(roles <= ALL_STAFF for roles in AREAS.values())


def test_demo_has_no_address_where_it_is_off() -> None:
    assert not [address.name for address in matrix.addresses() if address.path.startswith("/demo")]


def test_samples_lead_to_the_addresses_they_stand_for() -> None:
    strangers = [
        address.name
        for address in matrix.addresses()
        if (found := resolve(address.path)).view_name != address.name
        and found.route != address.name.replace("^", "")
    ]
    # Two names for one path: ours stands first and answers.
    assert set(strangers) <= {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailcore_login",
        "_util/login/",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_reports:aging_pages_results",
    }


PARTS = ("/admin/", "/accounts/", "/")


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_everybody_gets_what_the_table_says(part: str, cast: dict[str, Actor]) -> None:
    listed = [address for address in matrix.addresses() if address.name in TABLE]
    within = [address for address in listed if next(filter(address.path.startswith, PARTS)) == part]
    assert within
    assert matrix.table_faults(cast, within, TABLE) == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", OUTSIDERS[:2])
def test_admin_refuses_those_who_are_no_staff_everywhere(role: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(role)
    inside = admin_addresses(matrix.addresses())
    assert len(inside) > 150
    assert matrix.open_doors(actor.client, inside, REFUSED_OUTSIDE) == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", STAFF)
def test_staff_are_refused_in_areas_of_others(role: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(role)
    inside = admin_addresses(matrix.addresses())
    of_others = [address for address in inside if role not in AREAS[matrix.area_of(address, AREAS) or ""]]
    assert of_others
    assert matrix.open_doors(actor.client, of_others, REFUSED_INSIDE) == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", STAFF)
def test_staff_get_into_their_own_areas(role: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(role)
    inside = admin_addresses(matrix.addresses())
    own = [
        address
        for address in inside
        if role in AREAS[matrix.area_of(address, AREAS) or ""] and address.name not in NOT_TO_BE_OPENED
    ]
    assert own
    assert matrix.shut_doors(actor.client, own, frozenset({"admin", "login", 403})) == []


def open_to_all(_request: HttpRequest, **_arguments: int) -> HttpResponse:
    return HttpResponse("everything")


@pytest.fixture
def planted() -> Iterator[None]:
    """The site with three addresses that nobody thought of."""
    urls = ModuleType("planted_urls")
    urls.urlpatterns = [  # type: ignore[attr-defined]  # a URLconf is any module with this name in it
        path("forgotten/", open_to_all, name="forgotten"),
        path("admin/leak/<int:pk>/", open_to_all, name="leak"),
        path("admin/users/everybody/", open_to_all, name="everybody"),
        path("", include("portal.urls")),
    ]
    sys.modules[urls.__name__] = urls
    with override_settings(ROOT_URLCONF=urls.__name__):
        yield
    del sys.modules[urls.__name__]


@pytest.mark.usefixtures("planted")
def test_unlisted_address_is_caught() -> None:
    assert matrix.unlisted(matrix.addresses(), TABLE, AREAS) == ["forgotten"]


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
def test_view_in_the_admin_that_asks_nobody_who_they_are_is_caught(visitor: Actor) -> None:
    leaks = [address for address in matrix.addresses() if address.name in {"leak", "everybody"}]
    assert matrix.open_doors(visitor.client, leaks, REFUSED_OUTSIDE) == [
        "leak: get /admin/leak/999999/ is 200",
        "leak: post /admin/leak/999999/ is 200",
        "everybody: get /admin/users/everybody/ is 200",
        "everybody: post /admin/users/everybody/ is 200",
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
def test_view_of_another_role_that_lets_staff_in_is_caught(editor: Actor) -> None:
    leaks = [address for address in matrix.addresses() if address.name == "everybody"]
    assert matrix.open_doors(editor.client, leaks, REFUSED_INSIDE) == [
        "everybody: get /admin/users/everybody/ is 200",
        "everybody: post /admin/users/everybody/ is 200",
    ]


@pytest.mark.django_db
def test_answer_other_than_the_tables_is_caught(cast: dict[str, Actor]) -> None:
    table = {"account_profile": (matrix.Entry(get=200, post=200),)}
    found = [address for address in matrix.addresses() if address.name == "account_profile"]
    assert matrix.table_faults({"visitor": cast["visitor"]}, found, table) == [
        "account_profile: get /accounts/profile/ as visitor is login, the table says 200",
        "account_profile: post /accounts/profile/ as visitor is login, the table says 200",
    ]
