"""Published pages: home, catalogue, certifications with facts. Made as an editor would, by a revision."""

from datetime import date
from typing import Any
from uuid import uuid4

from wagtail.models import Page, Site

from certifications.models import CataloguePage, CertificationFact, CertificationPage
from portal.home.models import HomePage

PARAGRAPH = "<p>Some credentials certify projects, some the work between them.</p>"


def make_home_page(**fields: Any) -> HomePage:
    """The home page as the root of the default site, instead of Wagtail's welcome page."""
    values: dict[str, Any] = {
        "title": "Home",
        "slug": f"home-{uuid4().hex[:8]}",
        "question": "Which certification fits the work you do?",
        "introduction": "What certifications ask, cost and show, with the source of each fact.",
        "project_work": "<p>Work with a start and an end.</p>",
        "ongoing_work": "<p>Work that keeps coming.</p>",
        **fields,
    }
    page = HomePage(**values)
    Page.get_first_root_node().add_child(instance=page)
    page.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": page, "site_name": "Which Work"},
    )
    Site.clear_site_root_paths_cache()
    page.refresh_from_db()
    return page


def make_catalogue_page(home: HomePage | None = None, **fields: Any) -> CataloguePage:
    """The catalogue below the home page."""
    values: dict[str, Any] = {
        "title": "Catalogue",
        "slug": "catalogue",
        "introduction": "Every certification that we have facts for.",
        **fields,
    }
    page = CataloguePage(**values)
    (home or make_home_page()).add_child(instance=page)
    page.save_revision().publish()
    return page


def make_certification_page(
    catalogue: CataloguePage, *, facts: tuple[CertificationFact, ...] = (), **fields: Any
) -> CertificationPage:
    """A certification below the catalogue."""
    values: dict[str, Any] = {
        "title": "Project Management Professional",
        "slug": f"certification-{uuid4().hex[:8]}",
        "abbreviation": "PMP",
        "issuer": "Project Management Institute",
        "summary": "For people who lead projects.",
        "body": [("heading", {"text": "What it certifies"}), ("paragraph", PARAGRAPH)],
        **fields,
    }
    page = CertificationPage(**values)
    page.facts = list(facts)
    catalogue.add_child(instance=page)
    page.save_revision().publish()
    return page


def fact_row(**fields: Any) -> CertificationFact:
    """A fact's row, not saved."""
    values: dict[str, Any] = {
        "key": "exam-questions",
        "kind": "exam",
        "label": "Questions",
        "value": "180",
        "unit": "questions",
        "source_url": "https://www.example.org/exams/pmp/",
        "source_date": "2026-07",
        "collected_on": date(2026, 11, 22),
        "verified_on": None,
        "confidence": "high",
        **fields,
    }
    return CertificationFact(**values)
