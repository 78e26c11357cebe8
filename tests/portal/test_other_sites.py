"""A site whose environment names a provider of sign-on and an origin that may ask the API."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.support.repository import ROOT

STEPS = (
    "verified address finds the account",
    "staff show their second factor",
    "and are not signed in before",
    "unverified address signs nobody in",
    "forged state is refused in words",
    "nothing beside the API",
)


@pytest.mark.django_db
def test_people_sign_in_by_the_provider_and_scripts_of_the_origin_ask_the_api() -> None:
    names = ("NAME", "HOST", "PORT", "USER", "PASSWORD", "OPTIONS")
    database = {name: connection.settings_dict[name] for name in names}

    result = subprocess.run(
        [sys.executable, "-m", "tests.support.with_other_sites"],
        cwd=ROOT,
        env={**os.environ, "PROCESS_DATABASE": json.dumps(database)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert set(STEPS) <= set(result.stdout.splitlines())
