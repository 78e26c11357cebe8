"""Everything the demo's database holds, in order."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from portal.demo.accounts import ensure_accounts
from portal.demo.assessment import published_version
from portal.demo.content import load_content
from portal.demo.files import DemoError, DemoFiles
from portal.demo.learner import load_attempts
from portal.demo.learners.seed_learners import seed_learners
from portal.users.models import User

# Made-up learners, so that reports have something to show.
LEARNERS, SEED = 300, 20261122


def load_demo() -> bool:
    """Make the accounts that are missing, and content with attempts where there is none; returns whether it
    did.

    Raises:
        DemoError: this is not a demo: the accounts have example addresses and need no second factor.
    """
    if not settings.DEMO:
        raise DemoError("Demo accounts belong into a demo only: DEMO is off here.")
    ensure_accounts(DemoFiles(Path(settings.VAR_DIR)).accounts)
    author, publisher, learner = (
        User.objects.get(email=f"{name}@example.org") for name in ("editor", "moderator", "learner")
    )
    # All or nothing: content without attempts would be taken for a demo whose attempts somebody erased.
    with transaction.atomic():
        if not load_content(author, publisher):
            return False
        load_people(learner)
    return True


def load_people(learner: User) -> None:
    """The demo learner's attempts, and made-up learners."""
    # Read before the facts were imported, it would be empty.
    forget_snapshot()
    version, now = published_version(), timezone.now()
    load_attempts(learner, now)
    seed_learners(version, LEARNERS, seed=SEED, now=now)
