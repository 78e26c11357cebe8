import re
from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.users.models import UserProfile

from tests.factories.assessments import WORK_ANSWERS, make_outcome, make_version
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LIST = "/admin/reports/outcomes/"


def page(actor: Actor, query: str = "") -> str:
    response = actor.client.get(LIST + query)
    assert response.status_code == 200
    return response.content.decode()


def test_figures_chart_and_table_say_the_same(report_viewer: Actor) -> None:
    version = make_version()
    make_outcome(version, now=datetime(2026, 10, 5, tzinfo=UTC))
    make_outcome(version, now=datetime(2026, 12, 5, tzinfo=UTC))
    make_outcome(version, answers=WORK_ANSWERS, now=datetime(2026, 12, 6, tzinfo=UTC))

    html = " ".join(page(report_viewer).split())

    assert "3 outcomes from Oct 2026 to Dec 2026; most often Project management (2)." in html
    assert "Dec 2026, Work management: 1" in html
    # The month without an outcome is there too.
    assert re.search(r'<th scope="row">Nov 2026</th> <td class="report__number">0</td>', html)
    assert re.search(r'<th scope="row">All months</th> <td class="report__number">2</td>', html)


def test_report_shows_nobodys_address(report_viewer: Actor, learner: Actor) -> None:
    make_outcome(learner=learner.person, visitor="")
    assert learner.person.email not in page(report_viewer)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?path=work", 1),
        ("?path=work&path=project", 3),
        ("?holder=learner", 1),
        ("?holder=anonymous", 2),
        ("?origin=real", 3),
        ("?origin=synthetic", 0),
        ("?first_month=2026-12", 2),
        ("?last_month=2026-11", 1),
        ("?first_month=2026-12&last_month=2026-12&path=project", 1),
    ],
)
def test_filters_stand_in_the_address(query: str, count: int, report_viewer: Actor, learner: Actor) -> None:
    version = make_version()
    make_outcome(version, now=datetime(2026, 11, 5, tzinfo=UTC))
    make_outcome(version, now=datetime(2026, 12, 5, tzinfo=UTC), learner=learner.person, visitor="")
    make_outcome(version, answers=WORK_ANSWERS, now=datetime(2026, 12, 6, tzinfo=UTC))

    html = page(report_viewer, query)
    assert len(re.findall(r"<td>2026-1[12]-", html)) == count * 2
    if not count:
        assert "No outcomes match these filters." in html


@pytest.mark.parametrize("month", ["abc", "2026-13", "2026", "11-2026"])
def test_month_that_cannot_be_read_is_named_and_shows_nothing(month: str, report_viewer: Actor) -> None:
    make_outcome()
    html = page(report_viewer, f"?first_month={month}")

    assert "From month: Enter a year and a month, such as 2026-11." in html
    assert "<td>2026-" not in html


def test_month_at_work_reads_as_it_was_written(report_viewer: Actor) -> None:
    make_outcome()
    html = page(report_viewer, "?last_month=2026-12")

    assert "2026-12-01" not in re.sub(r"<tbody>.*</tbody>", "", html, flags=re.S)
    assert re.search(r"To month:\s*(<[^>]*>\s*)*2026-12", html)


def test_month_is_that_of_the_sites_zone(report_viewer: Actor, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    make_outcome(now=datetime(2026, 11, 30, 20, tzinfo=UTC))
    assert "No outcomes match these filters." in page(report_viewer, "?last_month=2026-11")
    assert "No outcomes match these filters." not in page(report_viewer, "?first_month=2026-12")


def test_months_the_wrong_way_round_are_refused(report_viewer: Actor) -> None:
    assert "before the first one" in page(report_viewer, "?first_month=2026-12&last_month=2026-11")


def test_months_are_the_sites_whatever_zone_the_reader_chose_in_the_admin(report_viewer: Actor) -> None:
    profile = UserProfile.get_for_user(report_viewer.person)
    profile.current_time_zone = "Pacific/Auckland"
    profile.save(update_fields=["current_time_zone"])
    make_outcome(now=datetime(2026, 11, 30, 20, tzinfo=UTC))

    html = " ".join(page(report_viewer, "?last_month=2026-11").split())

    assert "1 outcome from Nov 2026 to Nov 2026" in html
    assert '<th scope="row">Nov 2026</th>' in html


def test_empty_report_says_what_will_be_there(report_viewer: Actor) -> None:
    assert "No outcomes yet." in page(report_viewer)


def test_editors_do_not_see_it(editor: Actor) -> None:
    assert editor.client.get(LIST).status_code in {302, 403}


def test_queries_do_not_grow_with_the_outcomes(report_viewer: Actor) -> None:
    version = make_version()

    def more(count: int) -> None:
        for _each in range(count):
            make_outcome(version)

    assert_queries_do_not_grow(more, lambda: report_viewer.client.get(LIST))
