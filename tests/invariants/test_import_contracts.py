"""Import contracts: kept by the tree, and each one catches a planted breach."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.repository import PACKAGES, ROOT

ACROSS = "Rooms import downwards only"
PORTAL = "Every module of portal has a place"
CERTIFICATIONS = "Rooms of certifications"
ASSESSMENTS = "Rooms of assessments"
DOMAIN = "Packages of the assessments' domain"
ENGINES = "Only engines import frozen versions"
CIRCLES = "No import goes round in a circle"
SHELVES = "Every room has the same shelves in the same order"
DOOR = "Other rooms enter certifications by its door alone"
PURE = "Domains and tabular import no framework"
EMBEDDED = "Bootstrap and the embedded database start without Django"

# contract, module that is written to, line that is planted there
BREACHES = [
    (ACROSS, "portal/shared/ports.py", "import portal.home.models"),
    (ACROSS, "certifications/apps.py", "import assessments.apps"),
    (ACROSS, "portal/users/apps.py", "import portal.media.apps"),
    (ACROSS, "portal/users/apps.py", "import portal.tokens.models"),
    (ACROSS, "portal/operations/apps.py", "import certifications.domain"),
    (ACROSS, "portal/editorial/apps.py", "import portal.home.models"),
    (PORTAL, "portal/operations/apps.py", "import portal.editorial.models"),
    (ACROSS, "portal/search/apps.py", "import certifications.domain"),
    (ACROSS, "portal/settings/base.py", "import portal.shared.ports"),
    (PORTAL, "portal/stray.py", ""),
    (PORTAL, "portal/editorial/apps.py", "import portal.search.models"),
    (PORTAL, "portal/media/models.py", "import portal.operations.apps"),
    (PORTAL, "portal/jobs/apps.py", "import portal.operations.apps"),
    (ACROSS, "portal/webhooks/apps.py", "import certifications.domain"),
    (PORTAL, "portal/operations/apps.py", "import portal.webhooks.models"),
    (CERTIFICATIONS, "certifications/stray.py", ""),
    (CERTIFICATIONS, "certifications/articles/mapping.py", "import certifications.search.queries"),
    (CERTIFICATIONS, "certifications/domain/facts.py", "import certifications.models"),
    (CERTIFICATIONS, "certifications/models/facts.py", "import certifications.wording.words"),
    (CERTIFICATIONS, "certifications/wording/words.py", "import certifications.facts.presenters"),
    (CERTIFICATIONS, "certifications/facts/presenters/glance.py", "import certifications.comparisons"),
    (CERTIFICATIONS, "certifications/field_map/queries.py", "import certifications.catalogue.presenters"),
    (CERTIFICATIONS, "certifications/comparisons/files.py", "import certifications.assistants.queries"),
    (ASSESSMENTS, "assessments/stray.py", ""),
    (ASSESSMENTS, "assessments/domain/__init__.py", "import assessments.models"),
    (ASSESSMENTS, "assessments/access.py", "import assessments.attempts.queries.attempts"),
    (ASSESSMENTS, "assessments/attempts/views/index.py", "import assessments.results.queries.outcomes"),
    (ASSESSMENTS, "assessments/history/views.py", "import assessments.reports.forms"),
    (SHELVES, "assessments/attempts/stray.py", ""),
    (SHELVES, "certifications/freshness/stray.py", ""),
    (SHELVES, "certifications/search/stray.py", ""),
    (SHELVES, "certifications/assistants/stray.py", ""),
    (SHELVES, "certifications/source_watch/stray.py", ""),
    (CERTIFICATIONS, "certifications/source_watch/tasks.py", "import certifications.freshness.forms"),
    (SHELVES, "assessments/results/queries/margin.py", "import assessments.results.presenters.plan"),
    (SHELVES, "assessments/attempts/services/save_answer.py", "import assessments.attempts.forms"),
    (SHELVES, "assessments/reports/files.py", "import assessments.reports.services.record_export"),
    (SHELVES, "certifications/corrections/presenters/reports.py", "import certifications.corrections.views"),
    (DOMAIN, "assessments/domain/stray.py", ""),
    (DOMAIN, "assessments/domain/margin/search.py", "import assessments.domain.engines.registry"),
    (ENGINES, "assessments/domain/proof/prover.py", "import assessments.domain.engines.v1.scores"),
    (ENGINES, "assessments/results/views/plan.py", "from assessments.domain.engines import v1"),
    (ENGINES, "assessments/results/views/plan.py", "from assessments.domain.engines.v3 import nearest"),
    (CIRCLES, "assessments/wording/texts.py", "import assessments.wording.conditions"),
    (DOOR, "assessments/apps.py", "import certifications.models"),
    (DOOR, "portal/home/apps.py", "import certifications.models.facts"),
    (DOOR, "assessments/results/views/plan.py", "import certifications.wording.words"),
    (PURE, "certifications/domain/facts.py", "from django.utils.translation import gettext"),
    (PURE, "assessments/domain/__init__.py", "import portal.shared.pages"),
    (PURE, "portal/shared/tabular.py", "import psycopg"),
    (EMBEDDED, "portal/embedded_postgres/__init__.py", "import django.conf"),
    (EMBEDDED, "portal/bootstrap.py", "import environ"),
]


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the Python files of the three packages and of the contracts."""
    folder = tmp_path_factory.mktemp("contracts")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "assets", "*.pyc")
        )
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


@contextmanager
def planted(root: Path, module: str, line: str) -> Iterator[None]:
    """With a line more in a module, which is made when it is not there."""
    path = root / module
    before = path.read_text() if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n")
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before)


def test_tree_keeps_every_contract() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_breach_here(sources: Path) -> None:
    named = {
        line.removeprefix("name = ")
        for line in (sources / ".importlinter").read_text().splitlines()
        if line.startswith("name = ")
    }
    assert named == {contract for contract, _module, _line in BREACHES}


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_breach_is_caught_and_its_contract_named(
    sources: Path, contract: str, module: str, line: str
) -> None:
    with planted(sources, module, line):
        result = lint_imports(sources)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout


@pytest.mark.parametrize("door", ["queries", "domain.facts", "facts.api.fact_documents"])
def test_door_of_certifications_is_open(sources: Path, door: str) -> None:
    with planted(sources, "assessments/apps.py", f"import certifications.{door}"):
        result = lint_imports(sources)
    assert result.returncode == 0, result.stdout + result.stderr
