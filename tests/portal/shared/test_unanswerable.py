"""What no view can answer is refused in words; a fault of our own stays one."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from portal.shared import unanswerable
from portal.shared.unanswerable import UnanswerableMiddleware
from tests.factories.articles import make_article, make_article_index
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("answered")


@pytest.mark.parametrize("address", ["/admin/api/main/pages/find/?id=1%00", "/admin/x%00/"])
def test_null_character_in_an_address_is_refused(address: str, editor: Actor) -> None:
    response = editor.client.get(address)
    assert response.status_code == 400
    assert "<h1" in response.text


@pytest.mark.parametrize("address", ["/api/v1/issuers/?limit=1%00", "/api/v1/x%00/"])
def test_null_character_in_an_address_of_the_api_is_a_problem(address: str, client: Client) -> None:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_bad_requests_to_the_admin_are_refused_and_said(editor: Actor, administrator: Actor) -> None:
    page = make_article(make_article_index())
    asked: tuple[tuple[Actor, str, dict[str, str] | None], ...] = (
        (editor, f"/admin/pages/{page.pk}/copy/", {}),
        (editor, f"/admin/pages/{page.pk}/copy/", {"new_parent_page": "x"}),
        (editor, "/admin/choose-page/chosen-multiple/?id=x", None),
        (editor, f"/admin/pages/{page.pk}/revisions/999/revert/", None),
        (administrator, "/admin/users/copy/1/", None),
        (administrator, "/admin/users/copy/1/", {}),
    )
    for actor, address, sent in asked:
        actor.client.raise_request_exception = False
        response = actor.client.get(address) if sent is None else actor.client.post(address, sent)
        assert response.status_code in {400, 404}, address
        assert "<h1" in response.text


def raised(error: ValueError | RuntimeError) -> Exception:
    """An exception as a line of this module raised it."""
    try:
        raise error
    except (ValueError, RuntimeError) as caught:
        return caught


def test_fault_of_our_own_code_is_not_taken_for_a_bad_request(monkeypatch: pytest.MonkeyPatch) -> None:
    middleware = UnanswerableMiddleware(answer)
    request = RequestFactory().get("/admin/reports/outcomes/")

    assert middleware.process_exception(request, raised(ValueError())) is not None
    assert middleware.process_exception(request, raised(RuntimeError())) is None
    assert middleware.process_exception(RequestFactory().get("/catalogue/"), raised(ValueError())) is None
    monkeypatch.setattr(unanswerable, "OWN_PACKAGES", ("tests",))
    assert middleware.process_exception(request, raised(ValueError())) is None
