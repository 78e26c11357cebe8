from datetime import UTC, datetime

import pytest
from django.test import Client

from assessments.history import views
from tests.assessments.tampering import tamper
from tests.builders.short_instrument import asked_anew, make_document
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    WORK_ANSWERS,
    checked_and_frozen,
    make_assessment,
    make_outcome,
    make_version,
)
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

ADDRESS = "/assessments/history/"
EARLIER, LATER = datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 12, tzinfo=UTC)
STRICT = [
    {"key": "mostly_projects", "path": "project", "when": [{"score": "project", "at_least": 90}]},
    *make_document()["rules"][1:],
]


def page(client: Client) -> str:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return " ".join(response.content.decode().split()).replace("> <", "><")


def test_two_results_are_a_timeline_with_what_moved_in_words(learner: Actor) -> None:
    version = make_version()
    fields = {"learner": learner.person, "visitor": ""}
    first = make_outcome(version, answers=WORK_ANSWERS, now=EARLIER, **fields)
    second = make_outcome(version, answers=PROJECT_ANSWERS, now=LATER, **fields)

    html = page(learner.client)

    assert "2 results from 1 March 2025 to 1 December 2026. Your path changed once." in html
    assert "Your path changed from Work management to Project management." in html
    assert "Project work rose from 0 of 6 to 8 of 8." in html
    assert "Ongoing work fell from 6 of 6 to 0 of 6." in html
    for outcome in (first, second):
        assert f'href="/assessments/results/{outcome.submission.public_id}/"' in html
    # The newest comes first.
    assert html.index(str(second.submission.public_id)) < html.index(str(first.submission.public_id))


def test_chart_says_in_words_and_table_what_it_draws(learner: Actor) -> None:
    version = make_version()
    for answers, now in ((WORK_ANSWERS, EARLIER), (PROJECT_ANSWERS, LATER)):
        make_outcome(version, answers=answers, now=now, learner=learner.person, visitor="")

    html = page(learner.client)

    assert '<desc id="chart-1-project-text">Project work rose from 0% to 100%.</desc>' in html
    assert '<th scope="row">1 March 2025</th><td>Work management</td><td>0 of 6</td><td>6 of 6</td>' in html


def test_equal_runs_say_that_nothing_moved(learner: Actor) -> None:
    version = make_version()
    for now in (EARLIER, LATER):
        make_outcome(version, now=now, learner=learner.person, visitor="")

    html = page(learner.client)
    assert "Your path stayed the same." in html
    assert "Nothing changed: your path, scores and plan are the same." in html


def test_another_version_is_named_as_a_change(learner: Actor) -> None:
    assessment = make_assessment()
    make_outcome(assessment.current_version, now=EARLIER, learner=learner.person, visitor="")
    later = make_version(assessment, plan_size=4)
    make_outcome(later, now=LATER, learner=learner.person, visitor="")

    assert "You took a newer version of the questionnaire (2 instead of 1)." in page(learner.client)


def test_results_of_one_day_name_it_once(learner: Actor) -> None:
    version = make_version()
    for _each in range(2):
        make_outcome(version, answers=WORK_ANSWERS, now=LATER, learner=learner.person, visitor="")

    assert "2 results on 1 December 2026. Your path stayed the same." in page(learner.client)


def test_causes_stand_under_what_they_moved(learner: Actor) -> None:
    version = make_version()
    fields = {"learner": learner.person, "visitor": ""}
    make_outcome(version, answers=WORK_ANSWERS, now=EARLIER, **fields)
    make_outcome(version, answers=PROJECT_ANSWERS, now=LATER, **fields)

    html = page(learner.client)

    assert (
        "Between the previous result and this one, your answers changed. Everything below comes from your "
        "answers alone." in html
    )
    assert '<span class="timeline__why">0% to 100%: +100 percentage points from your answers.</span>' in html
    assert "How we tell causes apart" in html
    assert "within noise" not in html


def test_questionnaire_that_moved_the_path_is_told_from_the_learner(learner: Actor) -> None:
    assessment = make_assessment()
    answers = {**PROJECT_ANSWERS, "lead": "no"}
    fields = {"learner": learner.person, "visitor": ""}
    make_outcome(assessment.current_version, answers=answers, now=EARLIER, **fields)
    make_outcome(make_version(assessment, rules=STRICT), answers=answers, now=LATER, **fields)

    html = page(learner.client)

    assert "Your path changed from Project management to Explore first." in html
    assert "Between the previous result and this one, the questionnaire changed." in html
    assert "Everything below comes from the questionnaire alone." in html


