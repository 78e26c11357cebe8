"""Which certifications an address names."""

from certifications.domain.chosen import MOST, chosen_of, chosen_slugs
from certifications.domain.names import spoken_name
from tests.factories.facts import make_certification_value

KNOWN = tuple(
    make_certification_value(slug=slug, abbreviation=abbreviation, title=title)
    for slug, abbreviation, title in (
        ("pmp", "PMP", "Project Management Professional"),
        ("capm", "CAPM", "Certified Associate in Project Management"),
        ("csm", "CSM", "Certified ScrumMaster"),
        ("psm-i", "PSM I", "Professional Scrum Master I"),
        ("pgmp", "PgMP", "Program Management Professional"),
    )
)


def test_slugs_are_taken_once_in_their_order() -> None:
    assert chosen_slugs(["csm", " pmp ", "", "csm"]) == ("csm", "pmp")


def test_unknown_name_is_kept_as_it_was_typed_and_once() -> None:
    assert chosen_of(["Nothing", "nothing"], KNOWN).unknown == ("Nothing",)


def test_titles_and_abbreviations_name_a_certification_too() -> None:
    chosen = chosen_of(["Certified ScrumMaster", "psm i", "pmp", "PMP"], KNOWN)

    assert [one.slug for one in chosen.compared] == ["csm", "psm-i", "pmp"]
    assert chosen.is_comparison


def test_what_is_beyond_four_or_unknown_is_kept_apart_and_not_lost() -> None:
    chosen = chosen_of([*(one.slug for one in KNOWN), "nothing"], KNOWN)

    assert len(chosen.compared) == MOST
    assert [one.slug for one in chosen.too_many] == ["pgmp"]
    assert chosen.unknown == ("nothing",)


def test_one_alone_is_no_comparison() -> None:
    assert not chosen_of(["pmp"], KNOWN).is_comparison


def test_last_letter_of_an_abbreviation_is_said_as_the_last_word_of_the_title() -> None:
    title = "PRINCE2 Project Management Practitioner (Version 7)"
    assert spoken_name("PRINCE2 P", title) == "PRINCE2 Practitioner"
    assert spoken_name("PSM I", "Professional Scrum Master I") == "PSM I"
    assert spoken_name("", "Certified Manager") == "Certified Manager"
