"""The sentences that people read: in templates, translatable strings, the demo and the docs."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.repository import PACKAGES, ROOT, python_files, source_files, template_files

# Comments and tags of a template, and its markup; line breaks stay, so that lines keep their numbers.
COMMENT = re.compile(r"\{%\s*comment\s*%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
# A tag may carry a sentence between its quotation marks.
SENTENCE_OF_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
QUOTED = re.compile(r"\"([^\"]*)\"")
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
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
    """What a template says: its text, and what stands in quotation marks in its tags."""
    without = blanked(COMMENT, source)
    said = SENTENCE_OF_TAG.sub(lambda tag: _quoted_alone(tag[0]), without)
    return Text(name, 1, blanked(MARKUP, said))


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


def _quoted_alone(tag: str) -> str:
    sentences = [quoted for quoted in QUOTED.findall(tag) if " " in quoted]
    return " ".join(sentences) + "\n" * (tag.count("\n") - "".join(sentences).count("\n"))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
