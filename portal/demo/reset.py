"""Removing the demo: database, mail, files, accounts. Standard library only: it works without .venv."""

import shutil
from contextlib import closing
from pathlib import Path

from portal.demo.files import DemoFiles, say
from portal.embedded_postgres import EmbeddedPostgresError, remove
from portal.embedded_postgres.locks import FileLock


def reset(var_dir: Path) -> int:
    """Remove everything the demo wrote; returns the exit code, 1 when it is in use."""
    files = DemoFiles(var_dir)
    try:
        with closing(FileLock(files.lock)) as lock:
            if not lock.try_take():
                say(f"The demo of this folder runs: {lock.read()} End it there with Ctrl-C, then reset it.")
                return 1
            remove(var_dir)
            for path in files.removable:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
    except (EmbeddedPostgresError, OSError) as error:
        say(str(error))
        return 1
    say("The demo's database, mail, files and accounts are removed. “make demo” makes new ones.")
    return 0
