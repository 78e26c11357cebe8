import pytest
import structlog
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from structlog.testing import capture_logs

from portal.operations.request_log import RequestLogMiddleware


@pytest.mark.django_db
def test_one_line_names_method_route_status_and_duration(client: Client) -> None:
    with capture_logs() as lines:
        client.get("/api/v1/nowhere/?email=anna@example.org")
    requests = [line for line in lines if line["event"] == "request"]
    assert len(requests) == 1
    assert requests[0]["method"] == "GET"
    assert requests[0]["status"] == 404
    assert requests[0]["ms"] > 0
    assert "anna" not in str(requests[0])


@pytest.mark.django_db
def test_line_holds_the_route_and_not_the_address(client: Client) -> None:
    with capture_logs() as lines:
        client.get("/admin/reports/jobs/0b0e4f0e-8a62-4f6c-9c0f-3f6a9a0b1c2d/cancel/?email=anna@example.org")
    (line,) = [line for line in lines if line["event"] == "request"]
    assert line["route"] == "admin/reports/jobs/<uuid:job_id>/cancel/"
    assert "0b0e4f0e" not in str(line)


@pytest.mark.parametrize(
    "given",
    ["short", "has spaces in it and more", "anna@example.org-12345678", "x" * 65, "tab\tinside1234567"],
)
def test_request_id_that_does_not_look_like_one_is_replaced(given: str) -> None:
    assert answer(given)["X-Request-ID"] != given


def test_request_id_of_a_proxy_is_kept() -> None:
    assert answer("abc-123_DEF-456-xyz")["X-Request-ID"] == "abc-123_DEF-456-xyz"


def test_every_event_of_a_request_carries_its_id_and_none_after_it() -> None:
    seen: list[dict[str, object]] = []

    def view(_request: HttpRequest) -> HttpResponse:
        seen.append(structlog.contextvars.get_contextvars())
        return HttpResponse("ok")

    response = RequestLogMiddleware(view)(RequestFactory().get("/"))
    assert seen == [{"request_id": response["X-Request-ID"]}]
    assert structlog.contextvars.get_contextvars() == {}


def test_stream_is_logged_without_a_size_and_text_with_one() -> None:
    with capture_logs() as lines:
        RequestLogMiddleware(lambda _request: HttpResponse("four"))(RequestFactory().get("/"))
        RequestLogMiddleware(lambda _request: StreamingHttpResponse([b"a"]))(RequestFactory().get("/"))
    assert [line.get("bytes") for line in lines] == [4, None]


def test_failure_of_the_server_is_an_error_and_odd_methods_are_not_quoted() -> None:
    with capture_logs() as lines:
        RequestLogMiddleware(lambda _request: HttpResponse(status=500))(
            RequestFactory().generic("ANNA@EXAMPLE.ORG", "/")
        )
    assert (lines[0]["log_level"], lines[0]["method"]) == ("error", "OTHER")


@pytest.mark.django_db
def test_healthy_probes_write_no_lines(client: Client) -> None:
    with capture_logs() as lines:
        client.get("/health/live")
        client.get("/health/ready")
    assert [line["route"] for line in lines if line["event"] == "request"] == ["health/ready"]


def answer(request_id: str) -> HttpResponse:
    request = RequestFactory().get("/", headers={"X-Request-ID": request_id})
    response = RequestLogMiddleware(lambda _request: HttpResponse("ok"))(request)
    assert isinstance(response, HttpResponse)
    return response
