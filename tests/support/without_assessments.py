"""Show the catalogue in a process that cannot import `assessments`. Run as a script by a test.

Prints one line a step that worked; ends with an error at the first that did not. Works in the database that
PROCESS_DATABASE names and leaves nothing in it.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


class Deleted(MetaPathFinder):
    """Makes a package unimportable, as if its folder were gone."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        """Refuse `assessments` and all below it; leave the rest to the other finders."""
        if fullname == "assessments" or fullname.startswith("assessments."):
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def say(step: str) -> None:
    sys.stdout.write(f"{step}\n")


def main() -> None:
    """Take every step in turn."""
    sys.meta_path.insert(0, Deleted())
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.support.settings_without_assessments"
    import django

    django.setup()
    check_project()
    show_pages()


def check_project() -> None:
    """System checks pass, migrations load without the missing app, and no model differs from them."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    call_command("check", fail_level="WARNING")
    MigrationLoader(connection).project_state()
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    say("project checked")


def show_pages() -> None:
    """Home page, catalogue and a certification with a link to an assessment are shown to a visitor."""
    from django.db import transaction
    from django.test import Client

    with transaction.atomic():
        for name, (address, shown) in make_pages().items():
            response = Client().get(address)
            if response.status_code != 200 or shown not in response.text:
                raise SystemExit(f"{name} answers {response.status_code}, with or without: {shown}")
            say(f"{name} shown")
        transaction.set_rollback(True)


def make_pages() -> dict[str, tuple[str, str]]:
    """Addresses of published pages, each with what it must show; the certification has a fact and a block
    for an assessment.
    """
    from tests.factories import pages

    home = pages.make_home_page()
    catalogue = pages.make_catalogue_page(home)
    certification = pages.make_certification(
        catalogue,
        title="Deleted Rooms Diploma",
        facts=(pages.fact_row(),),
        body=[("start_assessment", {"assessment": "00000000-0000-4000-8000-000000000000"})],
    )
    made = {
        "home": (home, "Browse the catalogue"),
        "catalogue": (catalogue, "Deleted Rooms Diploma"),
        "certification": (certification, "Deleted Rooms Diploma"),
    }
    return {name: (str(page.get_url()), shown) for name, (page, shown) in made.items()}


if __name__ == "__main__":
    main()
