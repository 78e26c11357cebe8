"""The page of an outcome of engine 3: what to do first, and what has changed since."""

import re
from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.models import AssessmentVersion, Outcome
from assessments.wording.texts import Wording
from certifications.models import CertificationFact, RoleService
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from tests.builders.decisions import NEITHER, ONGOING_WORK, second_edition
from tests.factories.decisions import (
    ASKS,
    OPEN,
    certified,
    decided,
    make_second_edition,
    rivals,
    serving,
    tool,
)
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

MOST_WORDS = 350
# With the catalogue and the advice read anew, and with both in the memory of the process.
MOST_STATEMENTS, MOST_STATEMENTS_WARM = 45, 20
MONTHS = {"education": "bachelor", "months_projects_recent": 60, "training_hours": 40}


@pytest.fixture
def version() -> AssessmentVersion:
    return make_second_edition()


@pytest.fixture
def catalogue() -> None:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    pgmp = certified("pgmp", OPEN, price="", discipline="Programme portfolio")
    serving((pmp, "established"), (prince2, "established"), (pgmp, "senior"))
    rivals(pmp, prince2)


def shown(actor: Actor, outcome: Outcome) -> str:
    address = reverse("assessments:result", args=[outcome.submission.public_id])
    response = actor.client.get(address)
    assert response.status_code == 200
    return " ".join(response.text.replace("\xa0", " ").split())


