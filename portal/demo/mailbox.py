"""The mail that the demo sent, read from the files of Django's file backend."""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# The backend's names, without ".log": when the connection was opened, and a number.
FILE_NAME = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9]{1,24}", re.ASCII)
# The backend writes this line after each message; a connection may send several.
SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """One sent message. `file` and `number` name it; `sent_at` is aware, and None when it says none."""

    file: str
    number: int
    subject: str
    recipients: str
    sent_at: datetime | None
    text: str


def all_mail(folder: Path) -> tuple[Mail, ...]:
    """Every message, the newest first. Reads every file: a demo has few."""
    if not folder.is_dir():
        return ()
    mails = [
        mail
        for path in folder.iterdir()
        if path.suffix == ".log" and FILE_NAME.fullmatch(path.stem) and _is_own_file(path)
        for mail in _read(path)
    ]
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(
        sorted(mails, key=lambda mail: (mail.sent_at or oldest, mail.file, mail.number), reverse=True)
    )


def one_mail(folder: Path, file: str, number: int) -> Mail | None:
    """The message of this name; None when there is none, or the name is not one the backend gives."""
    if not FILE_NAME.fullmatch(file):
        return None
    path = folder / f"{file}.log"
    if not _is_own_file(path):
        return None
    mails = _read(path)
    return mails[number] if 0 <= number < len(mails) else None


def _is_own_file(path: Path) -> bool:
    # A link could lead elsewhere, and the backend makes none.
    return path.is_file() and not path.is_symlink()


def _read(path: Path) -> list[Mail]:
    parts = path.read_bytes().split(SEPARATOR)
    return [_parse(path.stem, number, part) for number, part in enumerate(parts) if part.strip()]


def _parse(file: str, number: int, content: bytes) -> Mail:
    message = email.message_from_bytes(content, policy=email.policy.default)
    return Mail(
        file=file,
        number=number,
        subject=str(message["Subject"] or ""),
        recipients=str(message["To"] or ""),
        sent_at=_sent_at(str(message["Date"] or "")),
        text=_plain_text(message),
    )


def _sent_at(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    # “-0000” means UTC, and gives a time without a zone.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _plain_text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain",))
    return str(body.get_content()) if body is not None else ""
