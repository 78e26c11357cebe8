"""A moderator takes back what they changed, so that they may approve what the others wrote."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from portal.editorial.authorship import last_state_without
from portal.editorial.digests import digest_of_revision
from portal.editorial.queries import WRITTEN, authors, events_of, history
from portal.users.models import User


class NothingToGoBackToError(LookupError):
    """Every draft since the published version has something of this person."""


def draft_without(content: Any, person: User) -> Revision | None:
    """The latest draft that this person had no hand in, and may approve; None where there is none."""
    digest = last_state_without(person.pk, history(content))
    if digest is None or person.pk in authors(content, digest):
        return None
    saved = events_of(content).filter(kind=WRITTEN, digest=digest).values_list("revision", flat=True)
    drafts = content.revisions.filter(pk__in=list(saved)).order_by("-created_at", "-pk")
    return next((draft for draft in drafts if digest_of_revision(draft) == digest), None)


def written_since(content: Any, draft: Revision) -> set[int]:
    """Who else loses changes when the content goes back to a draft."""
    steps = history(content)
    states = [step.digest for step in steps]
    last = len(states) - 1 - states[::-1].index(digest_of_revision(draft))
    return {step.person for step in steps[last + 1 :] if step.person is not None}


@transaction.atomic
def take_back_changes(content: Any, person: User) -> Revision:
    """Save the latest draft that this person had no hand in anew. What is taken back stays in the history.

    Raises:
        NothingToGoBackToError: there is no such draft.
    """
    draft = draft_without(content, person)
    if draft is None:
        raise NothingToGoBackToError(str(content))
    saved: Revision = draft.as_object().save_revision(
        user=person, previous_revision=draft, log_action=True, clean=False
    )
    return saved
