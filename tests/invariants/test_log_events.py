"""Every event of the log has a name of one style, and a row in the document that says when it is written."""

import ast
import re

import pytest

from tests.support.repository import PACKAGES, ROOT, python_files

DOCUMENT = ROOT / "docs" / "operations" / "logs.md"
STYLE = re.compile(r"[a-z]+(?:_[a-z]+)*")
METHODS = {"debug", "info", "warning", "error", "exception", "critical"}
NOT_WRITTEN_OUT = "(a name that is put together)"


def events_written(source: str) -> set[str]:
    """The names of events in a module: what its structured loggers are told, and what renames a line."""
    tree = ast.parse(source)
    loggers = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("structlog.get_logger(")
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return {_text(value) for node in ast.walk(tree) for value in _names(node, loggers)}


def _names(node: ast.AST, loggers: set[str]) -> list[ast.expr]:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[event, *_]):
            return [event] if name in loggers and method in METHODS else []
        case ast.Assign(
            targets=[ast.Subscript(value=ast.Name(id="event"), slice=ast.Constant(value="event"))]
        ):
            return [node.value]
    return []


def _text(event: ast.expr) -> str:
    return str(event.value) if isinstance(event, ast.Constant) else NOT_WRITTEN_OUT


def events_documented(text: str) -> list[str]:
    """The names in the first column of the table of events."""
    first_cells = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    return [name for cell in first_cells for name in re.findall(r"`([^`]+)`", cell)]


def test_every_event_is_documented_and_every_documented_one_is_written() -> None:
    modules = [path for path in python_files() if path.relative_to(ROOT).parts[0] in PACKAGES]
    written = {name for path in modules for name in events_written(path.read_text(encoding="utf-8"))}
    documented = events_documented(DOCUMENT.read_text(encoding="utf-8"))
    assert len(written) > 20
    assert sorted(documented) == sorted(written)


def test_names_of_events_are_of_one_style() -> None:
    documented = events_documented(DOCUMENT.read_text(encoding="utf-8"))
    assert [name for name in documented if not STYLE.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("line", "events"),
    [
        ('log.info("work_done", rows=4)', {"work_done"}),
        ('log.exception("work_failed")', {"work_failed"}),
        ('event["event"] = "line_renamed"', {"line_renamed"}),
        ('log.warning(f"{work}_failed")', {NOT_WRITTEN_OUT}),
        ('other.info("no logger of ours")', set()),
    ],
)
def test_events_of_a_module_are_found(line: str, events: set[str]) -> None:
    assert events_written(f"log = structlog.get_logger(__name__)\n{line}\n") == events
