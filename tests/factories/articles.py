"""Published articles, comparisons of disciplines, pages about the site, corrections."""

from datetime import date
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from certifications.models import (
    ArticleIndexPage,
    ArticlePage,
    Correction,
    CorrectionsPage,
    Discipline,
    DisciplineComparisonPage,
    Writer,
)
from portal.home.models import HomePage, InformationPage
from tests.factories.pages import PARAGRAPH, PageType, add_published, make_home_page, make_term


def make_article_index(home: HomePage | None = None, **fields: Any) -> ArticleIndexPage:
    """The list of articles below the home page."""
    values: dict[str, Any] = {
        "title": "Articles",
        "slug": "articles",
        "introduction": "Plain answers.",
        **fields,
    }
    return _published(home or make_home_page(), ArticleIndexPage(**values))


def make_article(index: ArticleIndexPage, **fields: Any) -> ArticlePage:
    """An article at the end of the list."""
    values: dict[str, Any] = {
        "title": "Which one first?",
        "slug": f"article-{uuid4().hex[:8]}",
        "summary": "What to ask before the first exam.",
        "writer": make_writer(),
        "body": [("paragraph", PARAGRAPH)],
        **fields,
    }
    return _published(index, ArticlePage(**values))


def make_writer(name: str = "An editor", **fields: Any) -> Writer:
    """A live author; the one of that name, where there is one."""
    writer: Writer
    writer, _made = Writer.objects.get_or_create(name=name, defaults={"live": True, **fields})
    return writer


def make_comparison_page(home: HomePage | None = None, **fields: Any) -> DisciplineComparisonPage:
    """A comparison of work management and project management."""
    values: dict[str, Any] = {
        "title": "Two disciplines",
        "slug": "two-disciplines",
        "introduction": "Side by side.",
        "first": make_term(Discipline, "Work management"),
        "second": make_term(Discipline, "Project management"),
        "body": [("heading", {"text": "What it means"}), ("paragraph", PARAGRAPH)],
        "show_in_menus": True,
        **fields,
    }
    return _published(home or make_home_page(), DisciplineComparisonPage(**values))


def make_information_page(home: HomePage | None = None, **fields: Any) -> InformationPage:
    """A page about the site."""
    values: dict[str, Any] = {
        "title": "About this site",
        "slug": f"about-{uuid4().hex[:8]}",
        "summary": "Who runs it.",
        "body": [("paragraph", PARAGRAPH)],
        **fields,
    }
    return _published(home or make_home_page(), InformationPage(**values))


def make_corrections_page(home: HomePage | None = None, **fields: Any) -> CorrectionsPage:
    """The log of corrections below the home page."""
    values: dict[str, Any] = {
        "title": "Corrections",
        "slug": "corrections",
        "introduction": "The log.",
        **fields,
    }
    return _published(home or make_home_page(), CorrectionsPage(**values))


def make_correction(**fields: Any) -> Correction:
    """A corrected fact of a certification that need not exist any more."""
    values: dict[str, Any] = {
        "certification": uuid4(),
        "certification_name": "Project Management Professional",
        "key": "exam.questions",
        "old_value": "200",
        "new_value": "180",
        "source_url": "https://www.example.org/exams/pmp/",
        "corrected_on": date(2026, 11, 22),
        **fields,
    }
    return Correction.objects.create(**values)


def _published(parent: Page, page: PageType) -> PageType:
    published: PageType = type(page)._default_manager.get(pk=add_published(parent, page).pk)
    return published
