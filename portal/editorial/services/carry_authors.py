"""A copy has no history, but those who wrote the unpublished words in it are its authors, too."""

import hashlib
from typing import Any

from django.utils import timezone

from portal.editorial.queries import WRITTEN, authors, events, last_written_by
from portal.users.models import User


def carry_authors(source: Any, copy: Any) -> None:
    """Note each author of the source's draft as somebody who wrote in the copy before it was made.

    Without that, a copy would let people approve their own words. Two queries for each of them, and some.
    """
    for person in User.objects.filter(pk__in=authors(source)):
        # A state by itself: no version of the copy was ever this one.
        state = hashlib.sha256(f"{source.pk} as {person.pk} wrote it".encode()).hexdigest()
        events().create(
            content_type=copy.get_base_content_type(),
            object_id=str(copy.pk),
            kind=WRITTEN,
            digest=state,
            person=person,
            happened_at=last_written_by(source, person)
            or source.latest_revision_created_at
            or timezone.now(),
        )
