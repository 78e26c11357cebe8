"""The types of answers: a fact is whole or it cannot be built."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from certifications.assistants.presenters.answers import CellAnswer, FactAnswer, FactsAnswer
from certifications.assistants.presenters.facts import FactWriter
from certifications.domain.certification import Certification
from certifications.domain.facts import Confidence, Fact
from certifications.facts.api.fact_documents import ReadingOfSources
from tests.factories.facts import make_certification_value, make_fact

WHOLE: dict[str, Any] = {
    "key": "exam.questions",
    "label": "Questions",
    "value": "180 questions",
    "note": None,
    "caution": None,
    "source": {"name": "pmi.org/pmp", "url": None, "kind": "official", "date": None},
    "further_sources": (),
    "collected_on": date(2026, 11, 22),
    "checked_on": None,
    "in_force_from": None,
    "in_force_until": None,
    "is_stale": False,
    "confidence": "high",
}


@pytest.mark.parametrize("name", list(WHOLE))
def test_fact_without_any_part_cannot_be_built(name: str) -> None:
    assert FactAnswer.model_validate(WHOLE)
    with pytest.raises(ValidationError):
        FactAnswer.model_validate({key: value for key, value in WHOLE.items() if key != name})


@pytest.mark.parametrize("part", list(WHOLE["source"]))
def test_source_without_any_part_cannot_be_built(part: str) -> None:
    source = {key: value for key, value in WHOLE["source"].items() if key != part}
    with pytest.raises(ValidationError):
        FactAnswer.model_validate({**WHOLE, "source": source})


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": ""},
        {"value": "  "},
        {"label": ""},
        {"source": None},
        {"source": {**WHOLE["source"], "name": " "}},
        {"source": {**WHOLE["source"], "kind": "unknown"}},
        {"collected_on": None},
        {"confidence": ""},
        {"in_force_from": date(2026, 2, 1), "in_force_until": date(2026, 1, 1)},
        {"rating": 5},
    ],
)
def test_fact_with_an_empty_or_impossible_part_cannot_be_built(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        FactAnswer.model_validate({**WHOLE, **wrong})


def test_fact_cannot_be_changed_afterwards() -> None:
    fact = FactAnswer.model_validate(WHOLE)
    with pytest.raises(ValidationError):
        fact.value = "200 questions"


@pytest.mark.parametrize(
    ("basis", "says", "facts"),
    [("facts", ["180"], []), ("unknown", ["180"], []), ("judgement", [], []), ("record", ["180"], [WHOLE])],
)
def test_cell_says_what_it_rests_on_and_has_it(basis: str, says: list[str], facts: list[Any]) -> None:
    with pytest.raises(ValidationError):
        CellAnswer.model_validate({"slug": "pmp", "says": says, "basis": basis, "facts": facts})


@pytest.mark.parametrize(("facts", "unknown"), [([], None), ([WHOLE], "Unknown.")])
def test_matter_is_known_or_unknown_and_never_both(facts: list[Any], unknown: str | None) -> None:
    name = {
        "slug": "pmp",
        "name": "PMP",
        "title": "PMP",
        "page": "/",
        "issuer": "PMI",
        "is_own_offer": False,
        "own_offer": None,
    }
    answer = {
        "certification": name,
        "as_of": date(2026, 11, 30),
        "key": "exam.questions",
        "label": "Questions",
        "facts": facts,
        "facts_ahead": [],
        "unknown": unknown,
    }
    with pytest.raises(ValidationError):
        FactsAnswer.model_validate(answer)


@given(
    note=st.sampled_from(["", " ", "A letter"]),
    url=st.sampled_from(["", "https://www.pmi.org/pmp", "https://example.org/"]),
    confidence=st.sampled_from(Confidence),
    dates=st.tuples(*(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)) for _one in range(3))),
)
def test_writer_gives_a_fact_whole_or_leaves_it_out(
    note: str, url: str, confidence: Confidence, dates: tuple[date | None, date | None, date | None]
) -> None:
    checked, start, end = dates
    fact: Fact = replace(
        make_fact(),
        source_url=url,
        source_note=note,
        confidence=confidence,
        verified_on=checked,
        in_force_from=start,
        in_force_until=end,
    )
    certification: Certification = make_certification_value(facts=(fact,))

    sources = ReadingOfSources((), certification.issuer)
    written = FactWriter(sources, {}, date(2026, 11, 30)).facts((fact,))
    # Without anything that says where it was read, it is not in the answer at all.
    assert len(written) == (bool(url or note.strip()) and not (start and end and start > end))
    for one in written:
        assert one.source.name.strip()
        assert (one.checked_on, one.in_force_from, one.in_force_until) == (checked, start, end)
        assert one.confidence == confidence.value
