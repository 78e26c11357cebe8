"""The two-person rule: who wrote what would go live, and who may therefore approve or sign it.

Wagtail imports this room's services while its own models are being loaded, so nothing here may import them.
"""

from typing import Any

from wagtail.log_actions import registry

# What the log says of a revision that went live, at once or at its time.
WENT_LIVE = ("wagtail.publish", "wagtail.publish.scheduled")


def may_approve(content: Any, person: Any, until: Any = None) -> bool:
    """Whether somebody had no hand in what would go live, so that they may approve it or sign for it.

    The one rule for pages, snippets and signatures. At most four queries. `until` as `authors_since_live`.
    """
    return person.pk is not None and person.pk not in authors_since_live(content, until)


def authors_since_live(content: Any, until: Any = None) -> set[int]:
    """Who saved a version after the one that last went live; whoever ever did where none has.

    `until` is the last revision that counts; without it, all do. At most four queries.
    """
    revisions = content.revisions.filter(user__isnull=False)
    last = _last_live(content)
    if last is not None:
        revisions = revisions.filter(created_at__gt=last.created_at)
    if until is not None:
        revisions = revisions.filter(created_at__lte=until.created_at)
    return set(revisions.values_list("user_id", flat=True))


def _last_live(content: Any) -> Any:
    """The revision that is live, or was when the content was taken offline; None where none ever was.

    Wagtail forgets which one when it takes content offline, and keeps only when it went live. That says too
    little: what somebody saved while an older version waited for approval, or its hour, would count as
    published. The log remembers the version; where it does not, every version counts.
    """
    if content.live_revision is not None:
        return content.live_revision
    entries = registry.get_logs_for_instance(content).filter(action__in=WENT_LIVE, revision__isnull=False)
    entry = entries.order_by("-timestamp", "-pk").first()
    return content.revisions.filter(pk=entry.revision_id).first() if entry is not None else None
