"""Which contents are in bundles, and which drafts could be.

Imports no model at its head: approvals ask here, and Wagtail imports them while its own are being loaded.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from portal.editorial.digests import digest_of_revision

WAITING, APPROVED_STATE = "waiting", "approved"


def bundles() -> QuerySet[Any]:
    """All bundles, the latest first."""
    rows: QuerySet[Any] = apps.get_model("editorial", "Bundle")._default_manager.all()
    return rows


def bundle_of(content: Any) -> Any | None:
    """The bundle in which a content is and that has not gone live; None where there is none. One query."""
    part = (
        apps.get_model("editorial", "BundleItem")
        ._default_manager.filter(
            content_type=content.get_base_content_type(), object_id=str(content.pk), is_released=False
        )
        .select_related("bundle")
        .first()
    )
    return part.bundle if part is not None else None


def is_tied(bundle: Any) -> bool:
    """Whether parts of a bundle are approved and published with the others alone."""
    return bundle.state in {WAITING, APPROVED_STATE}


def content_of(part: Any) -> Any | None:
    """The page, row or assessment of a part; None where it was deleted. Two queries at most."""
    model = part.content_type.model_class()
    content = model._default_manager.filter(pk=part.object_id).first() if model is not None else None
    return getattr(content, "specific", content)


def latest_digest(content: Any) -> str:
    """The digest of the latest draft; empty where there is none. One query."""
    revision = content.get_latest_revision()
    return digest_of_revision(revision) if revision is not None else ""


def drafts() -> list[Any]:
    """All contents with a draft that readers do not see yet, but for those in a bundle. A query a kind."""
    from wagtail.models import DraftStateMixin, Page

    taken = set(
        apps.get_model("editorial", "BundleItem")
        ._default_manager.filter(is_released=False)
        .values_list("content_type", "object_id")
    )
    kinds: Iterable[Any] = (
        Page,
        *(
            model
            for model in apps.get_models()
            if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
        ),
    )
    return [
        content
        for model in kinds
        for content in _with_drafts(model)
        if (content.get_base_content_type().pk, str(content.pk)) not in taken
    ]


def _with_drafts(model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(
        has_unpublished_changes=True, latest_revision__isnull=False
    )
    return rows.order_by("-latest_revision__created_at", "pk").select_related("latest_revision__user")
