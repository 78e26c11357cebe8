"""What takes long to import waits until it is needed."""

import subprocess
import sys

from tests.support.repository import ROOT

STARTED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
import portal.wsgi
from django.urls import get_resolver
from wagtail import hooks
hooks.search_for_hooks()
# Reads every list of addresses, and with it every view.
assert len(get_resolver().reverse_dict) > 0
assert "assessments.results.views.result" in sys.modules
print("ortools" in sys.modules)
"""


def test_site_starts_without_the_solver() -> None:
    # It takes half a second and 128 MB; only those who solve something are to pay for it.
    result = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stdout) == (0, "False\n"), result.stderr
