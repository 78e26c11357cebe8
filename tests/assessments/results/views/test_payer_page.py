"""The payer's page, as whoever has a link reads it, and as nobody else does."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.models import AssessmentVersion, Outcome, PayerLink
from assessments.results.services.make_payer_link import make_payer_link
from certifications.models import CertificationFact
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from portal.home.models import SiteSettings
from tests.factories.decisions import ASKS, OPEN, certified, decided, make_second_edition, rivals, serving
from tests.factories.pages import make_issuer
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

# With the catalogue and the advice read anew, and with both in the memory of the process.
MOST_STATEMENTS, MOST_STATEMENTS_WARM = 45, 20
MONTHS = {"education": "master", "months_projects_recent": 61, "training_hours": 43, "budget": "up_to_1000"}
AGO = timedelta(days=40)


@pytest.fixture
def version() -> AssessmentVersion:
    return make_second_edition()


@pytest.fixture
def catalogue() -> None:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    pgmp = certified("pgmp", OPEN, price="", discipline="Programme portfolio")
    serving((pmp, "established"), (prince2, "established"), (pgmp, "senior"))
    rivals(pmp, prince2)


def link_to(outcome: Outcome, name: str = "") -> str:
    token = make_payer_link(outcome, name=name, now=timezone.now())
    return reverse("assessments:payer_page", args=[token])


def read(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return unescape(" ".join(response.text.replace("\xa0", " ").split()))


@pytest.mark.usefixtures("catalogue")
def test_whoever_has_the_link_reads_it_without_an_account(learner: Actor, version: AssessmentVersion) -> None:
    text = read(link_to(decided(learner.person, version, answers=MONTHS)))

    assert "The person who sent you this answered “Find your path”" in text
    assert "“You lead projects for most of the year.”" in text
    assert "Project manager. Why pmp. Judgement by:" in text
    assert "USD 675" in text
    assert "Nothing for now" in text
    assert "PRINCE2" in text
    assert "What may come after" in text
    assert "https://www.example.org/exams/pmp/" in text


@pytest.mark.usefixtures("catalogue")
def test_it_says_neither_who_it_is_nor_what_else_was_answered(
    learner: Actor, version: AssessmentVersion
) -> None:
    outcome = decided(learner.person, version, answers=MONTHS)
    text = read(link_to(outcome))

    for secret in (
        learner.person.email,
        learner.person.get_full_name() or "–––",
        "master",
        "61",
        "43",
        "1000",
        "1,000",
        str(outcome.submission.public_id),
        "points attainable",
    ):
        assert secret not in text, secret


@pytest.mark.usefixtures("catalogue")
def test_name_that_was_typed_stands_on_it_as_text(learner: Actor, version: AssessmentVersion) -> None:
    outcome = decided(learner.person, version)

    assert "Ada O’Neil answered “Find your path”" in read(link_to(outcome, "Ada O’Neil"))
    assert "<b>Ada" not in Client().get(link_to(outcome, "<b>Ada")).text


@pytest.mark.usefixtures("catalogue")
def test_address_is_told_to_no_cache_no_search_engine_and_no_other_site(
    learner: Actor, version: AssessmentVersion
) -> None:
    address = link_to(decided(learner.person, version))

    for path in (address, reverse("assessments:payer_page", args=["never"])):
        response = Client().get(path)
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex">' in response.text
        assert not response.cookies


@pytest.mark.usefixtures("catalogue")
def test_link_that_ended_and_one_that_never_was_look_the_same(
    learner: Actor, version: AssessmentVersion
) -> None:
    outcome = decided(learner.person, version)
    late, ended = link_to(outcome), link_to(outcome)
    first, second = PayerLink.objects.order_by("pk")
    first.made_at, first.ends_at = timezone.now() - 2 * AGO, timezone.now() - timedelta(seconds=1)
    first.save()
    second.delete()
    never = reverse("assessments:payer_page", args=["x" * 43])

    pages = [Client().get(address) for address in (late, ended, never)]

    assert {page.status_code for page in pages} == {404}
    texts = {page.text for page in pages}
    assert len(texts) == 1
    assert "ask the person who sent it for a new link" in texts.pop()


@pytest.mark.usefixtures("catalogue")
def test_on_a_later_day_it_says_what_held_and_what_has_changed(
    learner: Actor, version: AssessmentVersion
) -> None:
    outcome = decided(learner.person, version, answers=MONTHS, now=timezone.now() - AGO)
    address = link_to(outcome)
    CertificationFact.objects.filter(key="fees.exam", value="USD 675").update(value="USD 700")
    forget_snapshot()

    text = read(address)

    assert "One thing has changed since then" in text
    assert "It cost USD 675 then; today it costs USD 700." in text
    assert "Open on " in text
    assert "Open now" not in text
    assert "The advice is of " in text


def test_own_offers_are_marked_wherever_they_stand(learner: Actor, version: AssessmentVersion) -> None:
    SiteSettings.objects.create(site=Site.objects.get(is_default_site=True), publisher="The Institute")
    own = make_issuer("The Institute", is_publisher=True)
    first = certified("wmp", OPEN, issuer=own)
    other = certified("cawm", OPEN, issuer=own)
    serving((first, "established"), (other, "established"))
    rivals(first, other)

    text = read(link_to(decided(learner.person, version, answers=MONTHS)))

    assert text.count("the publisher’s own offer") == 3
    assert "In your plan, the same rules apply to them as to all others." in text


@pytest.mark.usefixtures("catalogue")
def test_queries_do_not_grow_with_the_catalogue_or_the_advice(
    learner: Actor, version: AssessmentVersion
) -> None:
    address = link_to(decided(learner.person, version, answers=MONTHS, now=timezone.now() - AGO))
    made = iter(range(100))

    def make_more(count: int) -> None:
        for number in (next(made) for _one in range(count)):
            pages = [certified(f"more-{number}-{letter}", OPEN) for letter in "ab"]
            serving(*((page, "start") for page in pages), key=f"role-{number}")
            rivals(*pages)

    def show_anew() -> int:
        forget_certifications()
        forget_advice()
        forget_snapshot()
        return statements_of(lambda: read(address))

    make_more(2)
    show_anew()
    before = show_anew()
    make_more(2)

    assert show_anew() <= before <= MOST_STATEMENTS
    assert statements_of(lambda: read(address)) <= MOST_STATEMENTS_WARM


def statements_of(action: Callable[[], object]) -> int:
    """The statements of an action, but for the one that any page makes once a second."""
    with recorded_queries() as statements:
        action()
    return sum("operations_pagegeneration" not in statement for statement in statements)
