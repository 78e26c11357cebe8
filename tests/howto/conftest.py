"""A scratch copy of the project, in which a recipe can be followed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.support.database import with_database
from tests.support.repository import PACKAGES, ROOT

SETUP = "import django\ndjango.setup()\n"
NO_DATABASE = "postgresql://nobody@127.0.0.1:1/nothing"


class Scratch:
    """A copy of packages and templates; what is edited there touches nothing else."""

    def __init__(self, root: Path) -> None:
        self._root = root
        for folder in (*PACKAGES, "templates"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))

    def edit(self, path: str, old: str, new: str) -> None:
        """Put something else in the place of a text that stands there once."""
        place = self._root / path
        text = place.read_text()
        assert text.count(old) == 1, f"{path} has {text.count(old)} of: {old}"
        place.write_text(text.replace(old, new))

    def add(self, path: str, text: str) -> None:
        """Put a file where there is none."""
        place = self._root / path
        assert not place.exists(), f"{path} is there already"
        place.write_text(text)

    def copy(self, path: str, to: str, old: str, new: str) -> None:
        """A module, or a package of modules, beside another, with something else for a text of it."""
        source, target = self._root / path, self._root / to
        modules = [source] if source.is_file() else source.glob("*.py")
        for module in modules:
            place = target if module is source else target / module.name
            place.parent.mkdir(exist_ok=True)
            place.write_text(module.read_text().replace(old, new))

    def run(self, program: str, *, database: str = NO_DATABASE) -> list[str]:
        """The lines that a program prints which imports the copy, and tests from beside it.

        A program that is given a database leaves it as it was.
        """
        result = subprocess.run(
            [sys.executable, "-c", SETUP + program],
            cwd=self._root,
            env={
                **os.environ,
                "PYTHONPATH": f"{self._root}{os.pathsep}{ROOT}",
                "DJANGO_SETTINGS_MODULE": "portal.settings.test",
                "DATABASE_URL": database,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout.splitlines()


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


@pytest.fixture
def database(db: None) -> str:
    """The address of the database of this process's tests."""
    return with_database(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
