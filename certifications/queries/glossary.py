"""The glossary and readers' questions as everybody reads them, kept in memory. Part of the door."""

from dataclasses import dataclass

from certifications.models import GlossaryTerm, LearnerQuestion
from certifications.models.glossary import BETWEEN
from portal.shared.components import Link
from portal.shared.page_cache import generation


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word with what it means. `text` is rich text as it is stored; sources without address have no `url`.

    `anchor` is where the glossary has it, and stays.
    """

    key: str
    name: str
    short: str
    text: str
    see_also: tuple[Link, ...]
    sources: tuple[Link, ...]

    @property
    def anchor(self) -> str:
        """The id of the entry in the glossary."""
        return term_anchor(self.key)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that people ask. `answer` is rich text as it is stored; empty where our facts have none.

    `anchor` is its id in the page of questions, and stays.
    """

    anchor: str
    question: str
    answer: str
    source_url: str
    source_date: str


# By generation; one at a time.
_kept_glossary: dict[int, tuple[GlossaryEntry, ...]] = {}
_kept_questions: dict[int, tuple[AskedQuestion, ...]] = {}


def term_anchor(key: str) -> str:
    """The id of a word in the glossary."""
    return f"term-{key}"


def kept_glossary() -> tuple[GlossaryEntry, ...]:
    """All words by name, at most `GENERATION_SECONDS` old. After a change, two queries."""
    now = generation()
    kept = _kept_glossary.get(now)
    if kept is None:
        rows = list(GlossaryTerm.objects.live().prefetch_related("see_also"))
        kept = tuple(_entry(row) for row in sorted(rows, key=lambda row: row.name.casefold()))
        _kept_glossary.clear()
        _kept_glossary[now] = kept
    return kept


def kept_questions() -> tuple[AskedQuestion, ...]:
    """All questions, those with an answer first, as `kept_glossary`. After a change, one query."""
    now = generation()
    kept = _kept_questions.get(now)
    if kept is None:
        rows = sorted(LearnerQuestion.objects.live(), key=lambda row: not row.answer)
        kept = tuple(
            AskedQuestion(
                f"question-{row.slug or row.pk}", row.question, row.answer, row.source_url, row.source_date
            )
            for row in rows
        )
        _kept_questions.clear()
        _kept_questions[now] = kept
    return kept


def forget_glossary() -> None:
    """Read both again at the next use."""
    _kept_glossary.clear()
    _kept_questions.clear()


def _entry(row: GlossaryTerm) -> GlossaryEntry:
    return GlossaryEntry(
        key=row.key,
        name=row.name,
        short=row.short,
        text=row.text,
        see_also=tuple(
            Link(other.name, f"#{term_anchor(other.key)}")
            for other in sorted(row.see_also.all(), key=lambda other: other.name.casefold())
            if other.live
        ),
        sources=tuple(map(_source, filter(str.strip, row.sources.splitlines()))),
    )


def _source(line: str) -> Link:
    words, _bar, address = line.partition(BETWEEN)
    return Link(words.strip(), address.strip())
