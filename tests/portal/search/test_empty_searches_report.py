"""Searches that found nothing, as editors read them, and the way from there to a synonym."""

import pytest

from portal.search.models import EmptySearch, Synonym
from portal.shared.clock import site_date
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/searches/"


def make_searches(count: int) -> None:
    EmptySearch.objects.bulk_create(
        EmptySearch(words=f"words {number}", day=site_date(), count=number + 1) for number in range(count)
    )


def test_the_most_frequent_come_first_each_with_the_way_to_a_synonym(editor: Actor) -> None:
    make_searches(3)
    page = editor.client.get(REPORT).content.decode()

    assert page.index("words 2") < page.index("words 1") < page.index("words 0")
    assert "/admin/snippets/search/synonym/add/?words=words+2" in page


def test_the_form_of_a_synonym_begins_with_the_words(editor: Actor) -> None:
    page = editor.client.get("/admin/snippets/search/synonym/add/?words=prosci").content.decode()

    assert 'value="prosci"' in page


def test_a_synonym_of_an_editor_waits_for_approval(editor: Actor) -> None:
    editor.client.post("/admin/snippets/search/synonym/add/", {"words": "prosci", "means": "change"})

    assert not Synonym.objects.get(words="prosci").live


def test_nothing_lately_is_said(editor: Actor) -> None:
    assert "No search has found nothing lately." in editor.client.get(REPORT).content.decode()


def test_the_report_is_for_those_who_write(report_viewer: Actor, moderator: Actor) -> None:
    assert moderator.client.get(REPORT).status_code == 200
    assert report_viewer.client.get(REPORT).status_code == 302


def test_queries_do_not_grow_with_the_list(editor: Actor) -> None:
    make_searches(1)
    editor.client.get(REPORT)
    few = count_queries(lambda: editor.client.get(REPORT))
    EmptySearch.objects.all().delete()
    make_searches(20)

    assert count_queries(lambda: editor.client.get(REPORT)) == few
