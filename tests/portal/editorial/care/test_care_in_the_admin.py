"""People see and say in the admin who looks after a content, and find what is due."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from certifications.models import Issuer
from portal.editorial.addresses import care_url, edit_url
from portal.editorial.care.queries import care_of_one
from portal.editorial.care.services.set_owner import set_owner
from portal.shared.clock import site_date
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_certification, make_issuer
from tests.portal.editorial.acts import DESKS
from tests.support.cast import Actor, make_person
from tests.support.queries import assert_queries_do_not_grow, recorded_queries

pytestmark = pytest.mark.django_db

AGING = "/admin/reports/aging-pages/"


def explorer(page: Any) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])


@pytest.mark.parametrize("kind", DESKS)
def test_form_names_who_looks_after_it_and_takes_a_review(kind: str, editor: Actor, moderator: Actor) -> None:
    content = DESKS[kind]().row
    assert "No one looks after this yet" in editor.client.get(edit_url(content)).text
    set_owner(content, moderator.person, date(2026, 1, 31), by=editor.person)
    text = editor.client.get(edit_url(content)).text
    assert f"Looked after by {moderator.person}" in text
    assert "Review was due on 31 January 2026." in text
    response = editor.client.post(care_url(content), {"reviewed": "1"}, follow=True)
    assert "The next review is due by" in response.text
    care = care_of_one(content)
    assert (care.reviewed_on, care.reviewed_by) == (site_date(), editor.person)
    assert f"by {editor.person}" in response.text


def test_owner_and_day_are_chosen_on_a_page_of_their_own(editor: Actor, moderator: Actor) -> None:
    page = make_catalogue_page()
    shown = editor.client.get(care_url(page)).text
    assert str(moderator.person) in shown
    editor.client.post(care_url(page), {"owner": moderator.person.pk, "review_by": "2027-05-01"})
    care = care_of_one(page)
    assert (care.owner, care.review_by) == (moderator.person, date(2027, 5, 1))
    again = editor.client.post(care_url(page), {"owner": moderator.person.pk, "review_by": "some day"})
    assert "Enter a date, such as" in again.text


def test_nobody_else_becomes_an_owner(editor: Actor, learner: Actor) -> None:
    page = make_catalogue_page()
    editor.client.post(care_url(page), {"owner": learner.person.pk})
    assert care_of_one(page).owner is None


@pytest.mark.parametrize("role", ["administrator", "report_viewer"])
def test_care_is_changed_by_those_who_may_edit(role: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(role)
    for content in (make_catalogue_page(), make_issuer()):
        response = actor.client.post(care_url(content), {"reviewed": "1"})
        assert response.status_code in {302, 403}
        assert care_of_one(content).reviewed_on is None


def test_care_of_what_there_is_not_is_not_found(editor: Actor) -> None:
    page = make_catalogue_page()
    missing = reverse("editorial:care", args=[page.get_base_content_type().pk, 999999])
    assert editor.client.get(missing).status_code == 404


def test_explorer_shows_and_filters_by_owner(editor: Actor, moderator: Actor) -> None:
    catalogue = make_catalogue_page()
    mine, other = (make_certification(catalogue, title=name) for name in ("Mine Exam", "Other Exam"))
    set_owner(mine, editor.person, date(2027, 3, 4), by=None)
    set_owner(other, moderator.person, None, by=None)
    listed = editor.client.get(explorer(catalogue)).text
    assert "4 March 2027" in listed
    assert str(moderator.person) in listed
    filtered = editor.client.get(f"{explorer(catalogue)}results/?looked_after_by={editor.person.pk}").text
    assert "Mine Exam" in filtered
    assert "Other Exam" not in filtered


def test_list_shows_and_filters_by_owner(editor: Actor) -> None:
    mine, other = make_issuer("Mine Institute"), make_issuer("Other Institute")
    set_owner(mine, editor.person, date(2027, 3, 4), by=None)
    url = reverse(Issuer.snippet_viewset.get_url_name("list"))
    listed = editor.client.get(url).text
    assert "4 March 2027" in listed
    assert str(other) in listed
    results = reverse(Issuer.snippet_viewset.get_url_name("list_results"))
    filtered = editor.client.get(f"{results}?looked_after_by={editor.person.pk}").text
    assert str(mine) in filtered
    assert str(other) not in filtered


def test_lists_read_all_care_at_once(editor: Actor) -> None:
    made = count()

    def more(number: int) -> None:
        for _ in range(number):
            set_owner(make_issuer(f"Institute {next(made)}"), editor.person, site_date(), by=None)

    url = reverse(Issuer.snippet_viewset.get_url_name("list"))
    assert_queries_do_not_grow(more, lambda: editor.client.get(url))


def test_explorer_reads_all_care_at_once(editor: Actor) -> None:
    catalogue = make_catalogue_page()
    for number in range(3):
        set_owner(make_certification(catalogue, title=f"Exam {number}"), editor.person, None, by=None)
    with recorded_queries() as queries:
        editor.client.get(f"{explorer(catalogue)}results/")
    assert len([sql for sql in queries if '"editorial_care"."object_id" IN' in sql]) == 1


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_aging_pages_lists_what_one_may_edit(role: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(role)
    page = make_certification(make_catalogue_page(), title="Old Exam")
    set_owner(page, actor.person, site_date() - timedelta(days=1), by=None)
    publisher = make_person("publisher@example.org", role=MODERATORS, first_name="Tom", last_name="Okafor")
    log(page, "wagtail.publish", user=publisher)
    text = actor.client.get(AGING).text
    assert "Old Exam" in text
    assert "Tom Okafor" in text
    assert "publisher@example.org" not in text
    assert "(past)" in text
    assert "Old Exam" in actor.client.get(f"{AGING}results/?looked_after_by={actor.person.pk}").text
    assert "Catalogue" not in actor.client.get(f"{AGING}results/?looked_after_by={actor.person.pk}").text


def test_aging_pages_is_closed_to_those_without_pages(administrator: Actor, learner: Actor) -> None:
    for actor in (administrator, learner):
        assert actor.client.get(AGING).status_code in {302, 403}


@pytest.mark.parametrize("kind", DESKS)
def test_schedule_names_its_zone(kind: str, editor: Actor) -> None:
    content = DESKS[kind]().row
    content.go_live_at = datetime(2031, 1, 2, 9, 30, tzinfo=UTC)
    content.save_revision(user=editor.person)
    assert "2 January 2031, 09:30 UTC" in editor.client.get(edit_url(content)).text


def test_banner_of_what_is_scheduled_names_its_zone(editor: Actor) -> None:
    page = make_catalogue_page()
    page.go_live_at = datetime(2031, 1, 2, 9, 30, tzinfo=UTC)
    page.save_revision().publish(skip_permission_checks=True)
    text = editor.client.get(edit_url(page)).text
    assert "go live at 2 January 2031, 09:30 UTC" in text
