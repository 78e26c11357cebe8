"""Coverage, steps, disputes and sources. No database."""

from dataclasses import replace
from datetime import date

from certifications.domain.certification import CoveredArea, Issuer, Term
from certifications.domain.facts import Confidence
from certifications.domain.statements import (
    CertificationName,
    CommonError,
    Contradiction,
    DatedAddress,
    Grounds,
    Progression,
    ReadSource,
)
from certifications.domain.vocabulary import Coverage, ProgressionKind, SourceQuality
from certifications.facts.presenters.coverage import coverage_view, sentence
from certifications.facts.presenters.disputes import contradiction_views, error_views, source_views
from certifications.facts.presenters.progressions import progressions_of
from certifications.wording.judgement_words import COVERAGE_WORDS
from certifications.wording.marks import MarkMaker
from tests.factories.facts import COLLECTED_ON, make_certification_value

GROUNDS = Grounds("https://www.example.org/x/", "", "2026", COLLECTED_ON, Confidence.HIGH)
WEAK = Grounds("", "a forum post", None, COLLECTED_ON, Confidence.LOW)
ENTRY = Term("entry", "Entry", 0)
MARKS = MarkMaker(COLLECTED_ON)
ISSUER = Issuer("pmi", "Project Management Institute (PMI)", "https://www.pmi.org", is_publisher=False)


def named(slug: str, title: str, abbreviation: str = "") -> CertificationName:
    return CertificationName(
        slug, title, abbreviation, f"/catalogue/{slug}/", "An Institute (AIN)", "project", ENTRY
    )


def test_areas_stand_by_how_far_they_are_covered_with_who_judged() -> None:
    certification = make_certification_value(
        coverage=(
            CoveredArea(Term("b", "Second", 2), Coverage.CORE, issuer_only=True),
            CoveredArea(Term("c", "Third", 3), Coverage.UNKNOWN, issuer_only=False),
            CoveredArea(Term("a", "First", 1), Coverage.CORE, issuer_only=False),
        )
    )
    view = coverage_view(certification, "built around one product")

    assert [
        (group.key, [(area.name, area.issuer_only) for area in group.areas]) for group in view.groups
    ] == [
        ("core", [("First", False), ("Second", True)]),
        ("unknown", [("Third", False)]),
    ]
    assert view.why == "Built around one product."
    assert view.judged == "Judged by An editor on 22 November 2026. Basis: the issuer’s outline."
    assert set(COVERAGE_WORDS) == set(Coverage)


def test_notes_become_sentences() -> None:
    assert [sentence(text) for text in ("", "a note", "Done.", "why?")] == ["", "A note.", "Done.", "Why?"]


def test_steps_lead_here_or_on_and_name_both_kinds_of_ends() -> None:
    here = named("pmp", "Project Management Professional", "PMP")
    capm = named("capm", "Certified Associate", "CAPM")
    steps = [
        Progression("capm", "pmp", ProgressionKind.WAIVES, "Training only.", GROUNDS),
        Progression("pmp", "ext:psm-ii", ProgressionKind.UNCONFIRMED, "", WEAK),
    ]
    ladder = progressions_of(here, [here, capm], steps, MARKS)

    (before,), (after,) = ladder.before, ladder.after
    assert (before.name, before.abbreviation, before.url) == (
        "Certified Associate",
        "CAPM",
        "/catalogue/capm/",
    )
    assert (before.kind, before.detail) == ("waives a requirement of this one", "Training only.")
    assert (after.name, after.url) == ("Professional Scrum Master II (PSM II)", "")
    assert (after.kind, after.flags) == ("This may lead to", ("low",))
    assert after.mark.source_name == "a forum post"
    assert [(near.name, near.issuer) for near in ladder.neighbours] == [("Certified Associate", "AIN")]


def test_what_leads_neither_here_nor_on_stands_beside() -> None:
    here = named("cspo", "Certified Scrum Product Owner", "CSPO")
    beside = [
        Progression("a-cspo", "cspo", ProgressionKind.RENEWS, "", GROUNDS),
        Progression("cspo", "ext:kmp", ProgressionKind.COMPLEMENTS, "", GROUNDS),
        Progression("cspo", "ext:p3o-practitioner", ProgressionKind.EQUIVALENT_LEVEL, "", GROUNDS),
    ]
    ladder = progressions_of(here, [here, named("a-cspo", "Advanced")], beside, MARKS)

    assert not ladder.before
    assert not ladder.after
    assert [(item.name, item.kind, item.is_start) for item in ladder.beside] == [
        ("Advanced", "renews this one", True),
        ("Kanban Management Professional (KMP)", "This complements", False),
        ("P3O Practitioner", "This is described as comparable to", False),
    ]