def test_move_between_two_borderline_results_is_called_noise(learner: Actor) -> None:
    version = make_version()
    for answers, now in ((WORK_ANSWERS, EARLIER), (PROJECT_ANSWERS, LATER)):
        outcome = make_outcome(version, answers=answers, now=now, learner=learner.person, visitor="")
        tamper("outcome", "document = jsonb_set(document, '{margin}', '1')", outcome.pk)

    assert "When results are this close, your work may not have changed." in page(learner.client)


def test_older_moves_are_explained_by_their_own_link(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "EXPLAINED", 1)
    version = make_version()
    made = [
        make_outcome(version, answers=answers, now=LATER, learner=learner.person, visitor="")
        for answers in (WORK_ANSWERS, PROJECT_ANSWERS, WORK_ANSWERS)
    ]
    older, newest = (outcome.submission.public_id for outcome in made[1:])

    html = page(learner.client)
    link = f"?until={older}#result-{older}"
    assert html.count("timeline__differing") == 1
    assert f'<a href="{link}">Show why this changed</a>' in html
    assert f'id="result-{older}"' in html

    shown = learner.client.get(f"{ADDRESS}?until={older}").text
    assert shown.count("timeline__differing") == 1
    assert f"?until={newest}#result-{newest}" in shown
    # What is no submission of theirs is passed over.
    assert learner.client.get(f"{ADDRESS}?until=none").text.count("timeline__differing") == 1


def test_earlier_results_are_a_link_away_and_charts_have_all(
    learner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SHOWN", 2)
    version = make_version()
    ids = [
        make_outcome(
            version, answers=answers, now=LATER, learner=learner.person, visitor=""
        ).submission.public_id
        for answers in (WORK_ANSWERS, PROJECT_ANSWERS, WORK_ANSWERS)
    ]

    latest = page(learner.client)
    assert [f'id="result-{each}"' in latest for each in ids] == [False, True, True]
    assert f'<a href="?until={ids[0]}#result-{ids[0]}">Earlier results</a>' in latest
    assert "See the latest results" not in latest
    assert latest.count('class="line-chart__mark"') == 2 * 3

    earlier = learner.client.get(f"{ADDRESS}?until={ids[0]}").text
    assert [f'id="result-{each}"' in earlier for each in ids] == [True, False, False]
    assert f'<a href="{ADDRESS}">See the latest results</a>' in earlier
    assert "Earlier results" not in earlier


def test_causes_are_shown_of_so_many_moves_of_all_assessments_together(
    learner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "EXPLAINED", 1)
    lasts = []
    for _assessment in range(2):
        version = make_version()
        for answers in (WORK_ANSWERS, PROJECT_ANSWERS):
            last = make_outcome(version, answers=answers, now=LATER, learner=learner.person, visitor="")
        lasts.append(last.submission.public_id)

    assert page(learner.client).count("timeline__differing") == 1
    for asked, other in (lasts, lasts[::-1]):
        html = learner.client.get(f"{ADDRESS}?until={asked}").text
        assert f"?until={other}#" in html
        assert f"?until={asked}#" not in html


def test_single_result_has_no_chart_and_invites_to_a_second(learner: Actor) -> None:
    make_outcome(learner=learner.person, visitor="", now=LATER)

    html = page(learner.client)
    assert "One result so far, on 1 December 2026." in html
    assert "<polyline" not in html


def test_nobody_sees_the_results_of_others(learner: Actor, other_learner: Actor, visitor: Actor) -> None:
    outcome = make_outcome(learner=learner.person, visitor="")

    for actor in (other_learner, visitor):
        html = page(actor.client)
        assert "No result yet" in html
        assert str(outcome.submission.public_id) not in html


def test_queries_do_not_grow_with_the_results(learner: Actor) -> None:
    version = make_version()

    def more(count: int) -> None:
        for _each in range(count):
            make_outcome(version, learner=learner.person, visitor="")

    assert_queries_do_not_grow(more, lambda: learner.client.get(ADDRESS))


def test_questionnaire_that_asks_anew_breaks_the_line_and_compares_no_points(learner: Actor) -> None:
    assessment = make_assessment()
    fields = {"learner": learner.person, "visitor": ""}
    make_outcome(assessment.current_version, answers=WORK_ANSWERS, now=EARLIER, **fields)
    renewed, answers = asked_anew(PROJECT_ANSWERS)
    later = checked_and_frozen(assessment, renewed)
    make_outcome(later, answers=answers, now=LATER, **fields)

    html = page(learner.client)

    assert "All its questions about your work are new. So we" in html
    assert "Project work was at 0 of 6. The new questions put it at 8 of 8." in html
    assert html.count('<polyline class="line-chart__line"') == 4
    assert "Project work was at 0%. With the new questions, it is at 100%." in html
    assert "from your answers" not in html
