"""The demo's assessment in its two editions, each made live as two people do it: drafted, proved, and
published by a moderator.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import F

from assessments.domain.definitions.compiler import compile_definition
from assessments.models import Assessment, AssessmentVersion
from assessments.proofs.services.store_proof import prove_and_store
from assessments.versions.services.freeze_version import freeze_version
from portal.demo.months import months_before
from portal.users.models import User

DATA = Path(__file__).parent / "data"
# The same in every demo, so that the texts of pages can name it.
FIND_YOUR_PATH = UUID("5d0f2c86-6f5b-4d0e-9a57-3e1c8b7a4f21")


@dataclass(frozen=True, slots=True)
class WrittenVersion:
    """A definition, the minutes that it is said to take, and how long before the loading it went live."""

    file: Path
    minutes: int
    months_before: int


# Oldest first; each is the version of its place. The first was live before anybody of the demo answered, the
# second came lately, between the last two attempts of the demo's learner.
VERSIONS = (
    WrittenVersion(DATA / "find-your-path.yaml", minutes=8, months_before=37),
    WrittenVersion(DATA / "find-your-path-2.yaml", minutes=6, months_before=3),
)
# What attempts start on.
DEFINITION = VERSIONS[-1].file


def load_assessment(author: User, publisher: User, now: datetime) -> None:
    """Prove and publish the editions of “Find your path” one after the other, which takes some seconds and
    freezes two versions.

    Back-dated is when a version was frozen, and nothing else: pages call it “live since”, and no attempt is
    to be older than what it answers. When it was proved, and what the admin's log says, is when it was done.

    Raises:
        django.core.exceptions.ValidationError: the compiler or the proof refuses a definition.
    """
    draft = Assessment(public_id=FIND_YOUR_PATH, title="Find your path")
    for written in VERSIONS:
        document = yaml.load(written.file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        draft.definition = json.dumps(document, ensure_ascii=False, indent=2)
        draft.minutes = written.minutes
        if draft.pk is None:
            draft.save()
        prove_and_store(compile_definition(document))
        revision = draft.save_revision(user=author, log_action=True)
        # Going live finds the version that is frozen here, with its day.
        freeze_version(draft, document, by=publisher, now=months_before(now, written.months_before))
        # Approval stands for the permission that nobody holds; see docs/decisions.
        revision.publish(user=publisher, skip_permission_checks=True)
        draft = Assessment.objects.get(pk=draft.pk)


def version_numbered(number: int) -> AssessmentVersion:
    """A version of “Find your path”.

    Raises:
        AssessmentVersion.DoesNotExist: there is none of this number.
    """
    return AssessmentVersion.objects.get(assessment__public_id=FIND_YOUR_PATH, number=number)


def published_version() -> AssessmentVersion:
    """The version that attempts start on.

    Raises:
        AssessmentVersion.DoesNotExist: it is not published.
    """
    return AssessmentVersion.objects.get(
        assessment__public_id=FIND_YOUR_PATH, pk=F("assessment__current_version")
    )
