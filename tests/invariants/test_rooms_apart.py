"""The catalogue works with assessments deleted."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.support.repository import ROOT


@pytest.mark.django_db
def test_catalogue_is_shown_by_a_process_that_cannot_import_assessments() -> None:
    names = ("NAME", "HOST", "PORT", "USER", "PASSWORD", "OPTIONS")
    database = {name: connection.settings_dict[name] for name in names}
    result = subprocess.run(
        [sys.executable, "-m", "tests.support.without_assessments"],
        cwd=ROOT,
        env={**os.environ, "PROCESS_DATABASE": json.dumps(database)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.splitlines()[-4:] == [
        "project checked",
        "home shown",
        "catalogue shown",
        "certification shown",
    ]


def test_process_without_assessments_cannot_import_them() -> None:
    program = (
        "import sys; from tests.support.without_assessments import Deleted; "
        "sys.meta_path.insert(0, Deleted()); import assessments.apps"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "No module named 'assessments'" in result.stderr
