import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.jobs.models import ProcessKind
from portal.jobs.services.beat_process import beat_process

PATHS = ("/health/live", "/health/ready")


@pytest.mark.django_db
def test_live_asks_nothing_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/health/live")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_without_processes_is_503_and_says_which(client: Client) -> None:
    response = client.get("/health/ready")
    body = response.json()
    assert response.status_code == 503
    assert not body["ready"]
    assert body["checks"]["database"] == {"ok": True, "text": "The database answers."}
    assert body["checks"]["worker"] == {"ok": False, "text": "No worker has answered for 30 seconds."}
    assert not body["checks"]["scheduler"]["ok"]


@pytest.mark.django_db
def test_ready_with_processes_is_200(client: Client) -> None:
    beat_process("a", ProcessKind.WORKER)
    beat_process("b", ProcessKind.SCHEDULER)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["ready"]) == (200, True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_health_sets_no_cookie_and_is_never_kept(client: Client, path: str) -> None:
    response = client.get(path)
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_health_is_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
