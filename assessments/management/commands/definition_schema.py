"""`manage.py definition_schema`: print the JSON Schema of definitions."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from assessments.domain.definitions.schema import definition_schema


class Command(BaseCommand):
    """Prints the schema, indented, for editors and other programs that check or complete definitions."""

    help = "Print the JSON Schema (draft 2020-12) of the definition of an assessment."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(json.dumps(definition_schema(), indent=2, ensure_ascii=False))
