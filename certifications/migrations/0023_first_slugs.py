"""Authors and questions from before they had a name for addresses get one."""

from typing import Any

from django.db import migrations
from django.utils.text import slugify

LONGEST = 75


def fill(apps: Any, _schema_editor: Any) -> None:
    """Name each row once; of two that are alike, the second has a number."""
    for model, source in (("Writer", "name"), ("LearnerQuestion", "question")):
        rows = apps.get_model("certifications", model).objects
        taken: set[str] = set()
        for row in rows.filter(slug="").order_by("pk"):
            wanted = slugify(getattr(row, source))[:LONGEST].strip("-") or "row"
            number, made = 1, wanted
            while made in taken:
                number += 1
                made = f"{wanted}-{number}"
            taken.add(made)
            rows.filter(pk=row.pk).update(slug=made)


class Migration(migrations.Migration):
    dependencies = [("certifications", "0022_follows_and_glossary")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