def test_what_a_weak_source_says_counts_is_not_said_to_count() -> None:
    here = named("pmp", "Project Management Professional", "PMP")
    steps = [
        Progression("ext:da-workshop", "pmp", ProgressionKind.COUNTS_TOWARD, "", GROUNDS),
        Progression("pmp", "ext:itil-5-advanced", ProgressionKind.COUNTS_TOWARD, "", WEAK),
    ]
    ladder = progressions_of(here, [here], steps, MARKS)
    (before,), (after,) = ladder.before, ladder.after

    assert (before.name, before.kind) == ("A Disciplined Agile workshop", "counts towards this one")
    assert (after.kind, after.name) == ("This may count towards", "other higher ITIL Version 5 certificates")


def test_step_is_stale_a_year_after_it_was_checked_or_collected() -> None:
    here = named("pmp", "Project Management Professional", "PMP")
    checked = replace(WEAK, verified_on=date(2027, 3, 1))
    steps = [
        Progression("pmp", "ext:a", ProgressionKind.WAIVES, "", GROUNDS),
        Progression("pmp", "ext:b", ProgressionKind.WAIVES, "", checked),
    ]
    collected_one, checked_one = progressions_of(here, [here], steps, MarkMaker(date(2027, 11, 23))).after

    assert (collected_one.flags, collected_one.mark.state) == (("stale",), "stale")
    assert (checked_one.flags, checked_one.mark.state) == (("low",), "checked")
    assert checked_one.mark.status == "checked 1 March 2027"
    assert (checked_one.mark.good_until, collected_one.mark.checked) == ("29 February 2028", "not yet")


def test_error_says_where_it_was_seen_and_what_corrects_it_with_dates() -> None:
    error = CommonError(
        "200 questions",
        "180 questions",
        (DatedAddress("https://www.example.com/a", ""),),
        (DatedAddress("https://example.org/b", "2026"),),
    )
    (view,) = error_views([error], (), ISSUER)

    assert [(link.name, link.date) for link in view.seen_at] == [("example.com/a", "undated")]
    assert [(link.name, link.date) for link in view.corrected_by] == [("example.org/b", "2026")]
    assert view.by == "Other sources say:"


def test_error_is_corrected_in_the_issuers_name_only_where_the_issuer_says_it() -> None:
    error = CommonError("200 questions", "180", (), (DatedAddress("https://www.pmi.org/exam", "2026"),))
    (view,) = error_views([error], (), ISSUER)

    assert view.by == "PMI says:"


def test_contradiction_keeps_its_statements_apart_and_its_provenance() -> None:
    (view,) = contradiction_views([Contradiction("exam fee", ("USD 675", "USD 405"), WEAK)], MARKS)

    assert (view.topic, view.claims, view.flags) == ("Exam fee", ("USD 675", "USD 405"), ("low",))
    assert view.mark.source_name == "a forum post"


def test_sources_stand_by_whose_word_they_are() -> None:
    sources = [
        ReadSource("", "a CV", None, SourceQuality.WEAK, ""),
        ReadSource("https://www.pmi.org/x", "", "2026-07", SourceQuality.OFFICIAL, "old"),
    ]

    assert [(view.name, view.date, view.note) for view in source_views(sources)] == [
        ("pmi.org/x", "July 2026", "old"),
        ("a CV", "undated", ""),
    ]


def test_progression_to_a_certification_that_is_not_published_is_left_out() -> None:
    here = named("pmp", "Project Management Professional", "PMP")
    steps = [
        Progression("pmp", "taken-offline", ProgressionKind.REQUIRED, "", GROUNDS),
        Progression("draft", "pmp", ProgressionKind.REQUIRED, "", GROUNDS),
        Progression("pmp", "ext:psm-ii", ProgressionKind.REQUIRED, "", GROUNDS),
    ]

    ladder = progressions_of(here, [here], steps, MARKS)

    assert [view.name for view in (*ladder.before, *ladder.after)] == [
        "Professional Scrum Master II (PSM II)"
    ]
