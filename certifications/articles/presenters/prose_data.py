"""Rich texts as data for programs: links with where they lead, live facts with value and source."""

from collections.abc import Collection, Iterable
from typing import Any

from wagtail.documents import get_document_model
from wagtail.models import Page

from certifications.articles.presenters.live_facts import CatalogueContents, stated_fact, titles
from certifications.domain.references import FactReference, ReferenceRefusedError, parse_reference
from certifications.facts.api.fact_documents import facts_on
from certifications.queries.kept import kept_by_key
from portal.shared.blocks.prose import RAISED, LinkTarget, ProsePiece, StyledText, prose_of, targets_of
from portal.shared.clock import site_date

UNKNOWN = "?"


class ProseData:
    """Shows rich texts; where their links lead is read for all of them at once, in two queries."""

    def __init__(self, sources: Iterable[str], notes: int = 0) -> None:
        self._notes = notes
        self._parts = {source: prose_of(source) for source in sources}
        found = [target for parts in self._parts.values() for target in targets_of(parts)]
        self._pages = _pages({one.page for one in found if one.page is not None})
        self._documents = _documents({one.document for one in found if one.document is not None})

    def of(self, source: str) -> list[dict[str, Any]]:
        """A rich text, one of those that were given."""
        return [self._part(part) for part in self._parts[source]]

    def _part(self, part: ProsePiece) -> dict[str, Any]:
        items = [
            {"depth": item.depth, "is_ordered": item.is_ordered, "text": self._text(item.runs)}
            for item in part.items
        ]
        return {"type": "list" if items else "paragraph", "text": self._text(part.runs), "items": items}

    def _text(self, runs: Iterable[StyledText]) -> list[dict[str, Any]]:
        return [self._run(run) for run in runs]

    def _run(self, run: StyledText) -> dict[str, Any]:
        fact = live_fact(run.fact) if run.fact else None
        note = self._note(run)
        return {
            "text": (fact["value"] or UNKNOWN) if fact else run.text,
            "marks": [mark for mark in run.marks if note is None or mark != RAISED],
            "url": self._address(run.target) if run.target else None,
            "note": note,
            "fact": fact,
        }

    def _note(self, run: StyledText) -> int | None:
        """The number of a source that a raised number leads to."""
        if RAISED not in run.marks or not (run.text.isdecimal() and len(run.text) <= 2):
            return None
        return int(run.text) if 1 <= int(run.text) <= self._notes else None

    def _address(self, target: LinkTarget) -> str:
        if target.page is not None:
            return self._pages.get(target.page, "")
        if target.document is not None:
            return self._documents.get(target.document, "")
        return target.url


def _pages(numbers: Collection[int]) -> dict[int, str]:
    """Addresses of the pages that everybody may read."""
    if not numbers:
        return {}
    return {page.pk: page.get_url() or "" for page in Page.objects.live().public().filter(pk__in=numbers)}


def _documents(numbers: Collection[int]) -> dict[int, str]:
    if not numbers:
        return {}
    return {one.pk: one.url for one in get_document_model().objects.filter(pk__in=numbers)}


def live_fact(reference: FactReference | str) -> dict[str, Any] | None:
    """A fact as it is stated today; its `fact` is null where it is not stated any more, and `gone` says so.

    None where the text names none. No query.
    """
    if isinstance(reference, str):
        try:
            reference = parse_reference(reference)
        except ReferenceRefusedError:
            return None
    view = CatalogueContents().fact(reference)
    certification = kept_by_key().get(reference.certification)
    fact = stated_fact(certification, reference) if certification else None
    return {
        "certification": certification,
        "key": reference.key,
        "part": reference.part,
        "label": view.label,
        "value": view.value or None,
        "fact": facts_on((fact,), certification, titles(), site_date())[0]
        if certification and fact
        else None,
        "gone": view.gone,
    }
