"""Style sheets and scripts as `collectstatic` writes them."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage

from portal.shared.static_storage import MinifiedStaticFilesStorage
from tests.support.database import ROOT

OURS = ROOT / "portal" / "shared" / "assets"


@pytest.fixture
def storage(tmp_path: Path) -> MinifiedStaticFilesStorage:
    return MinifiedStaticFilesStorage(location=tmp_path, base_url="/static/")


def collect(storage: MinifiedStaticFilesStorage, source: Path, *names: str) -> None:
    origin = StaticFilesStorage(location=source, base_url="/static/")
    for name in names:
        with origin.open(name) as file:
            storage.delete(name)
            storage.save(name, file)
    processed = storage.post_process({name: (origin, name) for name in names})
    assert [outcome for _name, _hashed, outcome in processed if isinstance(outcome, Exception)] == []


def test_style_sheets_lose_comments_and_spare_room(storage: MinifiedStaticFilesStorage) -> None:
    collect(storage, OURS, "css/foundation.css")

    served = Path(storage.path(storage.stored_name("css/foundation.css"))).read_text()

    assert served.startswith("@layer reset,tokens,base")
    assert "/*" not in served
    assert "light-dark(" in served


def test_both_names_of_a_file_lead_to_the_same_text(storage: MinifiedStaticFilesStorage) -> None:
    collect(storage, OURS, "css/components.css")

    plain = Path(storage.path("css/components.css"))
    hashed = Path(storage.path(storage.stored_name("css/components.css")))

    assert plain != hashed
    assert plain.read_bytes() == hashed.read_bytes() == gzip.decompress(Path(f"{hashed}.gz").read_bytes())


def test_collecting_again_changes_nothing(storage: MinifiedStaticFilesStorage) -> None:
    collect(storage, OURS, "css/components.css")
    first = storage.stored_name("css/components.css")
    collect(storage, OURS, "css/components.css")

    assert storage.stored_name("css/components.css") == first


def test_files_of_packages_stay_as_they_come(storage: MinifiedStaticFilesStorage, tmp_path: Path) -> None:
    source = tmp_path / "package"
    source.mkdir()
    (source / "foreign.css").write_text("a { color : red } /* theirs */")
    collect(storage, source, "foreign.css")

    assert "/* theirs */" in Path(storage.path(storage.stored_name("foreign.css"))).read_text()
