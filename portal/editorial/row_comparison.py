"""Rows below a content in two versions: only what differs, each row by its name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail.admin import compare
from wagtail.admin.panels import InlinePanel

from portal.editorial.comparison import SHORT, ChangeLine, added_html, html_of, plain_words, removed_html


class ChangedRow(compare.ChildObjectComparison):
    """A row below a content that is new, gone or changed.

    `main` is the field that the row is about, and `beside` what is always said with a change of it.
    """

    main: ClassVar[str] = ""
    beside: ClassVar[tuple[str, ...]] = ()

    @property
    def row(self) -> Any:
        """The row as it is now; one that is gone, as it was."""
        return self.obj_b or self.obj_a

    def title(self) -> str:
        """What the row is called."""
        return str(self.row)

    def has_changed(self) -> bool:
        return any(one.has_changed() for one in super().get_field_comparisons())

    def get_num_differences(self) -> int:
        return sum(one.has_changed() for one in super().get_field_comparisons())

    def get_position_change(self) -> None:
        """Nothing: a row that moved because another is gone has not changed."""
        return

    def get_field_comparisons(self) -> list[ChangeLine]:
        """The row by its name first, then each field that says something."""
        compared = {one.field.name: one for one in super().get_field_comparisons()}
        main = compared.pop(self.main, None)
        if self.is_addition() or self.is_deletion():
            mark = added_html if self.is_addition() else removed_html
            head = mark(plain_words(main) if main else self.title())
            filled = [
                ChangeLine(one.field_label(), format_html("{}", words))
                for one in compared.values()
                if (words := plain_words(one))
            ]
            return [ChangeLine(self._name(), head), *(filled if self.is_addition() else ())]
        told = self.beside if main is not None and main.has_changed() else ()
        others = [
            ChangeLine(one.field_label(), html_of(one) if one.has_changed() else format_html("{}", words))
            for name, one in compared.items()
            if one.has_changed() or (name in told and (words := plain_words(one)))
        ]
        head = html_of(main) if main else format_html("{}", Truncator(self.title()).chars(SHORT))
        return [ChangeLine(self._name(), head), *others]

    def _name(self) -> str:
        return capfirst(self.title() if self.main else str(self.model._meta.verbose_name))

    def summary(self) -> ChangeLine:
        """The change of the row in a line."""
        first, *others = self.get_field_comparisons()
        if self.is_addition():
            return ChangeLine(first.field_label, format_html(_("{} (new)"), first.htmldiff))
        if self.is_deletion():
            return ChangeLine(first.field_label, format_html(_("{} (removed)"), first.htmldiff))
        rest = format_html_join("; ", "{}: {}", ((one.field_label, one.htmldiff) for one in others))
        return ChangeLine(
            first.field_label, format_html("{}; {}", first.htmldiff, rest) if others else first.htmldiff
        )


class ChangedRows(compare.ChildRelationComparison):
    """The rows below a content, those alone that changed."""

    row_class: ClassVar[type[ChangedRow]] = ChangedRow

    def get_child_comparison(self, obj_a: Any, obj_b: Any) -> ChangedRow:
        return self.row_class(self.field.related_model, self.field_comparisons, obj_a, obj_b)

    def get_mapping(
        self, objs_a: Any, objs_b: Any
    ) -> tuple[dict[int, int], dict[int, int], list[int], list[int]]:
        """Which rows are the same: by their keys, and where a draft gave them none yet, by their names.

        Wagtail pairs a row that is gone with a new one, and calls it changed.
        """
        pairs = _paired(objs_a, objs_b, lambda row: row.pk)
        if len(pairs) < min(len(objs_a), len(objs_b)):
            pairs |= _paired(objs_a, objs_b, self._title, pairs)
        back = {new: old for old, new in pairs.items()}
        added = [number for number in range(len(objs_b)) if number not in back]
        gone = [number for number in range(len(objs_a)) if number not in pairs]
        return pairs, back, added, gone

    def get_child_comparisons(self) -> list[ChangedRow]:
        """In the order of the newer version, those that are gone at the end."""
        return [
            row
            for row in super().get_child_comparisons()
            if row.is_addition() or row.is_deletion() or row.has_changed()
        ]

    def has_changed(self) -> bool:
        return bool(self.get_child_comparisons())

    def _title(self, row: Any) -> str:
        return self.get_child_comparison(row, None).title()


def _paired(
    before: Sequence[Any],
    after: Sequence[Any],
    name: Callable[[Any], Any],
    without: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """The places of rows of the same name in both lists, each once; those of `without` are taken."""
    taken = without or {}
    free: dict[Any, list[int]] = {}
    for number, row in enumerate(after):
        if number not in taken.values():
            free.setdefault(name(row), []).append(number)
    free.pop(None, None)
    pairs: dict[int, int] = {}
    for number, row in enumerate(before):
        if number not in taken and (places := free.get(name(row))):
            pairs[number] = places.pop(0)
    return pairs


class ComparedRows:
    """For a subclass of `InlinePanel`, before it: its rows are compared in words.

    Wired by `class FactsPanel(ComparedRows, InlinePanel): rows_class = FactRows`.
    """

    rows_class: ClassVar[type[ChangedRows]] = ChangedRows

    class BoundPanel(InlinePanel.BoundPanel):
        """The panel with a form, or with two versions."""

        def get_comparison(self) -> list[Any]:
            """Wagtail's comparison of the fields, in rows of ours."""
            (of_wagtail,) = super().get_comparison()
            rows = self.panel.rows_class
            return [lambda old, new: rows(*of_wagtail.args, old, new, **of_wagtail.keywords)]


class ComparedInlinePanel(ComparedRows, InlinePanel):
    """Rows below a content, compared in words."""
