"""What changed since a day. What is stated now comes with its source; what was stated before is not told."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from certifications.assistants.presenters.answers import ChangeAnswer, ChangesAnswer
from certifications.assistants.presenters.facts import writer_of
from certifications.domain.certification import Certification
from certifications.domain.noted_changes import NotedChange
from certifications.follows.presenters import told_change
from certifications.follows.queries import changes_since
from certifications.queries.kept import kept_by_key, kept_certifications


def changes_answer(since: date, limit: int, certification: Certification | None) -> ChangesAnswer:
    """The changes noted from a day on, of one certification or of all. One query."""
    known = kept_by_key()
    wanted = None
    if certification is not None:
        wanted = next((key for key, one in known.items() if one.slug == certification.slug), None)
        if wanted is None:
            # It was withdrawn between two reads; without a key the question would be about all.
            return ChangesAnswer(since=since, changes=(), more=False)
    found = changes_since(since, limit + 1, wanted)
    return ChangesAnswer(
        since=since, changes=tuple(_change(one, known) for one in found[:limit]), more=len(found) > limit
    )


def _change(change: NotedChange, known: Mapping[UUID, Certification]) -> ChangeAnswer:
    certification = known[change.certification]
    told = told_change(change, known, {one.slug: one.title for one in kept_certifications()})
    stated = certification.facts_ahead if change.is_ahead else certification.facts
    return ChangeAnswer(
        slug=certification.slug,
        what=told.what,
        noted_at=change.noted_at,
        why=told.why or None,
        is_announced=change.is_ahead,
        takes_effect=told.when or None,
        no_longer_stated=not change.new,
        now=writer_of(certification).facts(fact for fact in stated if change.key and fact.key == change.key),
    )
