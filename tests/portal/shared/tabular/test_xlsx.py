from pathlib import Path
from zipfile import ZipFile

import pytest

from portal.shared.tabular import xlsx
from portal.shared.tabular.xlsx import TooManyRowsError, write_xlsx


def sheet_of(path: Path) -> str:
    with ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_texts_are_text_cells_and_numbers_are_numbers(tmp_path: Path) -> None:
    target = tmp_path / "file.xlsx"
    assert (
        write_xlsx(target, "Outcomes", [{"path": "=1+1", "count": 3}, {"path": "work", "count": None}]) == 2
    )

    sheet = sheet_of(target)
    assert "<f>" not in sheet
    assert '<c r="B2"><v>3' in sheet
    assert '<c r="A2" t="inlineStr">' in sheet


def test_one_row_more_than_a_sheet_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS_IN_SHEET", 3)
    assert write_xlsx(tmp_path / "fits.xlsx", "Outcomes", [{"n": 1}] * 3) == 3
    with pytest.raises(TooManyRowsError) as raised:
        write_xlsx(tmp_path / "too-many.xlsx", "Outcomes", [{"n": 1}] * 4)
    assert raised.value.rows == 4
