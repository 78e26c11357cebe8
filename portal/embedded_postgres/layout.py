"""Where the files of one embedded database are."""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

# The place for root's databases: PostgreSQL runs as another user there, who may be unable to reach the
# project's folder, and the folders above it are not ours to open.
SHARED_HOME = Path("/var/lib/learning-portal")
PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running server answers, as written to the address file."""

    host: str
    port: int
    data_directory: str
    owner_pid: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of the database that belongs to one VAR_DIR.

    `home` holds the cluster; it is VAR_DIR/postgres, or for root a folder below SHARED_HOME whose
    name is a digest of VAR_DIR.
    """

    var_dir: Path
    home: Path

    @classmethod
    def of(cls, var_dir: Path) -> "Layout":
        """The layout of a VAR_DIR, which need not exist."""
        var_dir = Path(os.path.abspath(var_dir))  # noqa: PTH100 - resolve() would follow a linked var
        if os.geteuid() != 0:
            return cls(var_dir, var_dir / "postgres")
        digest = hashlib.sha256(os.fsencode(var_dir)).hexdigest()[:16]
        return cls(var_dir, SHARED_HOME / digest)

    @property
    def cluster(self) -> Path:
        """Owned by the server's account, closed to everybody else."""
        return self.home / "cluster"

    @property
    def data(self) -> Path:
        return self.cluster / "data"

    @property
    def partial(self) -> Path:
        """A cluster in the making; a first run that was cut short leaves this and it is redone."""
        return self.cluster / "data.partial"

    @property
    def run(self) -> Path:
        return self.var_dir / "run"

    @property
    def address_file(self) -> Path:
        return self.run / "postgres.json"

    @property
    def start_lock(self) -> Path:
        """Held while finding or starting the server, and while stopping it."""
        return self.run / "start.lock"

    @property
    def users_lock(self) -> Path:
        """Held shared by everybody who uses the server."""
        return self.run / "users.lock"

    @property
    def owner_lock(self) -> Path:
        """Held by the keeper for as long as it lives."""
        return self.run / "postgres.lock"

    @property
    def log(self) -> Path:
        return self.var_dir / "log" / "postgres.log"

    def make_folders(self) -> None:
        """Make VAR_DIR and the folders in it.

        Raises:
            OSError: the folder cannot be written.
        """
        self.run.mkdir(parents=True, exist_ok=True)
        self.run.chmod(0o700)
        self.log.parent.mkdir(exist_ok=True)

    def read_address(self) -> Address | None:
        """The recorded address; None when there is none or it is unreadable. It may be out of date."""
        try:
            fields = json.loads(self.address_file.read_text())
            return Address(
                str(fields["host"]),
                int(fields["port"]),
                str(fields["data_directory"]),
                int(fields["owner_pid"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write_address(self, address: Address) -> None:
        """Record the address, readable by this user alone, never half-written."""
        partial = self.address_file.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(asdict(address), file)
        partial.replace(self.address_file)

    def forget_address(self) -> None:
        """Remove the address file."""
        with suppress(FileNotFoundError):
            self.address_file.unlink()
