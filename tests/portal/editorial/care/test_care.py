"""Who looks after a content and when it was reviewed stands beside its drafts."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import ModelLogEntry, PageLogEntry

from portal.editorial.care.queries import care_key, care_of, care_of_one, possible_owners
from portal.editorial.care.services.note_review import months_after, note_review
from portal.editorial.care.services.set_owner import set_owner
from portal.editorial.models import Care
from portal.shared.clock import site_date
from portal.users.personal_data import export_personal_data
from portal.users.services.erase_person import erase_person
from tests.factories.pages import make_catalogue_page, make_issuer
from tests.portal.editorial.acts import DESKS
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", DESKS)
def test_owner_and_review_make_no_draft(kind: str, editor: Actor) -> None:
    content = DESKS[kind]().row
    revisions = content.revisions.count()
    set_owner(content, editor.person, date(2027, 1, 31), by=editor.person)
    note_review(content, by=editor.person)
    assert content.revisions.count() == revisions
    assert not type(content).objects.get(pk=content.pk).has_unpublished_changes
    care = care_of_one(content)
    assert (care.owner, care.reviewed_by) == (editor.person, editor.person)


def test_review_is_due_again_after_the_months_of_the_setting(editor: Actor, settings: Any) -> None:
    settings.REVIEW_MONTHS = 6
    care = note_review(make_catalogue_page(), by=editor.person)
    assert care.reviewed_on == site_date()
    assert care.review_by == months_after(site_date(), 6)


def test_kind_of_content_may_say_how_long_a_review_counts(
    editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_catalogue_page()
    monkeypatch.setattr(type(page), "review_months", 3, raising=False)
    assert note_review(page, by=editor.person).review_by == months_after(site_date(), 3)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
    ],
)
def test_months_end_on_a_day_that_there_is(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_history_tells_of_each_change_once(editor: Actor) -> None:
    page, row = make_catalogue_page(), make_issuer()
    for content in (page, row, page):
        set_owner(content, editor.person, None, by=editor.person)
    note_review(row, by=editor.person)
    assert PageLogEntry.objects.filter(action__startswith="editorial.care").count() == 1
    assert list(
        ModelLogEntry.objects.filter(action__startswith="editorial.care")
        .order_by("timestamp")
        .values_list("action", flat=True)
    ) == ["editorial.care.change", "editorial.care.review"]


def test_care_of_many_contents_is_one_query(editor: Actor) -> None:
    contents: list[Any] = [make_catalogue_page(), make_issuer("One"), make_issuer("Two")]
    for content in contents:
        set_owner(content, editor.person, None, by=None)
        care_key(content)
    with recorded_queries() as queries:
        found = care_of(contents)
        assert {str(care.owner) for care in found.values()} == {str(editor.person)}
    assert set(found) == {care_key(content) for content in contents}
    assert len(queries) == 1


def test_contents_of_two_kinds_with_one_number_are_told_apart(editor: Actor) -> None:
    page, row = make_catalogue_page(), make_issuer()
    Care.objects.create(content_type=page.get_base_content_type(), object_id=str(row.pk), owner=editor.person)
    assert care_of([row]) == {}


def test_owner_is_chosen_among_those_who_write_and_approve(
    editor: Actor, moderator: Actor, administrator: Actor, learner: Actor
) -> None:
    assert set(possible_owners()) == {editor.person, moderator.person}


def test_erased_person_leaves_contents_to_nobody(editor: Actor, moderator: Actor) -> None:
    page = make_catalogue_page()
    set_owner(page, editor.person, date(2027, 1, 1), by=editor.person)
    note_review(page, by=editor.person)
    assert export_personal_data(editor.person)["care"][0]["looks after it"] is True
    erase_person(editor.person)
    care = care_of_one(page)
    assert (care.owner, care.reviewed_by) == (None, None)
    assert care.reviewed_on == site_date()
