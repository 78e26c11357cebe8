"""What `make` hands over to the bootstrap, and to which Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from portal import bootstrap
from tests.support.repository import ROOT


def test_make_hands_each_target_over_and_explains_it(tmp_path: Path) -> None:
    root = tmp_path / "a clone with spaces"
    (root / "portal").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", root)
    (root / "portal" / "bootstrap.py").write_text("import sys; print(*sys.argv[1:])\n")
    # What the make that runs this test was given is not for the one inside it.
    outer = {"ARGS", "MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL"}

    said = {
        action: subprocess.run(
            ["make", "-s", action, f"PYTHON={sys.executable}"],
            cwd=root,
            env={name: value for name, value in os.environ.items() if name not in outer},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for action in (*bootstrap.ACTIONS, "help")
    }

    assert {action: said[action] for action in bootstrap.ACTIONS} == {
        action: action for action in bootstrap.ACTIONS
    }
    assert [action for action in bootstrap.ACTIONS if f"make {action} " not in said["help"]] == []


def test_make_takes_the_first_python_that_fits(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, script in (("python3", "exit 1"), ("python3.12", '[ "$2" = fits ] || echo "chosen $2"')):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)

    done = subprocess.run(
        ["make", "-s", "check"],
        cwd=ROOT,
        env={"PATH": f"{programs}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "chosen check\n"
