"""Who gets what at the addresses of comparisons, maps and readers' reports; part of url_table.py."""

from django.urls import reverse

from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.invariants.url_entries import PathOf, anyone
from tests.support.matrix import Cast, Entry, Table


def fact_page(name: str) -> PathOf:
    """A page about one published fact."""

    def path(_cast: Cast) -> str:
        page = make_certification(make_catalogue_page(), facts=(fact_row(),))
        return reverse(f"certifications:{name}", args=[page.translation_key, "exam.questions"])

    return path


def certification_page(_cast: Cast) -> str:
    """The page on which a reader chooses what to report of a certification."""
    page = make_certification(make_catalogue_page())
    return reverse("certifications:report_problem", args=[page.translation_key])


def dead_link(_cast: Cast) -> str:
    """The form for a dead link of a certification's page."""
    page = make_certification(make_catalogue_page())
    return reverse("certifications:report_subject", args=[page.translation_key, "link", "link"])


def facts_file(_cast: Cast) -> str:
    """A table of the open data."""
    make_catalogue_page()
    return reverse("certifications:open_data_file", args=["facts.csv"])


def credential(_cast: Cast) -> str:
    """A certification as linked data."""
    page = make_certification(make_catalogue_page())
    return reverse("certifications:credential_file", args=[page.slug])


CATALOGUE: Table = {
    "certifications:report_problem": (*anyone(404, 405), Entry(get=200, post=405, path=certification_page)),
    "certifications:report_subject": (*anyone(404, 404), Entry(get=200, post=200, path=dead_link)),
    "certifications:report_certification": anyone(200, 200),
    "certifications:report_received": anyone(200, 405),
    "certifications:report_error": (
        *anyone(404, 404),
        Entry(get=200, post=200, path=fact_page("report_error")),
    ),
    "certifications:report_thanks": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=fact_page("report_thanks")),
    ),
    # a message that is none is refused, whoever sends it
    "certifications:mcp": anyone(405, 415),
    "certifications:compare": anyone(200, 405),
    # without two certifications there is nothing to show
    "certifications:compare_embed": anyone(404, 405),
    "certifications:oembed": anyone(400, 405),
    "certifications:compare_roles": anyone(200, 405),
    # without two certifications it leads to where they are chosen
    "certifications:compare_file": anyone("away", 405),
    "certifications:field_map": anyone(200, 405),
    "certifications:field_map_embed": anyone(200, 405),
    "certifications:field_map_drawing": anyone(200, 405),
    "certifications:coverage": anyone(200, 405),
    "certifications:costs": anyone(200, 405),
    "certifications:open_data": anyone(200, 405),
    "certifications:open_data_file": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=facts_file),
    ),
    "certifications:credential_file": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=credential),
    ),
}
