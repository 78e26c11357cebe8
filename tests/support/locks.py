"""`make lock`: write portal/locks anew from the requirement files. With `--upgrade`: take newer versions.

A lock names every package that is installed, with its hashes, for all systems and versions of Python on
which the portal runs. What is pinned stays pinned, unless the requirement files say otherwise.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.bootstrap import OLDEST, environment_of_uv
from tests.support.repository import ROOT

LOCKS = Path("portal") / "locks"
# Lock: what it is compiled from, in the order in which one constrains the next.
INPUTS = {
    "runtime": ("requirements.txt",),
    "dev": ("requirements-dev.txt", "--constraints", f"{LOCKS}/runtime.txt"),
    # uv alone, as pinned among the packages of the tests: pip installs it before anything else is there.
    "uv": ("-", "--constraints", f"{LOCKS}/dev.txt"),
}


def compile_lock(name: str, options: Sequence[str]) -> int:
    """Write one lock; returns uv's exit code. Asks the package index."""
    command = (
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
        *("--python-version", ".".join(map(str, OLDEST)), "--no-emit-index-url", "--no-emit-find-links"),
        *("--custom-compile-command", "make lock", "--output-file", f"{LOCKS}/{name}.txt"),
        *INPUTS[name],
        *options,
    )
    environment = environment_of_uv(dict(os.environ))
    # Where the index lies, and what it holds beyond the public one, is this machine's and in no lock.
    return subprocess.run(
        command, cwd=ROOT, env=environment, input=name, text=True, stdout=subprocess.DEVNULL, check=False
    ).returncode


def main(arguments: Sequence[str]) -> int:
    """Write all locks; returns the exit code of the first that fails, else 0."""
    for name in INPUTS:
        code = compile_lock(name, arguments)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
