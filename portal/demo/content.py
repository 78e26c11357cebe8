"""The pages of the demo. The fact is a real one with its source; the sentences are ours."""

from datetime import date

from django.db import transaction
from wagtail.models import Page, Site

from certifications.domain.facts import Confidence, FactKind
from certifications.models import CataloguePage, CertificationFact, CertificationPage
from portal.home.models import HomePage, SiteSettings
from portal.users.models import User

# How Wagtail's own first page, made by its migrations, is recognised.
WELCOME_TITLE = "Welcome to your new Wagtail site!"


@transaction.atomic
def load_content(author: User, publisher: User) -> bool:
    """Make the site's first pages. Does nothing when there is a home page, so editors' changes stay.

    Returns whether it made them.
    """
    if HomePage.objects.exists():
        return False
    home = _publish_below(Page.objects.get(depth=1), _home_page(), author, publisher)
    _make_root_of_default_site(home)
    _remove_welcome_page()
    catalogue = _publish_below(home, _catalogue_page(), author, publisher)
    _publish_below(catalogue, _pmp_page(), author, publisher)
    return True


def _publish_below(parent: Page, page: Page, author: User, publisher: User) -> Page:
    """Add as a draft, then publish its first revision, as an editor and a moderator do."""
    page.live = False
    page.owner = author
    parent.add_child(instance=page)
    page.save_revision(user=author).publish(user=publisher)
    return page.specific_class.objects.get(pk=page.pk)


def _make_root_of_default_site(home: Page) -> None:
    site, _created = Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "site_name": "Learning portal", "root_page": home},
    )
    settings = SiteSettings.for_site(site)
    settings.publisher = "Work Management Institute"
    settings.publisher_interest = (
        "The Work Management Institute offers two certifications in this field, CAWM and WMP. "
        "They are marked as its own wherever they appear."
    )
    settings.save()


def _remove_welcome_page() -> None:
    """Wagtail's first page, unless somebody has made it theirs."""
    welcome = Page.objects.filter(depth=2, title=WELCOME_TITLE, numchild=0, sites_rooted_here=None).first()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()


def _home_page() -> HomePage:
    return HomePage(
        title="Which certification fits your work?",
        slug="front",
        question="Project management, work management, both, or neither yet?",
        introduction=(
            "Most certifications certify project work: something with a start and an end. Much of what "
            "organisations do never ends. This site compares both kinds, says where each fact comes from, "
            "and helps you find the path that fits the work you actually do."
        ),
        project_work=(
            "<p>Temporary, with a goal, a budget and a last day.</p>"
            "<ul><li>A new building, a product launch, a move to another system</li>"
            "<li>A team that forms for it and parts afterwards</li></ul>"
        ),
        ongoing_work=(
            "<p>Work that comes back every day, week or month, and work that arrives unasked.</p>"
            "<ul><li>Operations, recurring workflows, requests from other teams</li>"
            "<li>A team that stays, and priorities that move</li></ul>"
        ),
    )


def _catalogue_page() -> CataloguePage:
    return CataloguePage(
        title="Certifications",
        slug="certifications",
        show_in_menus=True,
        introduction=(
            "Every certification with its facts. Each fact names its source, and the day it was collected "
            "or checked."
        ),
    )


def _pmp_page() -> CertificationPage:
    page = CertificationPage(
        title="Project Management Professional",
        slug="project-management-professional",
        abbreviation="PMP",
        issuer="Project Management Institute",
        summary="For people who have led projects for some years and want that experience recognised.",
    )
    page.facts = [
        CertificationFact(
            sort_order=0,
            key="exam-questions",
            kind=FactKind.EXAM.value,
            label="Questions in the exam",
            value="180",
            unit="questions",
            source_url="https://www.patonconsulting.org/pmp-exam-questions",
            source_date="2026",
            collected_on=date(2026, 11, 22),
            confidence=Confidence.MEDIUM.value,
        )
    ]
    return page
