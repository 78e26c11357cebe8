"""`manage.py seed_learners`: many made-up learners, to try the portal out; `--remove` takes them away."""

import argparse
import time
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.management.progress import bar_on
from assessments.models import AssessmentVersion
from assessments.versions.queries.assessments import open_assessments
from portal.demo.learners.remove_learners import remove_learners
from portal.demo.learners.seed_learners import AlreadySeededError, seed_learners


class Command(BaseCommand):
    """Everything it stores is marked as made up, and nobody can sign in as one of these learners."""

    help = "Add made-up learners with attempts of an assessment over three years, or remove them all."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=1000, help="learners (default: 1000)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same learners")
        parser.add_argument("--assessment", type=UUID, help="public id, where more than one can be taken")
        parser.add_argument("--remove", action="store_true", help="remove all made-up learners instead")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["remove"]:
            removed = remove_learners(bar_on(self.stderr))
            self.stdout.write(f"{removed.learners} made-up learners and {removed.attempts} attempts removed.")
            return
        start = time.monotonic()
        try:
            seeded = seed_learners(
                version_to_take(options["assessment"]),
                options["count"],
                seed=options["seed"],
                now=timezone.now(),
                progress=bar_on(self.stderr),
            )
        except AlreadySeededError as error:
            raise CommandError(
                f"Learners of seed {options['seed']} are there. Choose another seed, or --remove all."
            ) from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{seeded.learners} made-up learners with {seeded.attempts} attempts, {seeded.submissions} "
            f"of them submitted, in {time.monotonic() - start:.0f} s."
        )


def version_to_take(public_id: UUID | None) -> AssessmentVersion:
    """The version on which attempts of the assessment start; without an id of the only one that can be taken.

    Raises:
        CommandError: there is no such assessment, or there are several and none was named.
    """
    found = [row for row in open_assessments() if public_id in {None, row.public_id}]
    if len(found) > 1:
        names = ", ".join(f"{row.title} ({row.public_id})" for row in found)
        raise CommandError(f"Name one with --assessment: {names}.")
    if not found or found[0].current_version is None:
        raise CommandError("There is no such assessment that can be taken; publish one first.")
    return found[0].current_version
