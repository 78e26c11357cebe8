"""The demo's assessment, made live as two people do it: drafted, checked, published by a moderator."""

import json
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import F

from assessments.domain.definitions.compiler import compile_definition
from assessments.models import Assessment, AssessmentVersion
from assessments.proofs.services.store_proof import prove_and_store
from portal.users.models import User

DEFINITION = Path(__file__).parent / "data" / "find-your-path.yaml"
# The same in every demo, so that the texts of pages can name it.
FIND_YOUR_PATH = UUID("5d0f2c86-6f5b-4d0e-9a57-3e1c8b7a4f21")
MINUTES = 8


def load_assessment(author: User, publisher: User) -> None:
    """Prove “Find your path”, which takes some seconds, and publish it, which freezes its first version.

    Raises:
        django.core.exceptions.ValidationError: the compiler or the proof refuses the definition.
    """
    document = yaml.load(DEFINITION.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    draft = Assessment.objects.create(
        public_id=FIND_YOUR_PATH,
        title="Find your path",
        minutes=MINUTES,
        definition=json.dumps(document, ensure_ascii=False, indent=2),
    )
    prove_and_store(compile_definition(document))
    # Approval stands for the permission that nobody holds; see docs/decisions.
    draft.save_revision(user=author).publish(user=publisher, skip_permission_checks=True)


def published_version() -> AssessmentVersion:
    """The version that attempts start on.

    Raises:
        AssessmentVersion.DoesNotExist: it is not published.
    """
    return AssessmentVersion.objects.get(
        assessment__public_id=FIND_YOUR_PATH, pk=F("assessment__current_version")
    )
