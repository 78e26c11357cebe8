import pytest

from portal.shared.tabular.cells import guarded, unguarded
from portal.shared.tabular.delimited import UnreadableFileError, csv_lines, read_csv


def test_what_is_written_is_read_back_and_runs_in_no_spreadsheet() -> None:
    rows = [{"a": "=1+1", "b": "one, two\nthree"}, {"a": "'quoted", "b": ""}]
    written = "".join(csv_lines(("a", "b"), rows))

    assert "'=1+1" in written
    assert [cells for _line, cells in read_csv(written.encode(), ("a",))] == rows


def test_line_is_where_the_row_ends_in_the_file() -> None:
    content = b'a,b\r\n1,"two\r\nlines"\r\n2,x\r\n'
    assert [line for line, _cells in read_csv(content, ("a",))] == [3, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separator_of_any_spreadsheet_is_read(delimiter: str) -> None:
    content = f"\ufeffa{delimiter} b \n1{delimiter}2\n".encode()
    assert read_csv(content, ("a", "b")) == [(2, {"a": "1", "b": "2"})]


def test_short_and_long_rows_lose_nothing_that_has_a_column() -> None:
    assert read_csv(b"a,b\n1\n1,2,3\n", ("a",)) == [(2, {"a": "1", "b": ""}), (3, {"a": "1", "b": "2"})]


@pytest.mark.parametrize(
    ("content", "missing"), [(b"\xff\xfe", "^$"), (b"a,c\nx\0,y\n", "^$"), (b"a,b\n", "c"), (b"", "c")]
)
def test_file_that_is_no_list_is_refused(content: bytes, missing: str) -> None:
    with pytest.raises(UnreadableFileError, match=missing):
        read_csv(content, ("c",))


@pytest.mark.parametrize("text", ["=1", "'=1", "plain", ""])
def test_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