class _Visible(HTMLParser):
    """The words of a result that stand open: neither in a disclosure nor for screen readers alone."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0
        self._inside = 0
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self._inside += 1
        if tag in {"input", "link", "meta", "br", "img", "rect", "path", "circle"}:
            return
        hides = tag in {"details", "title", "desc"} or "visually-hidden" in (given.get("class") or "")
        self._open.append(hides)
        self._hidden += hides

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside -= 1
        if tag in {"rect", "path", "circle"}:
            return
        if self._open:
            self._hidden -= self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.words += data.split()


def open_words(page: str) -> list[str]:
    reader = _Visible()
    reader.feed(page)
    return reader.words


@pytest.mark.usefixtures("catalogue")
def test_first_certification_stands_with_its_reason_cost_and_alternative(
    learner: Actor, version: AssessmentVersion
) -> None:
    text = shown(learner, decided(learner.person, version, answers=MONTHS))

    first = text[text.index('id="first"') : text.index('class="pick__instead"')]
    assert 'href="/catalogue/pmp/"' in first
    assert "Open to you now" in first
    assert "Project manager. Why pmp." in first
    assert "USD 675" in first
    beside = text[text.index('class="pick__instead"') :]
    assert "Better if you like prince2." in beside
    assert beside.index("Which one?") < beside.index('href="/catalogue/prince2/"')


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("answers", [MONTHS, {}, NEITHER, {"purpose": "move_project"}, ONGOING_WORK])
def test_few_words_stand_open(learner: Actor, version: AssessmentVersion, answers: dict[str, object]) -> None:
    words = open_words(shown(learner, decided(learner.person, version, answers=answers)))

    assert 30 < len(words) <= MOST_WORDS


@pytest.mark.usefixtures("catalogue")
def test_skipped_question_never_drops_a_certification_and_is_named(
    learner: Actor, version: AssessmentVersion
) -> None:
    skipped = {key: value for key, value in MONTHS.items() if key != "months_projects_recent"}
    text = shown(learner, decided(learner.person, version, answers=skipped))

    assert 'href="/catalogue/pmp/"' in text
    question = Wording(second_edition()).question("months_projects_recent")
    assert "Needs your answer" in text
    assert f"You have not answered “{question}”" in text


def test_what_asks_for_no_experience_is_never_said_to_be_unknown(
    learner: Actor, version: AssessmentVersion
) -> None:
    silent = {key: value for key, value in OPEN.items() if key != "routes.1.training_hours"}
    serving((certified("itil", silent), "established"))
    text = shown(learner, decided(learner.person, version, answers=MONTHS))

    assert "Looks open to you" in text
    assert "We found no rule on hours of training." in text
    assert "Check with the issuer: we don’t know whether you" not in text


def test_rivals_are_never_steps_of_one_plan(learner: Actor, version: AssessmentVersion) -> None:
    pages = [certified(slug, OPEN) for slug in ("pmp", "prince2", "ipma")]
    serving(*((page, "established") for page in pages), *((page, "senior") for page in pages))
    rivals(*pages)
    text = shown(learner, decided(learner.person, version, answers=MONTHS))

    assert 'class="rung"' not in text
    assert text.count('<li> <h4 class="instead__name">') == 2


@pytest.mark.usefixtures("catalogue")
def test_old_result_says_what_held_then_and_what_has_changed(
    learner: Actor, version: AssessmentVersion
) -> None:
    outcome = decided(learner.person, version, answers=MONTHS, now=timezone.now() - timedelta(days=40))
    unchanged = shown(learner, outcome)
    facts = CertificationFact.objects.filter(page__slug="pmp")
    facts.filter(key="fees.exam").update(value="USD 700")
    facts.filter(key="routes.1.training_hours").update(value="135")
    forget_snapshot()
    text = shown(learner, outcome)

    assert "Nothing in it has changed since." in unchanged
    for page in (unchanged, text):
        assert "Open to you now" not in page
        assert re.search(r"Open to you on \d+ \w+ 202\d", page)
    assert "It cost USD 675 then. Today it costs USD 700." in text
    assert "Today, with the same answers: Not yet" in text
    assert "2 things have changed since. We mark them below." in text


@pytest.mark.usefixtures("catalogue")
def test_who_moves_reads_both_what_is_and_what_is_wanted(learner: Actor, version: AssessmentVersion) -> None:
    answers = {**ONGOING_WORK, "purpose": "move_project", "role_wanted": ["project_manager"]}
    text = shown(learner, decided(learner.person, version, answers=answers))

    assert "Your work today is mostly ongoing work. You want project work, so start here." in text


def test_neither_yet_says_what_to_do_and_when_to_look_again(
    learner: Actor, version: AssessmentVersion
) -> None:
    text = shown(learner, decided(learner.person, version, answers=NEITHER))

    assert "What to do now" in text
    assert "Look for a placement or a student job" in text
    assert "Check again on" in text
    assert 'id="first"' not in text


def test_tool_has_a_section_of_its_own(learner: Actor, version: AssessmentVersion) -> None:
    page = certified("jira-admin", OPEN, orientation="tool-specific", discipline="Tool specific")
    tool("jira")
    role = serving(key="work-tool-administrator", kind_of_work="ongoing")
    RoleService.objects.create(
        role=role, certification=page, stage="start", why="It.", when="jira", basis="editorial"
    )
    text = shown(learner, decided(learner.person, version, answers={"circumstances": ["jira"]}))

    assert "A tool certificate shows that you can set up and run that product." in text
    assert text.index('id="tools"') < text.index('href="/catalogue/jira-admin/"')


@pytest.mark.usefixtures("catalogue")
def test_it_is_complete_without_a_script_and_leads_on(learner: Actor, version: AssessmentVersion) -> None:
    outcome = decided(learner.person, version, answers=MONTHS)
    text = shown(learner, outcome)

    assert 'role="img"' in text or 'class="rung"' not in text
    assert "How your score was calculated" in text
    assert "Every other certification, and why not" in text
    assert outcome.snapshot.sha256 in text
    plan = reverse("assessments:result_plan", args=[outcome.submission.public_id])
    assert f'href="{plan}"' in text


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("slug", ["pmp", "prince2", "pgmp"])
def test_plan_for_one_certification_reads_every_state(
    learner: Actor, version: AssessmentVersion, slug: str
) -> None:
    outcome = decided(learner.person, version)
    plan = reverse("assessments:result_plan", args=[outcome.submission.public_id])
    response = learner.client.get(plan, {"certification": slug})

    assert response.status_code == 200
    assert ", earliest ," not in response.text


@pytest.mark.usefixtures("catalogue")
def test_history_shows_it(learner: Actor, version: AssessmentVersion) -> None:
    decided(learner.person, version, answers=MONTHS, now=timezone.now() - timedelta(days=40))
    decided(learner.person, version, answers=NEITHER)

    text = " ".join(learner.client.get(reverse("assessments:history")).text.split())

    assert "Explore first" in text
    assert "No longer in your plan" in text


@pytest.mark.usefixtures("catalogue")
def test_queries_do_not_grow_with_the_catalogue_or_the_advice(
    learner: Actor, version: AssessmentVersion
) -> None:
    outcome = decided(learner.person, version, answers=MONTHS, now=timezone.now() - timedelta(days=40))
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
        return statements_of(lambda: shown(learner, outcome))

    make_more(2)
    show_anew()
    before = show_anew()
    make_more(2)

    assert show_anew() <= before <= MOST_STATEMENTS
    assert statements_of(lambda: shown(learner, outcome)) <= MOST_STATEMENTS_WARM


def statements_of(action: Callable[[], object]) -> int:
    """The statements of an action, but for the one that any page makes once a second."""
    with recorded_queries() as statements:
        action()
    return sum("operations_pagegeneration" not in statement for statement in statements)
