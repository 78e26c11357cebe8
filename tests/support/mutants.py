"""Small faults for a module, one at a time: what a test suite should notice.

Each change is one that a slip of the hand could make: the neighbouring comparison, the other quantifier, one
more or less, a filter or a call left out. Annotations, decorators, sentences and docstrings are left alone.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

Node = ast.expr | ast.stmt
Change = Callable[[], None]

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
FUNCTIONS = {"any": "all", "all": "any", "min": "max", "max": "min"}
# Keyword arguments that change what these functions give when they are left out.
ORDERING = {"min", "max", "sorted"}
# Characters shown before a change.
CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault, and the line where it is."""

    line: int
    change: str
    source: str


def faults_in(source: str) -> int:
    """How many mutants a module has."""
    return sum(1 for _change in _changes(ast.parse(source)))


def mutant(source: str, number: int) -> Mutant:
    """One mutant of a module, counted from 0 in the order of its syntax tree."""
    tree = ast.parse(source)
    node, change = next(islice(_changes(tree), number, None))
    before = ast.unparse(node)
    change()
    return Mutant(node.lineno, _difference(before, ast.unparse(node)), ast.unparse(tree))


def _difference(before: str, after: str) -> str:
    """What changed, with a little of what stands before it."""
    same = next((place for place, pair in enumerate(zip(before, after, strict=False)) if len({*pair}) > 1), 0)
    start = max(same - CONTEXT, 0)
    shown = [" ".join(text[start : start + 3 * CONTEXT].split()) for text in (before, after)]
    return " → ".join(shown)


def _changes(node: ast.AST) -> Iterator[tuple[Node, Change]]:
    """Each node that can be changed with a change that is made on it, in a fixed order."""
    of_kind = CHANGES.get(type(node))
    if of_kind and isinstance(node, ast.expr | ast.stmt):
        for change in of_kind(node):
            yield node, change
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list", "bases"}:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_left_alone(child):
                    yield from _changes(child)


def _is_left_alone(node: ast.AST) -> bool:
    """Whether it is a text by itself, a sentence, an import, or names a type."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp() | ast.Subscript()):
            return name[0].isupper() and not name.isupper()
    return False


def _of_comparison(node: Any) -> list[Change]:
    swapped = [COMPARISONS[type(op)]() for op in node.ops]
    return [
        _set(node, "ops", [*node.ops[:place], op, *node.ops[place + 1 :]]) for place, op in enumerate(swapped)
    ]


def _of_operator(node: Any) -> list[Change]:
    swapped = OPERATORS.get(type(node.op))
    return [_set(node, "op", swapped())] if swapped else []


def _of_unary(node: Any) -> list[Change]:
    if isinstance(node.op, ast.Not):
        return [_set(node, "operand", ast.UnaryOp(ast.Not(), node.operand))]
    return [_set(node, "op", ast.UAdd())]


def _of_constant(node: Any) -> list[Change]:
    if isinstance(node.value, bool):
        return [_set(node, "value", not node.value)]
    if isinstance(node.value, int):
        return [_set(node, "value", node.value + 1)]
    # A text with blanks is a sentence.
    if isinstance(node.value, str) and " " not in node.value:
        return [_set(node, "value", f"{node.value}x")]
    return []


def _of_branch(node: Any) -> list[Change]:
    return [_set(node, "test", ast.Constant(value)) for value in (True, False)]


def _of_call(node: Any) -> list[Change]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    changes = [_set(node.func, "id", FUNCTIONS[name])] if name in FUNCTIONS else []
    if name in {*ORDERING, "sort"} and node.keywords:
        changes.append(_set(node, "keywords", []))
    return changes


def _of_statement(node: Any) -> list[Change]:
    return [_set(node, "value", ast.Constant(None))] if isinstance(node.value, ast.Call) else []


def _of_comprehension(node: Any) -> list[Change]:
    return [_set(part, "ifs", part.ifs[1:]) for part in node.generators if part.ifs]


def _set(node: ast.AST, name: str, value: object) -> Change:
    return lambda: setattr(node, name, value)


CHANGES: dict[type[ast.AST], Callable[[Any], list[Change]]] = {
    ast.Compare: _of_comparison,
    ast.BinOp: _of_operator,
    ast.AugAssign: _of_operator,
    ast.BoolOp: _of_operator,
    ast.UnaryOp: _of_unary,
    ast.Constant: _of_constant,
    ast.If: _of_branch,
    ast.IfExp: _of_branch,
    ast.Call: _of_call,
    ast.Expr: _of_statement,
    ast.ListComp: _of_comprehension,
    ast.SetComp: _of_comprehension,
    ast.DictComp: _of_comprehension,
    ast.GeneratorExp: _of_comprehension,
}
