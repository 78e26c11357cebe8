"""Nothing passes between this site and others: it opens no address, shares no answer, hears no window."""

import re

import pytest
from django.test import Client

from tests.support.cast import Actor
from tests.support.repository import ROOT


@pytest.mark.django_db
def test_the_server_opens_no_address_that_people_give(editor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_arguments: object, **_options: object) -> None:
        raise AssertionError("an address was opened")

    monkeypatch.setattr("urllib.request.urlopen", opened)
    monkeypatch.setattr("wagtail.embeds.finders.oembed.requests.get", opened, raising=False)
    answer = editor.client.post(
        "/admin/embeds/chooser/upload/", {"embed-chooser-url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ"}
    )

    assert "Cannot find an embed for this URL" in answer.json()["html"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/assessments/", "/api/v1/schema/", "/health/live"])
def test_the_site_shares_nothing_with_other_origins(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://elsewhere.example", "Accept": "*/*"})

    assert answer.status_code == 200
    assert not answer.has_header("Access-Control-Allow-Origin")
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_script_listens_to_other_windows() -> None:
    scripts = list((ROOT / "portal").rglob("*.js"))

    assert scripts
    assert [
        path.name for path in scripts if "onmessage" in path.read_text() or '"message"' in path.read_text()
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/assessments/", "/accounts/login/", "/admin/", "/health/live"])
def test_nothing_answers_a_trace(client: Client, path: str) -> None:
    answer = client.generic("TRACE", path, headers={"Cookie": "secret=1"})

    assert answer.status_code in {302, 403, 404, 405}
    assert b"secret" not in answer.content


def test_no_cryptography_of_our_own() -> None:
    apps = (ROOT / name for name in ("portal", "assessments", "certifications"))
    sources = {path.name: path.read_text() for app in apps for path in app.rglob("*.py")}

    assert [name for name, text in sources.items() if re.search(r"hashlib\.(md5|sha1)", text)] == []
    using = {
        name
        for name, text in sources.items()
        if re.search(r"^(from|import) cryptography", text, re.MULTILINE)
    }
    assert using == {"factor_secrets.py", "production.py"}
