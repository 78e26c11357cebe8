"""What is wrong with a template's text: words nobody can translate, inline style or script, a loose include.

Pure: source text in, sentences out.
"""

import re
from html.parser import HTMLParser

from django.template.base import DebugLexer, Token, TokenType

# Attributes whose value people read or hear.
_SPOKEN_ATTRIBUTES = {
    "alt",
    "title",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "label",
}
# Arguments of an include that people read, given as a bare literal.
_SPOKEN_LITERAL = re.compile(
    r"""\b(?:label|text|title|caption|heading|help|message|hint|summary)=(?:"[^"]*[A-Za-z][^"]*"|'[^']*[A-Za-z][^']*')"""
)
_TRANSLATED_BLOCKS = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans"}
_HIDDEN_BLOCKS = {"comment": "endcomment"}
_DATA_SCRIPTS = {"application/json", "application/ld+json", "speculationrules", "importmap"}
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def untranslated(source: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """Words in text or spoken attributes that stand outside translation tags; `allowed` are proper names."""
    reader = _Reader(allowed)
    reader.feed(_without_tags(source))
    reader.close()
    literals = [
        f"line {token.lineno}: untranslated argument {match.group()}"
        for token in _tokens(source)
        if token.token_type is TokenType.BLOCK and token.contents.startswith("include ")
        for match in _SPOKEN_LITERAL.finditer(token.contents)
    ]
    return reader.words + literals


def inline(source: str) -> list[str]:
    """Inline style, script or event handlers, which the content security policy refuses."""
    reader = _Reader(frozenset())
    reader.feed(_without_tags(source))
    reader.close()
    return reader.inline


def opens_with_comment(source: str) -> bool:
    """Whether the first thing in the template is a comment block that says something."""
    tokens = [token for token in _tokens(source) if token.contents.strip()]
    return (
        len(tokens) > 1
        and tokens[0].contents.split()[0] == "comment"
        and tokens[1].token_type is TokenType.TEXT
    )


def loose_includes(source: str) -> list[str]:
    """Includes that hand their whole context on, so that nobody sees what the part reads."""
    return [
        f"line {token.lineno}: {token.contents}"
        for token in _tokens(source)
        if token.token_type is TokenType.BLOCK
        and token.contents.startswith("include ")
        and token.contents.split()[-1] != "only"
    ]


def _tokens(source: str) -> list[Token]:
    return list(DebugLexer(source).tokenize())


def _without_tags(source: str) -> str:
    """The markup alone: template tags, comments and translated text replaced by their line breaks."""
    kept: list[str] = []
    until: str | None = None
    for token in _tokens(source):
        start, end = token.position or (0, 0)
        breaks = "\n" * source[start:end].count("\n")
        if token.token_type is TokenType.TEXT and until is None:
            kept.append(token.contents)
            continue
        kept.append(breaks)
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            until = _after(name, until)
    return "".join(kept)


def _after(name: str, until: str | None) -> str | None:
    """The end tag waited for after a block tag of this name."""
    if until is None:
        return {**_TRANSLATED_BLOCKS, **_HIDDEN_BLOCKS}.get(name)
    return None if name == until else until


class _Reader(HTMLParser):
    """Collects faults of plain markup with the line they stand in."""

    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inline: list[str] = []
        self._allowed = allowed
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._in_script = tag in {"script", "style"}
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") not in _DATA_SCRIPTS
        ):
            self._fault(self.inline, f"inline <{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (value or "").lstrip().startswith("javascript:"):
                self._fault(self.inline, f"inline {name} on <{tag}>")
            if name in _SPOKEN_ATTRIBUTES:
                self._check_words(value or "", f"in {name}")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if not self._in_script:
            self._check_words(data, "in text")

    def _check_words(self, text: str, where: str) -> None:
        rest = text
        for name in self._allowed:
            rest = rest.replace(name, "")
        if _LETTERS.search(rest):
            self._fault(self.words, f"untranslated {where}: {' '.join(text.split())!r}")

    def _fault(self, faults: list[str], sentence: str) -> None:
        faults.append(f"line {self.getpos()[0]}: {sentence}")
