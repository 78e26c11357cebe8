"""The system user that PostgreSQL runs as when the portal runs as root, because PostgreSQL refuses root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from portal.embedded_postgres.errors import EmbeddedPostgresError

USER_NAME = "learning-portal"


@dataclass(frozen=True, slots=True)
class Account:
    """Numeric ids to run as."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Hand a file or folder over to this account."""
        os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account() -> Account | None:
    """The account to run PostgreSQL as: None for the current one, which is the case unless we are root.

    Makes the system user when it is absent.

    Raises:
        EmbeddedPostgresError: we are root, and the user is absent and cannot be made.
    """
    if os.geteuid() != 0:
        return None
    return _lookup() or _create()


def _lookup() -> Account | None:
    try:
        entry = pwd.getpwnam(USER_NAME)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid)


def _create() -> Account:
    program = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    reason = "useradd is not installed"
    if program:
        done = subprocess.run(  # noqa: S603 - a fixed command line
            [
                program,
                "--system",
                "--user-group",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
                "--shell",
                "/usr/sbin/nologin",
                USER_NAME,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        reason = done.stderr.strip() or f"useradd ended with {done.returncode}"
    account = _lookup()
    if account is None:
        raise EmbeddedPostgresError(
            f"PostgreSQL refuses to run as root, and the system user “{USER_NAME}” cannot be made "
            f"({reason}). Make a system user of that name, or run the portal as an ordinary user."
        )
    return account
