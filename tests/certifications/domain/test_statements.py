"""Names of what is not in the catalogue, and neighbours."""

from dataclasses import replace

from certifications.domain.certification import Term
from certifications.domain.statements import (
    MOST_NEIGHBOURS,
    CertificationName,
    external_name,
    neighbours_of,
)

ENTRY, ADVANCED = Term("entry", "Entry", 0), Term("advanced", "Advanced", 2)


def named(slug: str, level: Term = ENTRY, discipline: str = "project") -> CertificationName:
    return CertificationName(slug, slug.upper(), "", f"/{slug}/", "An issuer", discipline, level)


def test_known_ends_outside_the_catalogue_have_their_names_and_others_their_key() -> None:
    assert external_name("ext:psm-ii") == "Professional Scrum Master II (PSM II)"
    assert external_name("dassm") == "Disciplined Agile Senior Scrum Master (DASSM)"
    assert external_name("ext:some-other-course") == "Some other course"


def test_neighbours_are_of_the_same_discipline_and_the_nearest_level_first() -> None:
    names = [named("c", ADVANCED), named("b"), named("a"), named("z", discipline="risk"), named("here")]

    found = neighbours_of(named("here"), names)

    assert [name.slug for name in found] == ["a", "b", "c"]


def test_neighbours_are_also_those_that_fit_a_discipline_beside_their_own() -> None:
    here, pure = named("cawm", discipline="work"), named("wmp", discipline="work")
    guest = replace(named("kmp-i", discipline="agile"), also_fits=("work",))

    assert neighbours_of(here, [here, pure, guest]) == (guest, pure)
    assert neighbours_of(guest, [here, pure, guest]) == (here, pure)


def test_neighbours_are_few() -> None:
    names = [named(f"n{number}") for number in range(20)]

    assert len(neighbours_of(named("here"), names)) == MOST_NEIGHBOURS
