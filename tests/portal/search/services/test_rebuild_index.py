"""The index is of what is published, is made by one process at a time, and never empty meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection

from portal.search.models import SearchEntry, Signpost, Synonym
from portal.search.queries.kept import forget_index
from portal.search.services import rebuild_index as service
from portal.search.services.fresh_index import fresh_index
from portal.search.services.rebuild_index import rebuild_index
from portal.shared import page_cache
from portal.shared.clock import site_date
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def in_another_connection(action: Callable[[], bool]) -> bool:
    """What an action gives in a thread, which has a connection of its own."""

    def act() -> bool:
        try:
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(act).result()


def titles() -> set[str]:
    return {entry.title for entry in fresh_index().entries.values() if entry.kind == "certification"}


def test_what_is_unpublished_leaves_the_index() -> None:
    page = make_certification(make_catalogue_page(), title="Kept for a while")
    page_cache.purge()
    assert titles() == {"Kept for a while"}

    page.unpublish()

    assert titles() == set()


def test_a_process_that_knows_the_index_asks_nothing() -> None:
    fresh_index()

    assert count_queries(fresh_index) == 0


def test_another_process_reads_what_the_first_one_made() -> None:
    page_cache.purge()
    fresh_index()
    forget_index()

    assert count_queries(fresh_index) == 4


def test_while_another_process_makes_it_the_old_entries_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    make_certification(make_catalogue_page(), title="Old")
    page_cache.purge()
    fresh_index()
    make_certification(make_catalogue_page(), title="New")
    page_cache.purge()
    with monkeypatch.context() as patch:
        patch.setattr(service, "_is_ours", lambda _wait: False)

        assert titles() == {"Old"}
    assert titles() == {"Old", "New"}


@pytest.mark.django_db(transaction=True)
def test_one_process_makes_it_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(732724)")
        found = in_another_connection(lambda: rebuild_index(1, site_date()))
        cursor.execute("SELECT pg_advisory_unlock(732724)")

    assert found is False
    assert rebuild_index(1, site_date())


def keys() -> set[int]:
    return set(SearchEntry.objects.values_list("pk", flat=True))


def test_what_another_process_has_made_meanwhile_is_not_made_again() -> None:
    make_certification(make_catalogue_page())
    assert rebuild_index(7, site_date())
    made = keys()

    assert rebuild_index(7, site_date())
    assert keys() == made


@pytest.mark.parametrize(("generation", "days"), [(6, 0), (7, -1)])
def test_a_process_that_is_behind_leaves_the_newer_index(generation: int, days: int) -> None:
    make_certification(make_catalogue_page())
    rebuild_index(7, site_date())
    made = keys()

    assert not rebuild_index(generation, site_date() + timedelta(days=days))
    assert keys() == made


def test_it_costs_a_fixed_number_of_queries_beside_its_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "sources", ())
    Signpost.objects.create(title="One", phrases="one", address="/", live=True)
    rebuild_index(7, site_date())

    # Two more begin and end its transaction.
    assert count_queries(partial(rebuild_index, 8, site_date())) == 2 + 7
    assert count_queries(partial(rebuild_index, 8, site_date())) == 2 + 2


def test_rows_that_nobody_approved_are_not_read() -> None:
    Synonym.objects.create(words="draft", means="x", live=False)
    Signpost.objects.create(title="Draft", phrases="draft", address="/", live=False)
    page_cache.purge()
    index = fresh_index()

    assert ("draft",) not in index.synonyms
    assert not SearchEntry.objects.filter(title="Draft").exists()
