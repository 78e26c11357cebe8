"""What came of a look at an address is stored, and editors get a task where they have something to do."""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from certifications.domain.watched_pages.passages import (
    PageWords,
    PassageFate,
    digest_of_passage,
    look_for,
)
from certifications.models import (
    PassageState,
    SourceFinding,
    SourceOutcome,
    SourceState,
    WatchedPassage,
    WatchedSource,
)
from certifications.source_watch.services.look_at_source import SourceLook
from portal.shared.clock import site_date

# After so many looks in a row that did not reach an address, a person is asked to look.
FAILURES_TOLD = 3
PASSAGE_LENGTH = 4000
NOTHING_READ = frozenset({SourceState.GONE, SourceState.FAILED, SourceState.REFUSED, SourceState.UNREADABLE})
DETAIL_LENGTH = 2000


@transaction.atomic
def record_look(source: WatchedSource, look: SourceLook) -> None:
    """Store what a look showed. Findings of the watch are opened where they hold, and closed where not.

    No page changes by it. What an editor set aside comes again only when it is seen anew.
    """
    before = source.state, source.moved_to
    source.state, source.reason, source.moved_to = look.state, look.reason, look.moved_to[:DETAIL_LENGTH]
    source.looked_at = timezone.now()
    source.failures = source.failures + 1 if look.state == SourceState.FAILED else 0
    passages = [passage for passage in source.passages.all() if passage.cited]
    fresh = {passage.pk for passage in passages if passage.state == PassageState.NEW}
    if look.state in NOTHING_READ:
        # The next answer is read as a whole, for whatever is cited by then.
        source.etag = source.last_modified = source.text_hash = ""
        WatchedPassage.objects.filter(pk__in=fresh).update(state=PassageState.UNSEEN)
    if look.text is not None:
        source.etag, source.last_modified = look.etag, look.last_modified
        source.text_hash = hashlib.sha256(look.text.encode()).hexdigest()
        _look_at_passages(passages, look.text)
    source.save()
    is_new = before != (source.state, source.moved_to) or source.failures == FAILURES_TOLD
    _tell_of_source(source, [passage for passage in passages if is_new or passage.pk in fresh], passages)


def _look_at_passages(passages: Iterable[WatchedPassage], text: str) -> None:
    page = PageWords.of(text)
    for passage in passages:
        needles = tuple(tuple(tuple(form) for form in part) for part in passage.needles)
        known = "" if _is_settled(passage) else passage.passage
        look = look_for(page, needles, frozenset(passage.hints.split()), known)
        if look.fate is PassageFate.CHANGED:
            _tell_of_change(passage, look.passage)
            passage.state = PassageState.CHANGED
        else:
            _close(passage, SourceOutcome.OTHERWISE)
            passage.state = PassageState(look.fate.value)
            _keep(passage, look.passage[:PASSAGE_LENGTH])
        passage.save()


def _keep(passage: WatchedPassage, text: str) -> None:
    """Keep where the value stands; nothing where it never stood, or is gone with an editor's knowledge: what
    is kept is missed in the next look.
    """
    passage.passage = text
    passage.passage_hash = digest_of_passage(text) if text else ""
    if text:
        passage.seen_on = site_date()


def _is_settled(passage: WatchedPassage) -> bool:
    """Whether a change was seen before and an editor has dealt with it: the page is then read afresh."""
    return passage.state == PassageState.CHANGED and not _open(passage, SourceOutcome.OTHERWISE).exists()


def _tell_of_change(passage: WatchedPassage, now: str) -> None:
    if passage.state != PassageState.CHANGED:
        _tell(passage, SourceOutcome.OTHERWISE, now)


def _tell_of_source(
    source: WatchedSource, told: Iterable[WatchedPassage], passages: Iterable[WatchedPassage]
) -> None:
    held = {
        SourceOutcome.MOVED: source.state == SourceState.MOVED,
        SourceOutcome.GONE: source.state == SourceState.GONE,
        SourceOutcome.UNREADABLE: source.failures >= FAILURES_TOLD,
    }
    for outcome, holds in held.items():
        for passage in told if holds else passages:
            if holds:
                _tell(passage, outcome, source.moved_to if outcome == SourceOutcome.MOVED else "")
            else:
                _close(passage, outcome)


def _tell(passage: WatchedPassage, outcome: SourceOutcome, detail: str) -> None:
    """Open a finding; one that is open says what was seen last."""
    SourceFinding.objects.update_or_create(
        certification=passage.certification,
        digest=passage.digest,
        outcome=outcome,
        by_watch=True,
        closed_at=None,
        defaults={"key": passage.key, "detail": detail[:DETAIL_LENGTH], "note": _archived(passage, outcome)},
    )


def _archived(passage: WatchedPassage, outcome: SourceOutcome) -> str:
    return passage.passage[:600] if outcome == SourceOutcome.OTHERWISE else ""


def _open(passage: WatchedPassage, outcome: SourceOutcome) -> QuerySet[SourceFinding]:
    return SourceFinding.objects.filter(
        certification=passage.certification,
        digest=passage.digest,
        outcome=outcome,
        by_watch=True,
        closed_at=None,
    )


def _close(passage: WatchedPassage, outcome: SourceOutcome) -> None:
    _open(passage, outcome).update(closed_at=timezone.now())
