"""Who gets what of the catalogue at the addresses of the API; part of url_table.py."""

from django.urls import reverse

from certifications.models import DisciplineComparisonPage
from tests.factories.pages import (
    add_published,
    certification_values,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
)
from tests.invariants.url_entries import PathOf, anyone
from tests.support.matrix import Cast, Entry, Table


def of_certification(name: str, *more: str) -> PathOf:
    """An address of one published certification."""

    def path(_cast: Cast) -> str:
        page = make_certification(make_catalogue_page(), facts=(fact_row(),))
        return reverse(f"api:certifications-{name}", args=[page.slug, *more])

    return path


def of_entry(name: str, key: str) -> PathOf:
    """An address of an entry of a list, which a certification is in."""

    def path(_cast: Cast) -> str:
        make_certification(make_catalogue_page())
        return reverse(f"api:{name}-detail", args=[key])

    return path


def comparison(_cast: Cast) -> str:
    """A comparison of two certifications."""
    pages = [make_certification(make_catalogue_page(), title=title, abbreviation="") for title in ("A", "B")]
    return reverse("api:comparisons-list") + "?" + "&".join(f"c={page.slug}" for page in pages)


def discipline_comparison(_cast: Cast) -> str:
    """A published comparison of two disciplines."""
    first, second = (
        certification_values(discipline=name)["discipline"] for name in ("Risk", "Change management")
    )
    page = DisciplineComparisonPage(
        title="Two", slug="two-disciplines", introduction="Two.", first=first, second=second
    )
    add_published(make_home_page(), page)
    return reverse("api:discipline-comparisons-detail", args=[page.translation_key])


API_CATALOGUE: Table = {
    "api:certifications-list": anyone(200, 405),
    # what is not published or not there is not found, and takes no POST either
    **{
        f"api:certifications-{name}": (
            *anyone(404, 405),
            Entry(get=200, post=405, path=of_certification(name, *more)),
        )
        for name, *more in (
            ("detail",),
            ("facts",),
            ("fact", "exam.questions"),
            ("progressions",),
            ("alternatives",),
        )
    },
    "api:facets-list": anyone(200, 405),
    "api:issuers-list": anyone(200, 405),
    "api:disciplines-list": anyone(200, 405),
    "api:levels-list": anyone(200, 405),
    "api:focus-areas-list": anyone(200, 405),
    "api:role-families-list": anyone(200, 405),
    **{
        f"api:{name}-detail": (*anyone(404, 405), Entry(get=200, post=405, path=of_entry(name, key)))
        for name, key in (
            ("issuers", "project-management-institute"),
            ("disciplines", "project-management"),
            ("levels", "practitioner"),
        )
    },
    "api:focus-areas-detail": anyone(404, 405),
    "api:role-families-detail": anyone(404, 405),
    "api:progressions-list": anyone(200, 405),
    # without two certifications there is nothing to compare
    "api:comparisons-list": (*anyone(400, 405), Entry(get=200, post=405, path=comparison)),
    "api:discipline-comparisons-list": anyone(200, 405),
    "api:discipline-comparisons-detail": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=discipline_comparison),
    ),
}
