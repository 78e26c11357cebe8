"""A bundle and its parts as staff see them."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from django.utils.text import capfirst
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from portal.editorial.addresses import edit_url
from portal.editorial.bundles.models import Bundle, BundleItem
from portal.editorial.bundles.queries import content_of, drafts, latest_digest
from portal.editorial.draft_changes import comparison_url
from portal.shared.words import moment_words


@dataclass(frozen=True, slots=True)
class BundleItemRow:
    """A part. Addresses are empty where it was deleted; `changes_url` also where it was never live."""

    pk: int
    name: str
    kind: str
    url: str
    changes_url: str
    digest: str
    saved: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft that could come into a bundle; `key` names it in a form."""

    key: str
    name: str
    kind: str
    saved: str


def part_rows(bundle: Bundle, zone: tzinfo) -> list[BundleItemRow]:
    """The parts, in the order in which they were put in. Four queries a part."""
    return [_part_row(part, zone) for part in bundle.parts.select_related("content_type")]


def draft_rows(zone: tzinfo) -> list[DraftRow]:
    """Every draft that is in no bundle, by kind and by when it was saved."""
    return [
        DraftRow(draft_key(one), get_latest_str(one), _kind(one), _saved(one.latest_revision, zone))
        for one in drafts()
    ]


def draft_key(content: Any) -> str:
    """The name of a content in a form."""
    return f"{content.get_base_content_type().pk}:{content.pk}"


def _part_row(part: BundleItem, zone: tzinfo) -> BundleItemRow:
    content = content_of(part)
    if content is None:
        return BundleItemRow(part.pk, part.name, "", "", "", "", "")
    return BundleItemRow(
        pk=part.pk,
        name=get_latest_str(content),
        kind=_kind(content),
        url=edit_url(content),
        changes_url=comparison_url(content) if content.live else "",
        digest=latest_digest(content),
        saved=_saved(content.latest_revision, zone),
    )


def _kind(content: Any) -> str:
    model = content.specific_class if isinstance(content, Page) else type(content)
    return capfirst(str(model._meta.verbose_name))


def _saved(revision: Any, zone: tzinfo) -> str:
    if revision is None:
        return ""
    moment = moment_words(revision.created_at, zone)
    return f"{revision.user}, {moment}" if revision.user is not None else moment
