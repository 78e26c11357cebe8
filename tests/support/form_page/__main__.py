"""Make the tables and the page: `python -m tests.support.form_page`, with its settings."""

import django
from django.core.management import call_command


def main() -> None:
    """A page below the home page, with a field for each question of “Find your path”."""
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)

    from tests.assessments.find_your_path import DEFINITION
    from tests.factories.pages import make_home_page
    from tests.support.form_page import ADDRESS
    from tests.support.form_page.fields import field_of
    from tests.support.form_page.models import FormPage

    page = FormPage(title="Form", slug=ADDRESS.strip("/"))
    page.form_fields = [field_of(question) for question in DEFINITION.questions]
    make_home_page().add_child(instance=page)


if __name__ == "__main__":
    main()
