import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.portal.jobs.deliveries import hear_worker

PATHS = ("/health/live", "/health/ready")


@pytest.mark.django_db
def test_live_asks_nothing_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/health/live")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_without_a_worker_is_503_and_says_so(client: Client) -> None:
    response = client.get("/health/ready")
    body = response.json()
    assert response.status_code == 503
    assert not body["ready"]
    assert body["checks"]["database"] == {"ok": True, "text": "The database answers."}
    assert body["checks"]["worker"] == {"ok": False, "text": "No worker has answered for 20 seconds."}


@pytest.mark.django_db
def test_ready_with_a_worker_is_200(client: Client) -> None:
    hear_worker()
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
