"""Orders of the catalogue's list, and the families that its facets belong to."""

import pytest

from certifications.domain.catalogue_entries import FAMILIES, CatalogueEntry, Sort, catalogue_entry
from certifications.domain.catalogue_filter import CatalogueFilter, select
from certifications.domain.certification import Certification, Term
from certifications.domain.facets.declaration import Facet
from tests.factories.facts import COLLECTED_ON, make_certification_value, make_facts

ENTRY, ADVANCED = Term("entry", "Entry", 0), Term("advanced", "Advanced", 2)


def entries(*certifications: Certification) -> list[CatalogueEntry]:
    return [catalogue_entry(item, COLLECTED_ON) for item in certifications]


def test_list_is_by_name_whatever_its_case_or_by_level_then_name() -> None:
    catalogue = entries(
        *(
            make_certification_value(slug=title, title=title, level=level)
            for title, level in (("beta", ADVANCED), ("Älpha", ADVANCED), ("gamma", ENTRY))
        )
    )

    assert [item.title for item in select(catalogue, CatalogueFilter())] == ["Älpha", "beta", "gamma"]
    by_level = select(catalogue, CatalogueFilter(sort=Sort.LEVEL))
    assert [item.title for item in by_level] == ["gamma", "Älpha", "beta"]


@pytest.mark.parametrize("sort", [Sort.PRICE, Sort.EXPERIENCE, Sort.TRAINING, Sort.VALID, Sort.CHECKED])
def test_what_is_unknown_comes_last_in_every_order(sort: Sort) -> None:
    known = make_certification_value(
        slug="z",
        title="Z",
        facts=make_facts(
            fees__exam="USD 900",
            routes__1__experience_months="96",
            routes__1__training_hours="200",
            renewal__cycle_years="1",
        ),
    )
    unknown = make_certification_value(slug="a", title="A")

    found = select(entries(unknown, known), CatalogueFilter(sort=sort))
    assert [item.slug for item in found] == ["z", "a"]


def test_longest_validity_and_least_price_come_first() -> None:
    catalogue = entries(
        make_certification_value(slug="a", facts=make_facts(renewal__cycle_years="2", fees__exam="USD 300")),
        make_certification_value(slug="b", facts=make_facts(renewal__units="lifetime", fees__exam="USD 200")),
    )

    for sort in (Sort.VALID, Sort.PRICE):
        assert [item.slug for item in select(catalogue, CatalogueFilter(sort=sort))] == ["b", "a"]


def test_every_facet_belongs_to_one_family() -> None:
    facets = [facet for family in FAMILIES for facet in family.facets]

    assert sorted(facets) == sorted(Facet)
