"""Which environment variables code reads, and which the documentation names. Pure: text in, names out."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROW = re.compile(r"^\|\s*`(?P<name>[A-Z][A-Z0-9_]*)`\s*\|(?P<rest>.*)\|\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Documented:
    """A row of the table of settings."""

    name: str
    default: str
    meaning: str
    read_by: str


def documented(markdown: str) -> list[Documented]:
    """The variables of every table row that begins with a name in backquotes."""
    rows = []
    for found in _ROW.finditer(markdown):
        cells = [cell.strip() for cell in found["rest"].split("|")]
        rows.append(Documented(found["name"], *[*cells, "", "", ""][:3]))
    return rows


def variables_read(source: str) -> set[str]:
    """Names given as literals to `env.…()` of the settings, to `os.environ` and to `os.getenv`."""
    return {name for node in ast.walk(ast.parse(source)) for name in _names(node)}


def reads_environment(source: str) -> bool:
    """Whether code reaches for the process's environment, by whatever name."""
    return any(
        (
            isinstance(node, ast.Attribute)
            and node.attr in {"environ", "environb", "getenv"}
            and _is(node.value, "os")
        )
        or (
            isinstance(node, ast.ImportFrom) and node.module == "os" and _imports(node, {"environ", "getenv"})
        )
        or (isinstance(node, ast.Import | ast.ImportFrom) and _imports_environ(node))
        for node in ast.walk(ast.parse(source))
    )


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name("env")), args=[ast.Constant(value=str(name)), *_]):
            yield name
        case ast.Call(
            func=ast.Attribute(value=ast.Name("os"), attr="getenv"), args=[ast.Constant(value=str(name)), *_]
        ):
            yield name
        case ast.Call(func=ast.Attribute(value=environ), args=[ast.Constant(value=str(name)), *_]) if (
            _environ(environ)
        ):
            yield name
        case ast.Subscript(value=environ, slice=ast.Constant(value=str(name))) if _environ(environ):
            yield name
        case ast.Compare(left=ast.Constant(value=str(name)), comparators=[environ]) if _environ(environ):
            yield name


def _environ(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "environ" and _is(node.value, "os")


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _imports(node: ast.ImportFrom, names: set[str]) -> bool:
    return any(alias.name in names for alias in node.names)


def _imports_environ(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "environ"
    return any(alias.name == "environ" for alias in node.names)
