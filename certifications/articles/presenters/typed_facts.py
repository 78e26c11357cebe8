"""Figures that editors typed as text, with the facts that they could be."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from certifications.articles.mapping import Place, rich_texts
from certifications.articles.presenters.live_facts import fact_words, stated_fact
from certifications.articles.queries import earlier_values
from certifications.domain.certification import Certification
from certifications.domain.fields import field_of
from certifications.domain.references import FactReference, labelled_parts
from certifications.domain.typed_facts import KnownFact, TypedFact, figures_of, typed_facts
from certifications.domain.values import ValueRefusedError, parse_value
from certifications.queries.kept import kept_by_key


@dataclass(frozen=True, slots=True)
class TypedFactView:
    """A typed figure as the form names it. `token` tells it apart from all others of the page."""

    token: str
    sentence: str
    typed: str
    name: str
    label: str
    now: str
    is_outdated: bool
    is_compound: bool
    place: Place
    found: TypedFact


def typed_facts_of(page: Any) -> tuple[TypedFactView, ...]:
    """The figures in a page's draft that the catalogue states, or stated once. Three queries."""
    texts = tuple(rich_texts(page.body))
    known = tuple(_known("\n".join(text for _place, text in texts)))
    return tuple(_view(place, found) for place, text in texts for found in typed_facts(text, known))


def _view(place: Place, found: TypedFact) -> TypedFactView:
    named = f"{place}{found.start}{found.typed}{found.fact.reference}"
    return TypedFactView(
        token=hashlib.sha256(named.encode()).hexdigest()[:16],
        sentence=found.sentence,
        typed=found.typed,
        name=found.name,
        label=found.fact.label,
        now=found.fact.now,
        is_outdated=found.fact.is_outdated,
        is_compound=found.is_compound,
        place=place,
        found=found,
    )


def _known(text: str) -> Iterator[KnownFact]:
    """The facts of what a text names, as they are and as they were."""
    named = {key: one for key, one in kept_by_key().items() if any(name in text for name in _names(one))}
    for key, certification in named.items():
        yield from _stated(key, certification)
    for key, field_key, value in dict.fromkeys(earlier_values(named)) if named else ():
        earlier = _earlier(named[key], FactReference(key, field_key), value)
        if earlier is not None:
            yield earlier


def _names(certification: Certification) -> tuple[str, ...]:
    title = certification.title.partition(" (")[0]
    return tuple(dict.fromkeys(filter(None, (certification.abbreviation, certification.title, title))))


def _stated(key: UUID, certification: Certification) -> Iterator[KnownFact]:
    for fact in certification.facts:
        if stated_fact(certification, FactReference(key, fact.key)) is not fact:
            continue
        parts = labelled_parts(fact)
        for part in parts:
            yield KnownFact(
                FactReference(key, fact.key, part.label),
                _names(certification),
                fact.label,
                figures_of((part,), ""),
                fact_words(fact, part.label),
            )
        figures = figures_of(fact.typed, fact.unit)
        if len(figures) == 1 and not parts:
            yield KnownFact(
                FactReference(key, fact.key), _names(certification), fact.label, figures, fact_words(fact)
            )


def _earlier(certification: Certification, reference: FactReference, value: str) -> KnownFact | None:
    """A value that is not stated any more, of a fact that still is; None for others."""
    fact = stated_fact(certification, reference)
    field = field_of(reference.key)
    if fact is None or field is None or value in {one.value for one in certification.facts_of(reference.key)}:
        return None
    try:
        figures = figures_of(parse_value(field.value_type, value), field.unit)
    except ValueRefusedError:
        return None
    if len(figures) != 1:
        return None
    return KnownFact(
        reference, _names(certification), fact.label, figures, fact_words(fact), is_outdated=True
    )
