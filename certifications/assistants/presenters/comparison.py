"""Two to four certifications side by side, each answer with what it rests on."""

from collections.abc import Sequence

from django.conf import settings

from certifications.assistants.presenters.answers import CellAnswer, ComparisonAnswer, RowAnswer
from certifications.assistants.presenters.facts import name_answer, writer_of
from certifications.comparisons.presenters.cells import CellWords
from certifications.comparisons.presenters.compared import Compared, compared_of, context_of
from certifications.comparisons.presenters.comparison import interest_sentence
from certifications.comparisons.presenters.table import (
    COST,
    ENTRY,
    EXAM,
    RENEWAL,
    RowOf,
    answers_differ,
    spoken_rows,
)
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import comparison_url
from portal.shared.clock import site_date

# Rows whose answers are facts, and of which facts: an answer that names none rests on all of these.
PREFIXES = {
    row.key: prefixes
    for rows, prefixes in (
        (ENTRY, ("routes.", "prerequisites.")),
        (EXAM, ("exam.",)),
        (COST, ("fees.", "renewal.")),
        (RENEWAL, ("renewal.",)),
    )
    for row in rows
}
# What sources say of its standing has other grounds than facts have; the page of the comparison shows them.
LEFT_OUT = frozenset({"recognition"})


def comparison_answer(chosen: Sequence[Certification], *, only_differences: bool) -> ComparisonAnswer:
    """The comparison on the site's day. No query while catalogue and advice are kept."""
    known, advice, today = kept_certifications(), all_advice(), site_date()
    compared = compared_of(chosen, known, advice)
    rows = [
        _row(row, compared, said)
        for row, said in spoken_rows(compared, context_of(known, advice, today))
        if row.key not in LEFT_OUT and (answers_differ(said) or not only_differences)
    ]
    return ComparisonAnswer(
        as_of=today,
        page=settings.BASE_URL + comparison_url([one.slug for one in chosen]),
        certifications=tuple(map(name_answer, chosen)),
        our_interest=interest_sentence(tuple(chosen)) or None,
        rows=tuple(row for row in rows if any(cell.says for cell in row.answers)),
    )


def _row(row: RowOf, compared: Sequence[Compared], said: Sequence[CellWords]) -> RowAnswer:
    question = f"{row.label}. {row.about}" if row.about else str(row.label)
    return RowAnswer(
        question=question,
        differs=answers_differ(said),
        answers=tuple(_cell(row.key, one, words) for one, words in zip(compared, said, strict=True)),
    )


def _cell(key: str, one: Compared, words: CellWords) -> CellAnswer:
    slug = one.certification.slug
    says = tuple(line for line in (*words.lines, *words.small) if line) if words.is_known else ()
    facts = writer_of(one.certification).facts(_grounds(key, one, words)) if says else ()
    if facts:
        return CellAnswer(slug=slug, says=says, basis="facts", facts=facts)
    if not says or key in PREFIXES:
        # What would be a fact, and has nothing to rest on, is not said.
        return CellAnswer(slug=slug, says=(), basis="unknown", facts=())
    basis: str = "judgement" if words.is_judged else "record"
    return CellAnswer.model_validate({"slug": slug, "says": says, "basis": basis, "facts": ()})


def _grounds(key: str, one: Compared, words: CellWords) -> Sequence[Fact]:
    if words.facts or key not in PREFIXES:
        return tuple(dict.fromkeys(words.facts))
    return [fact for fact in one.certification.facts if fact.key.startswith(PREFIXES[key])]
