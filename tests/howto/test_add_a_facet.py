"""docs/howto/add-a-facet.md, followed once: the catalogue filtered by status."""

from tests.howto.conftest import Scratch

PROGRAM = """
from certifications.catalogue.presenters.facets import filter_view
from certifications.catalogue.queries import FilteredCatalogue
from certifications.domain.catalogue_entries import catalogue_entry
from certifications.domain.catalogue_filter import options_of, read_filter, select
from certifications.domain.facets.declaration import PriceBasis
from dataclasses import replace
from datetime import date
from certifications.domain.certification import Certification, Issuer, Judgement, Term
from certifications.domain.vocabulary import Orientation, Status

first = Certification(
    slug="first", title="First", abbreviation="", url="", issuer=Issuer("pmi", "PMI", "", False),
    status=Status.ACTIVE, orientation=Orientation.DISCIPLINE, discipline=Term("work", "Work"), also_fits=(),
    level=Term("entry", "Entry"), who_it_suits="", judgement=Judgement("", date(2026, 1, 1), ""), coverage=(),
    facts=(),
)
known = (first, replace(first, slug="second", title="Second", status=Status.ANNOUNCED))
entries = tuple(catalogue_entry(item, date(2026, 1, 1)) for item in known)
options = options_of(entries)
read = read_filter({"status": [Status.ANNOUNCED.value]}, options)
view = filter_view(read, FilteredCatalogue(known, (), PriceBasis(), entries, options, ()), "/catalogue/")
boxes = [facet for group in view.groups for facet in group.facets if facet.label == "State"]
print([item.slug for item in select(entries, read.filter)])
print([(box.label, box.count) for facet in boxes for box in facet.options])
print([chip.label for chip in view.chips])
"""


def test_facet_added_by_the_recipe_filters_the_catalogue_and_is_shown(scratch: Scratch) -> None:
    scratch.edit(
        "certifications/domain/facets/declaration.py",
        '    CHECKED = "checked"\n',
        '    CHECKED = "checked"\n    STATUS = "status"\n',
    )
    scratch.edit(
        "certifications/domain/facets/offer.py",
        "    alone(Facet.BOOKABLE, bookable_options),\n",
        "    alone(Facet.BOOKABLE, bookable_options),\n"
        "    alone(Facet.STATUS, lambda item: listed(tuple(Status), item.certification.status.value)),\n",
    )
    labels = "certifications/catalogue/presenters/labels.py"
    scratch.edit(
        labels,
        '    Facet.ISSUER: gettext_lazy("Issuer"),\n',
        '    Facet.ISSUER: gettext_lazy("Issuer"),\n    Facet.STATUS: gettext_lazy("State"),\n',
    )
    scratch.edit(
        labels,
        '    Facet.EXAM: {"yes"',
        "    Facet.STATUS: {\n"
        '        "active": gettext_lazy("On offer"),\n'
        '        "announced-or-early": gettext_lazy("Announced"),\n'
        "    },\n"
        '    Facet.EXAM: {"yes"',
    )
    scratch.edit(
        "certifications/catalogue/presenters/facets.py",
        "Facet.REGION: True, Facet.BOOKABLE: True}",
        "Facet.REGION: True, Facet.BOOKABLE: True, Facet.STATUS: True}",
    )

    assert scratch.run(PROGRAM) == [
        "['second']",
        "[('On offer', 1), ('Announced', 1)]",
        "['State: Announced']",
    ]
