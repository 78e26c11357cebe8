"""Marks of statements. No database."""

from datetime import date
from uuid import UUID

from certifications.domain.facts import Confidence, digest_of_fact, fresh_until
from certifications.domain.statements import Grounds
from certifications.models.provenance import CONFIDENCE_LABELS
from certifications.wording.marks import MarkMaker, SourceLink, fact_mark, flags_of, grounds_mark
from tests.factories.facts import COLLECTED_ON, make_fact

DAY = COLLECTED_ON
FEE = make_fact("fees.exam", "USD 675")
CERTIFICATION = UUID("00000000-0000-4000-8000-000000000001")


def test_every_confidence_has_words() -> None:
    assert set(CONFIDENCE_LABELS) == set(Confidence)


def test_mark_names_source_dates_who_checked_and_confidence() -> None:
    fact = make_fact("fees.exam", "USD 675", verified_on=date(2026, 11, 23), source_date="2026")
    maker = MarkMaker(DAY, CERTIFICATION, {digest_of_fact(fact): "Ada Moss"})
    mark = maker.of_fact(fact)

    assert (mark.source_name, mark.source_date) == ("example.org/exams/pmp", "2026")
    assert mark.collected == "22 November 2026"
    assert mark.checked == "23 November 2026, by Ada Moss, who read the source"
    assert mark.confidence.startswith("High")
    assert mark.state == "checked"


def test_check_by_somebody_whose_name_is_not_known_is_still_a_check() -> None:
    mark = fact_mark(make_fact(verified_on=date(2026, 11, 23)), DAY)

    assert mark.checked == "23 November 2026, by a person who read the source"


def test_mark_of_an_unchecked_undated_fact_says_both() -> None:
    mark = fact_mark(FEE, DAY)

    assert (mark.checked, mark.source_date) == ("not yet", "undated")
    assert mark.status == "collected 22 November 2026, not checked"


def test_mark_turns_stale_the_day_after_the_last_day_that_it_names() -> None:
    last = fresh_until(FEE)

    assert fact_mark(FEE, DAY).good_until == "21 May 2027"
    assert fact_mark(FEE, last).state == "collected"
    assert fact_mark(FEE, date(2027, 5, 22)).state == "stale"


def test_further_sources_are_links_where_they_are_addresses_and_words_elsewhere() -> None:
    mark = fact_mark(
        make_fact(
            also=("https://www.example.com/a/", "https://example.com/b (of two)", "a printed list", "")
        ),
        DAY,
    )

    assert mark.also == (
        SourceLink("example.com/a", "https://www.example.com/a/"),
        SourceLink("example.com/b (of two)", "https://example.com/b"),
        SourceLink("a printed list", ""),
    )


def test_source_without_an_address_is_named_in_words() -> None:
    mark = fact_mark(make_fact(source_url="", source_note="a notice of 2024"), DAY)

    assert (mark.source_url, mark.source_name) == ("", "a notice of 2024")


def test_mark_leads_to_the_form_for_errors() -> None:
    assert MarkMaker(DAY, CERTIFICATION).of_fact(FEE).report_url == (
        f"/corrections/report/{CERTIFICATION}/fees.exam/"
    )
    assert MarkMaker(DAY).of_fact(FEE).report_url == ""


def test_statement_that_is_no_fact_has_no_shelf_life() -> None:
    grounds = Grounds("https://example.org/", "", "2026-07", DAY, Confidence.LOW, ("b",), "old", "")
    mark = grounds_mark(grounds, "Exam fee")

    assert (mark.good_until, mark.checked, mark.source_date) == ("", "", "July 2026")
    assert (mark.caution, mark.also) == ("old", (SourceLink("b", ""),))


def test_flags_say_stale_and_low_and_nothing_else() -> None:
    low = make_fact(confidence=Confidence.LOW)

    assert flags_of([FEE], DAY) == ()
    assert flags_of([FEE, low], DAY) == ("low",)
    assert flags_of([FEE, low], date(2027, 5, 22)) == ("stale", "low")


def test_source_written_by_machine_is_named_and_not_linked() -> None:
    farm = "https://visualfoodie.com/prices"
    mark = fact_mark(make_fact(source_url=farm, also=(farm, "https://www.example.org/")), COLLECTED_ON)

    assert (mark.source_url, mark.source_name) == (
        "",
        "visualfoodie.com/prices (machine-written, so we do not link to it)",
    )
    assert [source.url for source in mark.also] == ["", "https://www.example.org/"]
