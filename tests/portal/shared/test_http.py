"""Each response carries the policy of its place."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory
from pytest_django import Settings

from portal.shared.http import ContentSecurityPolicyMiddleware


def policy_at(path: str, **attributes: object) -> dict[str, str]:
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    request = RequestFactory().get(path)
    vars(request).update(attributes)
    response = ContentSecurityPolicyMiddleware(answer)(request)
    assert isinstance(response, HttpResponse)
    return policy_of(response)


def policy_of(response: HttpResponseBase) -> dict[str, str]:
    directives = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in directives}


@pytest.mark.parametrize("path", ["/", "/assessments/", "/accounts/login/", "/administration-of-work/"])
def test_public_and_learner_pages_allow_nothing_inline_and_nothing_from_elsewhere(path: str) -> None:
    policy = policy_at(path)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in " ".join(policy.values())
    assert "http" not in " ".join(policy.values())


def test_admin_has_its_own_policy_that_still_loads_nothing_from_elsewhere() -> None:
    policy = policy_at("/admin/pages/")
    assert "'unsafe-inline'" in policy["style-src"]
    assert "'unsafe-eval'" not in " ".join(policy.values())
    assert "http" not in " ".join(policy.values())
    assert policy["frame-ancestors"] == "'self'"


def test_preview_has_its_readers_policy_and_may_stand_in_a_frame_of_the_admin() -> None:
    policy = policy_at("/articles/which-one-first/", is_dummy=True)
    assert policy == {**policy_at("/articles/"), "frame-ancestors": "'self'"}


def test_frame_is_not_opened_by_what_a_visitor_sends() -> None:
    assert policy_at("/articles/?is_dummy=1&in_preview_panel=true")["frame-ancestors"] == "'none'"


SANDBOX = {"default-src": "'none'", "frame-ancestors": "'none'", "sandbox": ""}


def test_static_files_have_a_policy_that_runs_nothing(settings: Settings, db: None) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    response = Client().get("/static/icons/mark.svg")
    response.close()
    assert response.status_code == 200
    assert SANDBOX.items() <= policy_of(response).items()


def test_uploads_have_that_policy_where_the_site_serves_them() -> None:
    assert SANDBOX.items() <= policy_at("/media/images/drawing.svg").items()
