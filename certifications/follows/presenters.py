"""Changes in words, for feeds, mails and the page on following a certification."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.domain.fact_changes import Because
from certifications.domain.fields import field_of
from certifications.domain.noted_changes import NotedChange
from certifications.domain.values import Money, ValueRefusedError, ValueType, parse_value
from certifications.models import Follow
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import Names, amounts_words, stated_value_words
from certifications.queries.kept import kept_by_key, kept_certifications
from certifications.wording.words import key_words, source_date_words
from portal.shared.words import sentence_case, site_day_words


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as readers are told of it; `old` and `new` are empty where nothing was or is stated.

    `link` is the page of the certification; empty where it is not public any more. `source_link` is empty for
    a source without an address.
    """

    public_id: UUID
    certification: str
    link: str
    what: str
    old: str
    new: str
    why: str
    when: str
    is_ahead: bool
    source: str
    source_link: str
    noted_at: datetime
    noted_on: str

    @property
    def sentence(self) -> str:
        """What changed, in a line: “Exam fee: USD 575 → USD 675”."""
        return _("%(what)s: %(old)s → %(new)s") % {
            "what": self.what,
            "old": self.old or _("nothing stated"),
            "new": self.new or _("no longer stated; we removed the fact"),
        }


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """A certification that somebody follows; `title` is empty for one that is not public any more."""

    public_id: UUID
    slug: str
    title: str
    url: str
    own_offer: bool
    since: str


def told_changes(changes: Iterable[NotedChange]) -> tuple[ToldChange, ...]:
    """Changes in their order. No query while the catalogue stays as it is."""
    known = kept_by_key()
    names = {one.slug: one.title for one in kept_certifications()}
    return tuple(told_change(one, known, names) for one in changes)


def told_change(change: NotedChange, known: Mapping[UUID, Certification], names: Names) -> ToldChange:
    """One change in words."""
    certification = known.get(change.certification)
    return ToldChange(
        public_id=change.public_id,
        certification=certification.short_name if certification else change.certification_name,
        link=certification.url if certification else "",
        what=changed_words(change),
        old=_value_words(change.key, change.old, names),
        new=_value_words(change.key, change.new, names),
        why=_why(change),
        when=source_date_words(change.in_force_from) if change.is_ahead else "",
        is_ahead=change.is_ahead,
        source=source_name(change.source_url) or change.source_note,
        source_link=source_link(change.source_url) if change.source_url else "",
        noted_at=change.noted_at,
        noted_on=site_day_words(change.noted_at),
    )


def changed_words(change: NotedChange) -> str:
    """What changes, by name."""
    return sentence_case(change.what or key_words(change.key))


def followed_rows(follows: Iterable[Follow]) -> tuple[FollowedRow, ...]:
    """What somebody follows, in their order. No query while the catalogue stays as it is."""
    known = kept_by_key()
    return tuple(_followed(one, known.get(one.certification)) for one in follows)


def _followed(follow: Follow, certification: Certification | None) -> FollowedRow:
    since = site_day_words(follow.since)
    if certification is None:
        return FollowedRow(follow.public_id, "", "", "", own_offer=False, since=since)
    return FollowedRow(
        follow.public_id,
        certification.slug,
        certification.title,
        certification.url,
        own_offer=certification.issuer.is_publisher,
        since=since,
    )


def _why(change: NotedChange) -> str:
    match change.because:
        case Because.WRONG:
            told = _("We had this wrong.")
            return f"{told} {change.reason}".strip()
        case Because.ISSUER:
            return _("The issuer changed it; it was right until now.")
    return ""


def _value_words(key: str, stated: str, names: Names) -> str:
    field = field_of(key)
    if field is None or field.value_type is not ValueType.MONEY:
        return stated_value_words(key, stated, names)
    try:
        amounts = parse_value(field.value_type, stated)
    except ValueRefusedError:
        return stated
    money = [one for one in amounts if isinstance(one, Money)] if isinstance(amounts, tuple) else []
    return amounts_words(money) if money else stated
