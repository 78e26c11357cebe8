"""What the demo publishes: an assessment, the texts of this folder, the fact base as the import makes it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from certifications.domain.fact_base.parser import parse_advice, parse_fact_base
from certifications.fact_base.services import import_fact_base
from certifications.models import (
    ArticleIndexPage,
    ArticlePage,
    ArticlePlace,
    CataloguePage,
    CertificationPage,
    CorrectionsPage,
    Discipline,
    DisciplineComparisonPage,
    Issuer,
    RelatedPage,
    Topic,
)
from portal.demo.assessment import load_assessment
from portal.demo.library import Library
from portal.demo.reference import answer_questions, publish_glossary, publish_writers
from portal.demo.search import publish_search_lists
from portal.demo.written import fields_of
from portal.editorial.snippets import ApprovedSnippet
from portal.home.models import HomePage, InformationPage, SiteSettings
from portal.search.services.rebuild_index import rebuild_index
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User

DATA = Path(__file__).parent / "data"
FACT_BASE, ADVICE = DATA / "certification-facts.yaml", DATA / "advice.yaml"
# How Wagtail's own first page, made by its migrations, is recognised.
WELCOME_TITLE = "Welcome to your new Wagtail site!"
# Nobody sees it in an address; “home” is that of the welcome page, which must stand until there is another.
HOME_SLUG = "front"
# Who runs the demo, as the fact base names them.
PUBLISHER = "Work Management Institute (WMI)"
# Key and name, in the order in which readers see them.
TOPICS = {
    "choosing": "Choosing",
    "cost": "Cost and renewal",
    "work-management": "Work management",
    "employers": "Jobs and employers",
}
COMPARED = ("work-management", "project-management")
# In the order in which one would read them.
ARTICLES = (
    "what-work-management-is",
    "tool-specific-or-discipline-based",
    "choosing-a-first-certification",
    "pmp-prince2-and-agile-in-plain-words",
    "what-it-costs-to-get-and-to-keep",
    "does-my-certificate-run-out",
    "what-an-employer-will-recognise",
    "when-both-fit-and-when-your-job-changes",
    "neither-yet",
    "work-management-certifications-what-we-could-verify",
    "from-projects-to-continuous-work",
)
ABOUT_BEFORE_CORRECTIONS = ("about", "how-we-check-facts")
ABOUT_AFTER_CORRECTIONS = ("contact", "privacy", "terms")

PageType = TypeVar("PageType", bound=Page)


@transaction.atomic
def load_content(author: User, publisher: User) -> bool:
    """Make the site's assessment and first pages. When there is a home page, all stays as editors left it.

    Returns whether it made them. Takes some seconds, most of them for the certifications.
    """
    if HomePage.objects.exists():
        return False
    load = ContentLoad(author, publisher)
    load_assessment(author, publisher, timezone.now())
    home = load.publish(Page.objects.get(depth=1), HomePage, "home", slug=HOME_SLUG)
    _make_root_of_default_site(home, load)
    _remove_welcome_page()
    load.publish(home, CataloguePage, "catalogue", show_in_menus=True)
    import_facts(load)
    first, second = (Discipline.objects.get(key=key) for key in COMPARED)
    load.publish(home, DisciplineComparisonPage, "comparison", first=first, second=second, show_in_menus=True)
    articles = load.publish(home, ArticleIndexPage, "articles-index", show_in_menus=True)
    publish_articles(load, articles)
    load.publish_about(home, ABOUT_BEFORE_CORRECTIONS)
    load.publish(home, CorrectionsPage, "corrections")
    load.publish_about(home, ABOUT_AFTER_CORRECTIONS)
    publish_search_lists(load.approve)
    page_cache.purge()
    rebuild_index(page_cache.generation(), site_date(), wait=True)
    return True


class ContentLoad:
    """Publishes as two people do: a draft by an editor, its revision put live by a moderator."""

    def __init__(self, author: User, publisher: User) -> None:
        self.author = author
        self.publisher = publisher
        self.library = Library(author)

    def publish(self, parent: Page, model: type[PageType], text: str, **fields: Any) -> PageType:
        """Publish texts/TEXT.yaml below a page; `fields` come before what it says.

        Raises:
            django.core.exceptions.ValidationError: the text does not fit the page's fields.
        """
        columns = {field.name for field in model._meta.get_fields()}
        written = {name: value for name, value in self.written(text).items() if name in columns}
        page = model(**{"owner": self.author, "live": False, **written, **fields})
        parent.add_child(instance=page)
        self.approve(page)
        published: PageType = model._default_manager.get(pk=page.pk)
        return published

    def written(self, text: str) -> dict[str, Any]:
        """What texts/TEXT.yaml says, with what it names."""
        return fields_of(text, self.library)

    def approve(self, draft: Page | ApprovedSnippet) -> None:
        """Put live what a page or a row of a list says now."""
        # Approval stands for the permission that nobody holds; see docs/decisions.
        draft.save_revision(user=self.author, log_action=True).publish(
            user=self.publisher, skip_permission_checks=True
        )

    def publish_about(self, home: HomePage, names: Iterable[str]) -> None:
        """Publish pages about the site."""
        for name in names:
            self.publish(home, InformationPage, name)


def publish_articles(load: ContentLoad, index: ArticleIndexPage) -> None:
    """Publish the articles with their authors, topics and neighbours, then their order."""
    publish_glossary(load)
    answer_questions(load)
    writers = publish_writers(load)
    topics = {
        key: Topic(key=key, name=name, sort_order=number) for number, (key, name) in enumerate(TOPICS.items())
    }
    for row in topics.values():
        row.save()
        load.approve(row)
    pages = {}
    for name in ARTICLES:
        told = load.written(f"articles/{name}")
        pages[name] = load.publish(
            index,
            ArticlePage,
            f"articles/{name}",
            writer=writers[told["writer"]],
            topics=[topics[key] for key in told["topics"]],
            social_picture=load.library.drawing(told["picture"]) if "picture" in told else None,
        )
    for name, page in pages.items():
        relate(load, page, pages, load.written(f"articles/{name}")["read_next"])
    index.places = [
        ArticlePlace(article=page, sort_order=number) for number, page in enumerate(pages.values())
    ]
    load.approve(index)


def relate(
    load: ContentLoad, page: ArticlePage, articles: Mapping[str, ArticlePage], names: list[str]
) -> None:
    """Name what to read after an article: other articles, or certifications by slug."""
    page.related = [
        RelatedPage(article=articles[name], sort_order=number)
        if name in articles
        else RelatedPage(certification=CertificationPage.objects.get(slug=name), sort_order=number)
        for number, name in enumerate(names)
    ]
    load.approve(page)


def import_facts(load: ContentLoad) -> None:
    """Import the fact base with its advice, and mark the publisher's own offers."""
    base, advice = (yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in (FACT_BASE, ADVICE))
    import_fact_base(parse_fact_base(base), parse_advice(advice))
    issuer = Issuer.objects.get(name=PUBLISHER)
    issuer.is_publisher = True
    load.approve(issuer)


def _make_root_of_default_site(home: HomePage, load: ContentLoad) -> None:
    site, _created = Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "site_name": "Learning portal", "root_page": home},
    )
    settings, _created = SiteSettings.objects.get_or_create(site=site)
    settings.publisher = "Work Management Institute"
    settings.publisher_interest = (
        "The Work Management Institute offers two certifications in this field, CAWM and WMP. "
        "They are marked as its own wherever they appear."
    )
    load.approve(settings)


def _remove_welcome_page() -> None:
    """Wagtail's first page, unless somebody has made it theirs."""
    welcome = Page.objects.filter(depth=2, title=WELCOME_TITLE, numchild=0, sites_rooted_here=None).first()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()
