"""Searches that found nothing: what is kept, what is not, and until when."""

from datetime import timedelta

import pytest

from portal.search.models import EmptySearch
from portal.search.services import record_empty
from portal.search.services.forget_empty import KEPT_DAYS, forget_empty_searches
from portal.search.services.record_empty import may_be_kept, record_empty_search
from portal.shared.clock import site_date


@pytest.mark.parametrize("words", ["prosci", "itil v5", "pk0-005", "größe"])
def test_words_are_kept(words: str) -> None:
    assert may_be_kept(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "🙂 !",
        "somebody@example.org",
        "https://example.org/me",
        "www.example.org",
        "020 7946 0000",
        "4111 1111 1111 1111",
        "w" * 61,
    ],
)
def test_what_may_tell_of_a_person_is_not(words: str) -> None:
    assert not may_be_kept(words)


@pytest.mark.django_db
def test_the_same_words_on_a_day_are_one_row() -> None:
    assert record_empty_search("Größe  X")
    assert record_empty_search("grosse x")

    assert list(EmptySearch.objects.values_list("words", "day", "count")) == [("grosse x", site_date(), 2)]


@pytest.mark.django_db
def test_a_day_takes_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_empty, "MOST_IN_A_DAY", 1)
    record_empty_search("one")

    assert not record_empty_search("two")
    assert record_empty_search("one")
    assert EmptySearch.objects.get().count == 2


@pytest.mark.django_db
def test_they_go_after_a_while() -> None:
    today = site_date()
    EmptySearch.objects.create(words="old", day=today - timedelta(days=KEPT_DAYS + 1))
    EmptySearch.objects.create(words="young", day=today - timedelta(days=KEPT_DAYS))

    assert forget_empty_searches() == 1
    assert EmptySearch.objects.get().words == "young"
