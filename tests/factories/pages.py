"""Published pages: home, catalogue, certifications with facts. Each is live by its one revision."""

from datetime import date
from itertools import count
from typing import Any, TypeVar
from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Page, Site
from wagtail.signals import page_published

from certifications.domain.fields import FIELDS
from certifications.domain.vocabulary import LEVELS
from certifications.models import (
    CataloguePage,
    CertificationCoverage,
    CertificationFact,
    CertificationPage,
    Discipline,
    FocusArea,
    Issuer,
    Level,
    Progression,
)
from certifications.models.taxonomy import Term
from portal.home.models import HomePage

PARAGRAPH = "<p>Some credentials certify projects, some the work between them.</p>"
COLLECTED_ON = date(2026, 11, 22)
# Facts stand in the order in which they are made, as the form and the import number them: rows without a
# number stand in any.
_PLACES = count()

PageType = TypeVar("PageType", bound=Page)
TermType = TypeVar("TermType", bound=Term)


def add_published(parent: Page, page: PageType) -> PageType:
    """Add a page below another, in the state in which publishing its first revision leaves it.

    Publishing reads the revision and saves, checks and indexes the page once more, which took a third of the
    time of all tests of pages.
    """
    parent.add_child(instance=page)
    revision = page.save_revision(changed=False, clean=False)
    page.live_revision = revision
    page.first_published_at = page.last_published_at = timezone.now()
    Page.objects.filter(pk=page.pk).update(
        live_revision=revision,
        first_published_at=page.first_published_at,
        last_published_at=page.last_published_at,
    )
    page_published.send(sender=type(page), instance=page, revision=revision)
    log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)
    return page


def prepare_site() -> None:
    """Publish the home page and the catalogue that every test finds; tests/conftest.py does so once."""
    make_catalogue_page(make_home_page())


def remove_site() -> None:
    """Leave Wagtail's welcome page alone in the tree, as the root of a site without a name."""
    home = HomePage.objects.get()
    welcome = Page.objects.get(depth=home.depth, content_type__model="page")
    Site.objects.update(root_page=welcome, site_name="")
    Site.clear_site_root_paths_cache()
    home.delete()


def make_home_page(**fields: Any) -> HomePage:
    """The home page, the root of the default site; one more takes its place when fields are given."""
    prepared: HomePage | None = HomePage.objects.first()
    if prepared is not None and not fields:
        return prepared
    values: dict[str, Any] = {
        "title": "Home",
        "slug": f"home-{uuid4().hex[:8]}",
        "question": "Which certification fits the work you do?",
        "introduction": "What certifications ask, cost and show, with the source of each fact.",
        "project_work": "<p>Work with a start and an end.</p>",
        "ongoing_work": "<p>Work that keeps coming.</p>",
        **fields,
    }
    page = add_published(Page.get_first_root_node(), HomePage(**values))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": page, "site_name": "Which Work"},
    )
    Site.clear_site_root_paths_cache()
    page.refresh_from_db()
    return page


def make_catalogue_page(home: HomePage | None = None, **fields: Any) -> CataloguePage:
    """The catalogue below the home page; below another home page, or with fields, one is made."""
    home = home or make_home_page()
    prepared: CataloguePage | None = CataloguePage.objects.child_of(home).first()
    if prepared is not None and not fields:
        return prepared
    values: dict[str, Any] = {
        "title": "Catalogue",
        "slug": "catalogue",
        "introduction": "Every certification that we have facts for.",
        **fields,
    }
    return add_published(home, CataloguePage(**values))


def make_certification(
    catalogue: CataloguePage,
    *,
    facts: tuple[CertificationFact, ...] = (),
    coverage: dict[str, str] | None = None,
    **fields: Any,
) -> CertificationPage:
    """A published certification below the catalogue.

    `issuer`, `discipline` and `level` may be rows or names; names are made when they do not exist.
    `coverage` maps names of focus areas to "none", "partial", "core" or "unknown".
    """
    page = CertificationPage(**certification_values(**fields))
    page.facts = list(facts)
    page.coverage = [
        CertificationCoverage(focus_area=make_term(FocusArea, name), coverage=value)
        for name, value in (coverage or {}).items()
    ]
    return add_published(catalogue, page)


def certification_values(**fields: Any) -> dict[str, Any]:
    """Values of all columns that a certification needs; its issuer and terms are made."""
    values: dict[str, Any] = {
        "title": "Project Management Professional",
        "slug": f"certification-{uuid4().hex[:8]}",
        "abbreviation": "PMP",
        "status": "active",
        "issuer": "Project Management Institute",
        "discipline": "Project management",
        "level": "Practitioner",
        "orientation": "discipline-based",
        "who_it_suits": "For people who lead projects.",
        "judgement_author": "An editor",
        "judgement_date": COLLECTED_ON,
        "judgement_basis": "The issuer’s outline of the exam.",
        "body": [("heading", {"text": "What it certifies"}), ("paragraph", PARAGRAPH)],
        **fields,
    }
    if isinstance(values["issuer"], str):
        values["issuer"] = make_issuer(values["issuer"])
    if isinstance(values["discipline"], str):
        values["discipline"] = make_term(Discipline, values["discipline"])
    if isinstance(values["level"], str):
        values["level"] = make_term(Level, values["level"])
    return values


def make_issuer(name: str = "Project Management Institute", **fields: Any) -> Issuer:
    """The issuer of a name, made when there is none."""
    issuer: Issuer = Issuer.objects.get_or_create(
        name=name, defaults={"key": slugify(name)[:60], "live": True, **fields}
    )[0]
    return issuer


def make_term(model: type[TermType], name: str, **fields: Any) -> TermType:
    """The entry of a list, made when there is none; its key is the slug of its name, a level's rank too."""
    key = slugify(name)[:60]
    ranked = {"rank": LEVELS.index(key)} if model is Level and key in LEVELS else {}
    term: TermType = model._default_manager.get_or_create(
        key=key, defaults={"name": name, "live": True, **ranked, **fields}
    )[0]
    return term


def fact_row(key: str = "exam.questions", value: str = "180", **fields: Any) -> CertificationFact:
    """A fact's row, not saved."""
    assert key.startswith("routes.") or key in FIELDS, key
    values: dict[str, Any] = {
        "source_url": "https://www.example.org/exams/pmp/",
        "source_date": "2026-07",
        "collected_on": COLLECTED_ON,
        "confidence": "high",
        "sort_order": next(_PLACES),
        **fields,
    }
    return CertificationFact(key=key, value=value, **values)


def make_progression(start: str, end: str, kind: str = "required", **fields: Any) -> Progression:
    """What holding one certification means for another, by slug."""
    values = {
        "source_url": "https://www.example.org/",
        "collected_on": COLLECTED_ON,
        "confidence": "high",
        "live": True,
    }
    return Progression.objects.create(start=start, end=end, kind=kind, **{**values, **fields})
