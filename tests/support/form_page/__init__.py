"""Wagtail's own form page with as many fields as “Find your path”: what a benchmark compares submitting with.

An app of its own, which `tests.support.settings_with_form_page` alone installs.
"""

import os
import subprocess
import sys

from tests.support.repository import ROOT

SETTINGS = "tests.support.settings_with_form_page"
ADDRESS = "/form/"


def make_form_page() -> None:
    """Make its tables and the page at ADDRESS, in the database of DATABASE_URL."""
    subprocess.run(
        [sys.executable, "-m", "tests.support.form_page"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS},
        check=True,
        stdout=subprocess.DEVNULL,
    )
