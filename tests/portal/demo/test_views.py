"""The page of sent mail."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from portal.demo.files import mail_token

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.demo.demo_urls")]

FILE = "20261122-093000-140"
# With the secret key of the suite’s settings.
MAIL = f"/demo/mail/{mail_token('for-tests-only')}"


@pytest.fixture
def mailed(tmp_path: Path, settings: Settings) -> Path:
    """One message in the outbox, with text that would be markup."""
    settings.VAR_DIR = tmp_path
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / f"{FILE}.log").write_bytes(
        b"Subject: Your <b>code</b>\nTo: learner@example.org\nDate: Sun, 22 Nov 2026 09:30:00 -0000\n\n"
        b"Code <script>1</script>\nhttp://127.0.0.1:8000/accounts/\n\n" + b"-" * 79 + b"\n"
    )
    return folder


def test_visitor_sees_every_message_with_a_zone_at_its_time(client: Client, mailed: Path) -> None:
    page = client.get(f"{MAIL}/").content.decode()

    assert "Your &lt;b&gt;code&lt;/b&gt;" in page
    assert "learner@example.org" in page
    assert "22 November 2026, 09:30 UTC" in page
    assert f'href="{MAIL}/{FILE}/0/"' in page


def test_visitor_reads_one_message_as_text(client: Client, mailed: Path) -> None:
    page = client.get(f"{MAIL}/{FILE}/0/").content.decode()

    assert "Code &lt;script&gt;1&lt;/script&gt;" in page
    assert 'href="http://127.0.0.1:8000/accounts/"' in page


def test_mail_is_not_kept_by_caches(client: Client, mailed: Path) -> None:
    assert "no-store" in client.get(f"{MAIL}/")["Cache-Control"]


@pytest.mark.parametrize("address", [f"{FILE}/1", "20261122-093000-141/0", "mail/0"])
def test_message_that_is_not_there_is_404(client: Client, mailed: Path, address: str) -> None:
    assert client.get(f"{MAIL}/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["", "x/", f"{'0' * 32}/", f"{'0' * 32}/{FILE}/0/", f"{FILE}/0/"])
def test_mail_is_shown_to_nobody_who_has_not_seen_the_terminal(
    address: str, client: Client, mailed: Path
) -> None:
    assert client.get(f"/demo/mail/{address}").status_code == 404


def test_empty_outbox_says_so(client: Client, tmp_path: Path, settings: Settings) -> None:
    settings.VAR_DIR = tmp_path

    assert "No email yet" in client.get(f"{MAIL}/").content.decode()


def test_nothing_is_sent_to_the_outbox(client: Client, mailed: Path) -> None:
    assert client.post(f"{MAIL}/").status_code == 405


@pytest.mark.urls("portal.urls")
def test_addresses_are_absent_where_demo_is_off() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("demo_mail_list")
