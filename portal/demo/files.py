"""Where the demo keeps what belongs to it, and what it says at the terminal."""

import hmac
import json
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path


class DemoError(Exception):
    """The demo cannot go on. The message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person of the demo, with the password made at the first start."""

    title: str
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """The demo's files in one VAR_DIR."""

    var_dir: Path

    @property
    def lock(self) -> Path:
        """Held by the demo's supervisor while it runs; holds the site's address."""
        return self.var_dir / "run" / "demo.lock"

    @property
    def accounts(self) -> Path:
        return self.var_dir / "demo-accounts.json"

    @property
    def mail(self) -> Path:
        """Where the development settings' mail backend writes."""
        return self.var_dir / "mail"

    @property
    def secret_key(self) -> Path:
        return self.var_dir / "secret-key"

    @property
    def logs(self) -> Path:
        return self.var_dir / "log"

    @property
    def removable(self) -> tuple[Path, ...]:
        """What a reset removes, besides the database."""
        folders = ("media", "static", "log")
        return (self.accounts, self.secret_key, self.mail, *(self.var_dir / name for name in folders))


def read_accounts(path: Path) -> tuple[DemoAccount, ...]:
    """The accounts as written; none when the file is missing or unreadable."""
    try:
        return tuple(DemoAccount(**fields) for fields in json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return ()


def write_accounts(path: Path, accounts: tuple[DemoAccount, ...]) -> None:
    """Write the accounts so that only this user reads them."""
    write_private(path, json.dumps([asdict(account) for account in accounts], indent=1))


def read_or_make_secret_key(path: Path) -> str:
    """The demo's own signing key, made at the first start; sessions live as long as it does."""
    with suppress(OSError):
        known = path.read_text().strip()
        if known:
            return known
    key = secrets.token_urlsafe(64)
    write_private(path, key)
    return key


def mail_token(secret_key: str) -> str:
    """What opens the page of sent mail, where codes for signing in stand; the terminal shows it."""
    return hmac.new(secret_key.encode(), b"portal.demo.mail", "sha256").hexdigest()[:32]


def write_private(path: Path, text: str) -> None:
    """Write a file that only this user reads, never half of it."""
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    partial.replace(path)


def say(text: str) -> None:
    """Write for the person at the terminal, who may have closed it."""
    with suppress(OSError):
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
