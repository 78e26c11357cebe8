"""The sentences that people read: in templates, translatable strings, the demo and the docs."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.repository import PACKAGES, ROOT, python_files, source_files, template_files

# Comments and tags of a template, and its markup; line breaks stay, so that lines keep their numbers.
COMMENT = re.compile(r"\{%\s*comment\s*%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
# A tag may carry a sentence between its quotation marks, or be one end of a sentence.
TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
TRANSLATE = re.compile(r"\{%-?\s*trans(late)?\s")
BEGIN_OR_END = re.compile(r"\{%-?\s*(end)?blocktrans")
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
# What is said is put between two signs that no template has, so that it is known inside of markup too.
SAID = re.compile("(\x02[^\x03]*\x03)")
CODE_OF_MARKDOWN = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)\n]*\)", re.DOTALL)
COMMENT_OF_YAML = re.compile(r"(?m)^\s*#.*$")
TRANSLATORS = re.compile(r"^_$|gettext")
# Records of what was decided, said then.
NOT_DOCS = {"decisions", "images"}


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text, and where it is: a path from the project's folder and the line on which it begins."""

    path: str
    line: int
    words: str


def texts() -> Iterator[Text]:
    """Every text of the repository that people read; quotations of code, comments and records left out."""
    for path in template_files():
        yield of_template(_name(path), path.read_text())
    for package in PACKAGES:
        for path in python_files(ROOT / package):
            yield from of_module(_name(path), path.read_text())
    for path in source_files(ROOT / "portal" / "demo", ".yaml"):
        yield Text(_name(path), 1, blanked(COMMENT_OF_YAML, path.read_text()))
    for path in documents():
        yield Text(_name(path), 1, blanked(CODE_OF_MARKDOWN, path.read_text()))


def documents() -> Iterator[Path]:
    """README, CONTRIBUTING and the guides."""
    yield from (ROOT / "README.md", ROOT / "CONTRIBUTING.md")
    for path in source_files(ROOT / "docs", ".md"):
        if not NOT_DOCS & {*path.relative_to(ROOT).parts}:
            yield path


def of_template(name: str, source: str) -> Text:
    """What a template says: its text, and what stands in quotation marks in its tags, in attributes too."""
    said = TAG.sub(lambda tag: _said_by_tag(tag[0]), blanked(COMMENT, source))
    words = MARKUP.sub(lambda markup: _said_in_markup(markup[0]), said)
    return Text(name, 1, re.sub("[\x02\x03]", "", words))


def of_module(name: str, source: str) -> Iterator[Text]:
    """The strings that a module hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and TRANSLATORS.search(_called(node)):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield Text(name, argument.lineno, argument.value)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds, on the same lines."""
    return pattern.sub(lambda found: " " + "\n" * found[0].count("\n"), text)


def _said_by_tag(tag: str) -> str:
    """The sentences in a tag's quotation marks; of a translation, single words too."""
    quoted = [double or single for double, single in QUOTED.findall(tag)]
    said = [one for one in quoted if " " in one or TRANSLATE.match(tag)]
    lines = "\n" * (tag.count("\n") - "".join(said).count("\n"))
    edge = BEGIN_OR_END.match(tag)
    sign = "" if edge is None else "\x03" if edge[1] else "\x02"
    return " ".join(f"\x02{one}\x03" for one in said) + lines + sign


def _said_in_markup(markup: str) -> str:
    """What is said in the attributes of a piece of markup, on the same lines."""
    pieces = SAID.split(markup)
    pieces[::2] = [" " + "\n" * around.count("\n") for around in pieces[::2]]
    return "".join(pieces)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
