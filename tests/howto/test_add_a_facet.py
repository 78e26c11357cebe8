"""docs/howto/add-a-facet.md, followed once: the catalogue filtered by status."""

from tests.howto.conftest import Scratch

PROGRAM = """
from certifications.catalogue.presenters.facets import filter_view
from certifications.domain.catalogue_filter import Facet, options_of, read_filter, select
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
catalogue = (first, replace(first, slug="second", title="Second", status=Status.ANNOUNCED))
options = options_of(catalogue)
read = read_filter({"status": [Status.ANNOUNCED.value]}, options)
view = filter_view(read, options, catalogue, "/catalogue/")
print([item.slug for item in select(catalogue, read.filter)])
print([box.count for facet in view.facets if facet.label == "State" for box in facet.options])
print([chip.label == f"State: {Status.ANNOUNCED.value}" for chip in view.chips])
"""


def test_facet_added_by_the_recipe_filters_the_catalogue_and_is_shown(scratch: Scratch) -> None:
    domain = "certifications/domain/catalogue_filter.py"
    scratch.edit(domain, '    ISSUER = "issuer"\n', '    ISSUER = "issuer"\n    STATUS = "status"\n')
    scratch.edit(
        domain,
        "    Facet.ISSUER: _issuer,\n",
        "    Facet.ISSUER: _issuer,\n"
        "    Facet.STATUS: lambda item: (FacetOption(item.status.value, item.status.value),),\n",
    )
    scratch.edit(
        "certifications/catalogue/presenters/facets.py",
        '    Facet.ISSUER: gettext_lazy("Issuer"),\n',
        '    Facet.ISSUER: gettext_lazy("Issuer"),\n    Facet.STATUS: gettext_lazy("State"),\n',
    )

    assert scratch.run(PROGRAM) == [
        "['second']",
        "[1, 1]",
        "[True]",
    ]
