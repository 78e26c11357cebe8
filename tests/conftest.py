"""What every test may ask for."""

from collections.abc import Generator, Iterator

import pytest
from django.core.cache import caches
from hypothesis import HealthCheck, settings

from assessments.queries.kept_catalogue import forget_snapshot
from tests.support.cast import (
    administrator,
    editor,
    learner,
    moderator,
    other_learner,
    report_viewer,
    visitor,
)
from tests.support.migrated_rows import empties_tables, restore_migrated_rows

__all__ = [
    "administrator",
    "editor",
    "learner",
    "moderator",
    "other_learner",
    "report_viewer",
    "visitor",
]

# A red run must mean a change of the code: examples are the same in every run, and none fails for being slow
# on a busy machine. `--hypothesis-profile=search` looks for new ones.
settings.register_profile(
    "search", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("suite", settings.get_profile("search"), derandomize=True)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test sees what another cached: pages, rate limits, used codes, the catalogue."""
    _clear_caches()
    yield
    _clear_caches()


def _clear_caches() -> None:
    for cache in caches.all(initialized_only=True):
        cache.clear()
    forget_snapshot()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """After the tables were emptied, leave the database as the next test expects it."""
    yield
    # After the last test the test database is gone and the connection leads to another.
    if nextitem is not None and empties_tables(item):
        restore_migrated_rows(item.config)
