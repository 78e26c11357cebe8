"""Reading the demo's mail files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from portal.demo.mailbox import all_mail, one_mail


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two messages that Django's backend wrote into one file."""
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path))
    first = EmailMultiAlternatives("Grüße, your code", "Code: 123\nBye", "a@example.org", ["b@example.org"])
    first.extra_headers["Date"] = "Sun, 22 Nov 2026 10:00:00 +0100"
    second = EmailMultiAlternatives("With HTML", "plain", "a@example.org", ["c@example.org", "d@example.org"])
    second.attach_alternative("<p>rich</p>", "text/html")
    second.extra_headers["Date"] = "Sun, 22 Nov 2026 10:30:00 -0000"
    connection.send_messages([first, second])
    return tmp_path


def test_messages_come_newest_first_with_what_people_look_for(folder: Path) -> None:
    mails = all_mail(folder)

    assert [(mail.subject, mail.recipients, mail.number) for mail in mails] == [
        ("With HTML", "c@example.org, d@example.org", 1),
        ("Grüße, your code", "b@example.org", 0),
    ]
    assert [mail.sent_at for mail in mails] == [
        datetime(2026, 11, 22, 10, 30, tzinfo=UTC),
        datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    ]


def test_one_message_is_plain_text(folder: Path) -> None:
    file = all_mail(folder)[0].file

    plain, rich = one_mail(folder, file, 0), one_mail(folder, file, 1)

    assert plain is not None
    assert plain.text == "Code: 123\nBye"
    assert rich is not None
    assert rich.text == "plain"


def test_missing_folder_is_an_empty_mailbox(tmp_path: Path) -> None:
    assert all_mail(tmp_path / "none") == ()


def test_number_beyond_the_last_message_is_none(folder: Path) -> None:
    file = all_mail(folder)[0].file

    assert one_mail(folder, file, 2) is None
    assert one_mail(folder, file, -1) is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../secret",
        "secret",
        "20261122-100000-1/../../secret",
        "20261122-100000-1\n",
        "٢٠٢٦١١٢٢-100000-1",
    ],
)
def test_names_the_backend_never_gives_open_nothing(folder: Path, name: str) -> None:
    (folder.parent / "secret.log").write_text("Subject: secret\n\nsecret")
    (folder / "secret.log").write_text("Subject: secret\n\nsecret")

    assert one_mail(folder, name, 0) is None


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Subject: secret\n\nsecret")
    (folder / "20261122-100000-1.log").symlink_to(tmp_path / "secret")

    assert one_mail(folder, "20261122-100000-1", 0) is None
    assert "secret" not in [mail.subject for mail in all_mail(folder)]


def test_message_without_a_date_or_text_is_still_listed(tmp_path: Path) -> None:
    (tmp_path / "20261122-100000-1.log").write_bytes(
        b"Subject: odd\nDate: yesterday\nContent-Type: text/html\n\n<p>"
    )

    (mail,) = all_mail(tmp_path)

    assert (mail.subject, mail.sent_at, mail.text) == ("odd", None, "")
