"""Folders of their own for the embedded database, each below a path with spaces."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal import embedded_postgres
from tests.support.embedded import Use, close_and_wait, taker
from tests.support.processes import wait_until


@pytest.fixture
def new_var_dir(tmp_path: Path) -> Iterator[Path]:
    """A VAR_DIR that was never used; its database is gone after the test."""
    path = tmp_path / "a folder with spaces" / "var"
    yield path
    if path.exists():
        embedded_postgres.remove(path)


@pytest.fixture(scope="module")
def used_var_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A VAR_DIR whose cluster the tests use one after the other: making one costs a second."""
    path = tmp_path_factory.mktemp("used") / "a folder with spaces" / "var"
    close_and_wait(embedded_postgres.use(path, disposable=True), path)
    yield path
    embedded_postgres.remove(path)


@pytest.fixture
def var_dir(used_var_dir: Path) -> Iterator[Path]:
    """A VAR_DIR that was used before; nobody uses it now, nor after the test."""
    yield used_var_dir
    wait_until(lambda: not embedded_postgres.is_owned(used_var_dir))


@pytest.fixture
def use(var_dir: Path) -> Iterator[Use]:
    yield from taker(var_dir)


@pytest.fixture
def use_new(new_var_dir: Path) -> Iterator[Use]:
    yield from taker(new_var_dir)
