"""Values of facts in words, as the door offers them, and the words that every room shares."""

from certifications.queries.fact_words import (
    AT_MOST,
    Names,
    amount_words,
    amounts_words,
    counted,
    held_name,
    held_words,
    parts_words,
    range_words,
    value_words,
    with_unit,
)
from portal.shared.words import either, listed, sentence_case
from portal.shared.words import number_words as grouped

__all__ = [
    "AT_MOST",
    "Names",
    "amount_words",
    "amounts_words",
    "counted",
    "either",
    "grouped",
    "held_name",
    "held_words",
    "listed",
    "parts_words",
    "range_words",
    "sentence_case",
    "value_words",
    "with_unit",
]
