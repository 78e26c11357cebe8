"""The worked tables of docs/algorithms: what they say is run, so that document and code cannot part."""

from pathlib import Path

ALGORITHMS = Path(__file__).parents[2] / "docs" / "algorithms"


def worked_tables(name: str) -> tuple[tuple[dict[str, str], ...], ...]:
    """The tables of a document's part "Worked tables", each as rows of cells by column.

    `name` is the document's, such as "plan". Cells are as written, without the spaces around them.
    """
    text = (ALGORITHMS / f"{name}.md").read_text(encoding="utf-8")
    _before, _heading, part = text.partition("\n## Worked tables\n")
    blocks = [block.splitlines() for block in part.split("\n\n")]
    return tuple(_rows(lines) for lines in blocks if lines[0].startswith("|"))


def _rows(lines: list[str]) -> tuple[dict[str, str], ...]:
    columns, _rule, *rows = (_cells(line) for line in lines)
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
