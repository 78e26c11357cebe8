"""What every test may ask for."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connections
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.domain.snapshots.snapshot import Snapshot
from certifications import readings
from certifications.field_map.queries import forget_map
from certifications.queries.advice import forget_advice
from certifications.queries.article_texts import forget_texts
from certifications.queries.evidence import forget_evidence
from certifications.queries.glossary import forget_glossary
from certifications.queries.kept import forget_certifications
from certifications.queries.terms import forget_terms
from certifications.readings import forget_readings
from portal.search.queries.kept import forget_index
from portal.shared import page_cache
from portal.webhooks.services.report_events import forget_wanted_events
from tests.factories.demo_catalogue import imported_snapshot
from tests.factories.facts import real_readings
from tests.factories.pages import prepare_site, remove_site
from tests.support import kept_rows
from tests.support.cast import (
    administrator,
    editor,
    learner,
    moderator,
    other_learner,
    report_viewer,
    visitor,
)
from tests.support.database import ensure_template

__all__ = [
    "administrator",
    "editor",
    "learner",
    "moderator",
    "other_learner",
    "report_viewer",
    "visitor",
]

# Fixtures without which no test reaches the database.
OF_DATABASE = frozenset({"db", "transactional_db", "django_db_setup"})
# A red run must mean a change of the code: examples are the same in every run, and none fails for being slow
# on a busy machine. `--hypothesis-profile=search` looks for new ones.
settings.register_profile(
    "search", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("suite", settings.get_profile("search"), derandomize=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """An option for a run on another server: what uses no database says the same on each."""
    parser.addoption("--database-only", action="store_true", help="leave out tests that use no database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what `--database-only` leaves out."""
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not uses_database(item)])
        items[:] = [item for item in items if uses_database(item)]


def uses_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database, by a mark or a fixture, also by way of others."""
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or bool(OF_DATABASE & set(getattr(item, "fixturenames", ())))


def pytest_collection_finish() -> None:
    """Let the collector of cycles pass over what stays for the whole run; it took a tenth of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test sees what another cached: pages, rate limits, used codes, the catalogue."""
    _clear_caches()
    yield
    _clear_caches()


def _clear_caches() -> None:
    for cache in caches.all(initialized_only=True):
        cache.clear()
    page_cache._generation.forget()
    forget_snapshot()
    forget_certifications()
    forget_wanted_events()
    forget_readings()
    forget_advice()
    forget_evidence()
    forget_terms()
    forget_map()
    forget_glossary()
    forget_texts()
    forget_index()


@pytest.fixture
def counted_in_table(settings: Any, db: None) -> None:
    """Limits are counted where production counts them, not in memory."""
    settings.CACHES = {**settings.CACHES, **settings.COUNTED_IN_TABLE}


@pytest.fixture
def bare_site(db: None) -> None:
    """A site as migrations leave it, with Wagtail's welcome page alone."""
    remove_site()


@pytest.fixture
def readings_of_tables() -> None:
    """The lists of readings are read from their tables, which hold what the test puts there."""


@pytest.fixture(autouse=True)
def _readings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are read as the project's own fact base reads them, also without a database."""
    if "readings_of_tables" not in request.fixturenames:
        monkeypatch.setattr(readings, "generation", lambda: 0)
        monkeypatch.setattr(readings, "read_lists", real_readings)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Before this process copies the migrated template: wait until it is there."""
    ensure_template(os.environ["DATABASE_URL"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every test finds a site with a home page and an empty catalogue, also after one that committed."""
    with django_db_blocker.unblock():
        prepare_site()
        kept_rows.keep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", kept_rows.flush)
        patch.setattr(connections["default"], "_test_serialized_contents", "[]", raising=False)
        yield


@pytest.fixture(scope="session")
def demo_snapshot(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Snapshot:
    """The whole catalogue of the demo with its advice. Making it takes long: tests that ask for it are of the
    group "demo_catalogue", so that one worker does it once."""
    with django_db_blocker.unblock():
        return imported_snapshot()
