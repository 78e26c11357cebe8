"""What the tests of the demo's content share."""

import signal
from collections.abc import Iterator
from importlib import import_module
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of
from assessments.models import ProofReport
from assessments.proofs.services.store_proof import store_proof
from portal import embedded_postgres
from portal.demo import assessment, content, loader
from portal.demo.library import Library
from tests.factories.assessments import report_about
from tests.factories.pages import remove_site
from tests.support.processes import wait_until
from tests.support.running_demo import RunningDemo, free_port, start

# Some made-up learners are as good as some hundred, which take a second.
LEARNERS = 8


@pytest.fixture(scope="package")
def running_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    """The whole demo, really started, its data below a path with spaces; for tests marked ONE_DEMO."""
    var_dir = tmp_path_factory.mktemp("demo") / "with a space" / "var"
    running = start(var_dir, free_port())
    yield running
    running.process.send_signal(signal.SIGINT)
    running.process.wait(60)
    wait_until(lambda: not embedded_postgres.is_owned(var_dir))
    embedded_postgres.remove(var_dir)


@pytest.fixture(scope="module")
def demo_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings of a demo."""
    # Its addresses follow the setting when it is first imported: before this one holds.
    import_module("portal.urls")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "LEARNERS", LEARNERS)
        with override_settings(DEMO=True, VAR_DIR=tmp_path_factory.mktemp("demo")):
            yield


def report_without_findings(definition: Definition) -> ProofReport:
    """In place of a proof."""
    return store_proof(report_about(document_of(definition)))


@pytest.fixture(scope="module")
def small_demo(demo_settings: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A demo whose fact base holds the two certifications of the publisher only: the rest takes seconds.

    What stands beside them speaks of others, and stays out.
    """
    import yaml

    base = yaml.load(content.FACT_BASE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    base["certifications"] = [item for item in base["certifications"] if item["slug"].startswith("wmi-")]
    known = {item["slug"] for item in base["certifications"]}
    base["stale_facts"] = [item for item in base["stale_facts"] if item["certification"] in known]
    base["progressions"] = [item for item in base["progressions"] if {item["from"], item["to"]} <= known]
    names = base["readings"]["names"]
    base["readings"]["names"] = [item for item in names if item["certification"] in known]
    # The two disciplines that are compared are made with the terms, whatever records there are.
    small = tmp_path_factory.mktemp("facts") / "facts.yaml"
    small.write_text(yaml.safe_dump(base, allow_unicode=True), encoding="utf-8")
    alone = small.with_name("advice.yaml")
    alone.write_text(yaml.safe_dump({"meta": base["meta"]}, allow_unicode=True), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "FACT_BASE", small)
        patch.setattr(content, "ADVICE", alone)
        # Articles name others as well, which readers of this demo do not see.
        patch.setattr(Library, "certification", lambda _library, slug: str(uuid5(NAMESPACE_URL, slug)))
        patch.setattr(content, "relate", lambda *_arguments: None)
        # The proof takes seconds, too; the test that loads the whole demo really proves.
        patch.setattr(assessment, "prove_and_store", report_without_findings)
        yield


@pytest.fixture
def demo(bare_site: None, small_demo: None) -> None:
    """A small demo before its first start."""
    call_command("sync_roles", verbosity=0)


@pytest.fixture(scope="module")
def _loaded_once(
    small_demo: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        remove_site()
        call_command("sync_roles", verbosity=0)
        assert loader.load_demo() is True
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded_demo(_loaded_once: None, db: None) -> None:
    """A small demo after its first start, loaded once for a module; what a test changes is undone."""
