"""`python -m portal.demo run|reset`; the Makefile calls it."""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str]) -> int:
    """Run the demo or remove it; returns the exit code."""
    var_dir = Path(os.environ.get("VAR_DIR") or PROJECT / "var")
    if arguments == ["run"]:
        from portal.demo.supervisor import run

        return run(PROJECT, var_dir, os.environ.get("PORT") or "8000")
    if arguments == ["reset"]:
        from portal.demo.reset import reset

        return reset(var_dir)
    sys.stderr.write("Say “run” or “reset”.\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
