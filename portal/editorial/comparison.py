"""Two versions of a content side by side: only what differs, in words.

Wagtail compares every row below a content with all its fields; these say the changed ones, each by its name.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin import compare

from portal.editorial.value_changes import EMPTY, YES_OR_NO
from portal.shared.words import day_words, short_moment_words

# Characters of a text that are said whole; of longer ones, what changed with so many around it.
SHORT, AROUND = 120, 40
# Texts of more lines are compared line by line.
MANY_LINES = 20
MOSTLY_THE_SAME = 0.6


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: of what, and how. Named as Wagtail's page of comparisons reads it."""

    field_label: str
    htmldiff: SafeString


class WordsComparison(compare.FieldComparison):
    """A field whose value is said as people write it."""

    def words(self, value: Any) -> str:
        """The value in words; empty where there is none."""
        return value_words(value)

    def has_changed(self) -> bool:
        """Whether the words differ: nothing and an empty text are the same."""
        return bool(self.words(self.val_a) != self.words(self.val_b))

    def htmldiff(self) -> SafeString:
        """The old value and the new one."""
        return change_html(self.words(self.val_a), self.words(self.val_b))


class KeysComparison(WordsComparison):
    """Keys in one column, by the names of their choices."""

    def __init__(
        self, offered: Callable[[], Iterable[tuple[str, Any]]], field: Any, old: Any, new: Any
    ) -> None:
        super().__init__(field, old, new)
        self.offered = dict(offered())

    def words(self, value: Any) -> str:
        return ", ".join(str(self.offered.get(key, key)) for key in (value or "").split())


def value_words(value: Any) -> str:
    """A value of a plain column in words; empty where there is none."""
    if isinstance(value, bool):
        return str(YES_OR_NO[value])
    if isinstance(value, datetime):
        return short_moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    return "" if value in EMPTY else str(value)


def change_html(old: str, new: str) -> SafeString:
    """“old → new”; of long texts, what was taken out and put in, with a few words around."""
    if old == new:
        return format_html("{}", Truncator(new).chars(SHORT))
    if old and new and (max(len(old), len(new)) > SHORT or _are_alike(old, new)):
        return _lines(old, new) if old.count("\n") > MANY_LINES else _excerpts(old, new)
    before = removed_html(old) if old else format_html("{}", _("empty"))
    after = added_html(new) if new else format_html("{}", _("empty"))
    return format_html("{} → {}", before, after)


def added_html(words: str) -> SafeString:
    """Words that are new, for eyes and screen readers."""
    return format_html('<span class="addition"><ins>{}</ins></span>', Truncator(words).chars(4 * SHORT))


def removed_html(words: str) -> SafeString:
    """Words that are gone, likewise."""
    return format_html('<span class="deletion"><del>{}</del></span>', Truncator(words).chars(4 * SHORT))


def _are_alike(old: str, new: str) -> bool:
    """Whether two sentences are the same but for a few words; amounts and names are said in turn."""
    if min(len(old), len(new)) <= AROUND:
        return False
    return SequenceMatcher(None, old.split(), new.split()).ratio() > MOSTLY_THE_SAME


def _lines(old: str, new: str) -> SafeString:
    """Of texts of many lines, such as a document, the lines that differ."""
    before, after = old.splitlines(), new.splitlines()
    parts = [
        mark("\n".join(lines[start:end]))
        for tag, *places in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
        for mark, lines, (start, end) in (
            (removed_html, before, places[:2]),
            (added_html, after, places[2:]),
        )
        if start < end
    ]
    return format_html_join("", '<div class="changed-lines">{}</div>', ((part,) for part in parts))


def _excerpts(old: str, new: str) -> SafeString:
    changes = compare.diff_text(old, new).changes
    parts = [
        _part(kind, text, first=number == 0, last=number == len(changes) - 1)
        for number, (kind, text) in enumerate(changes)
    ]
    return format_html_join("", "{}", ((part,) for part in parts))


def _part(kind: str, text: str, *, first: bool, last: bool) -> SafeString:
    if kind == "addition":
        return added_html(text)
    if kind == "deletion":
        return removed_html(text)
    if len(text) <= 2 * AROUND:
        return format_html("{}", text)
    head = "" if first else text[:AROUND]
    return format_html("{} … {}", head, "" if last else text[-AROUND:])


def html_of(comparison: Any) -> SafeString:
    """What a comparison of a field says. Up to two queries where it points at something."""
    match comparison:
        case compare.ChoiceFieldComparison():
            labels = dict(comparison.field.flatchoices)
            old, new = (labels.get(one, one) for one in (comparison.val_a, comparison.val_b))
            return change_html(value_words(old), value_words(new))
        case compare.ForeignObjectComparison():
            old, new = comparison.get_objects()
            return change_html(value_words(old), value_words(new))
        case compare.M2MFieldComparison():
            before, after = (list(map(str, items)) for items in comparison.get_items())
            return _lists_html(before, after)
        case _:
            return format_html("{}", comparison.htmldiff())


def _lists_html(before: Sequence[str], after: Sequence[str]) -> SafeString:
    gone = [removed_html(one) for one in before if one not in after]
    come = [added_html(one) for one in after if one not in before]
    return format_html_join(", ", "{}", ((one,) for one in (*gone, *come)))


def plain_words(comparison: Any) -> str:
    """The value of a field that is the same on both sides; of one that differs, the new one."""
    value = comparison.val_b
    match comparison:
        case compare.ChoiceFieldComparison():
            return value_words(dict(comparison.field.flatchoices).get(value, value))
        case compare.ForeignObjectComparison():
            return value_words(comparison.get_objects()[1])
        case compare.M2MFieldComparison():
            return ", ".join(map(str, comparison.get_items()[1]))
        case WordsComparison():
            return "" if value is False else comparison.words(value)
        case _:
            return "" if value is False else value_words(value)


def register_words() -> None:
    """Let Wagtail say plain columns in words wherever it compares versions."""
    for column in (
        *(models.CharField, models.TextField, models.BooleanField, models.IntegerField),
        *(models.DateField, models.DateTimeField),
    ):
        compare.register_comparison_class(column, comparison_class=WordsComparison)
