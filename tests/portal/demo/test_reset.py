"""Removing the demo."""

from pathlib import Path

import pytest

from portal.demo.files import DemoFiles, read_or_make_secret_key
from portal.demo.reset import reset
from portal.embedded_postgres import Layout
from portal.embedded_postgres.locks import FileLock


@pytest.fixture
def var_dir(tmp_path: Path) -> Path:
    """What a demo leaves, and something that is not the demo's."""
    layout = Layout.of(tmp_path / "var")
    layout.make_folders()
    layout.data.mkdir(parents=True)
    for name in ("mail", "media/images", "test-postgres"):
        (layout.var_dir / name).mkdir(parents=True)
    read_or_make_secret_key(DemoFiles(layout.var_dir).secret_key)
    DemoFiles(layout.var_dir).accounts.write_text("[]")
    return layout.var_dir


def test_reset_removes_what_the_demo_wrote_and_nothing_else(
    var_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reset(var_dir) == 0

    assert not Layout.of(var_dir).home.exists()
    assert sorted(path.name for path in var_dir.iterdir()) == ["run", "test-postgres"]
    assert "are removed" in capsys.readouterr().out


def test_reset_twice_is_as_good_as_once(var_dir: Path) -> None:
    assert [reset(var_dir), reset(var_dir)] == [0, 0]


def test_reset_refuses_while_the_demo_runs(var_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    running = FileLock(DemoFiles(var_dir).lock)
    running.try_take()
    running.write("http://127.0.0.1:8000/")

    assert reset(var_dir) == 1

    assert "runs: http://127.0.0.1:8000/ End it there with Ctrl-C" in capsys.readouterr().out
    assert DemoFiles(var_dir).accounts.exists()
    running.close()


def test_secret_key_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"

    key = read_or_make_secret_key(path)

    assert read_or_make_secret_key(path) == key
    assert len(key) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
