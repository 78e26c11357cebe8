"""A bundle is put together: described, filled with drafts, and given up."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_latest_str

from portal.editorial.bundles.models import Bundle, BundleItem


@transaction.atomic
def add_parts(bundle: Bundle, contents: Iterable[Any]) -> None:
    """Put drafts into a bundle; those that are in it already stay.

    Raises:
        ValidationError: the bundle was submitted, or one of them is in another bundle; nothing changes.
    """
    _locked(bundle)
    for content in contents:
        # Whoever puts the same draft into another bundle now is waited for.
        part, _is_new = BundleItem.objects.select_related("bundle").get_or_create(
            content_type=content.get_base_content_type(),
            object_id=str(content.pk),
            is_released=False,
            defaults={"bundle": bundle, "name": get_latest_str(content)[:255]},
        )
        if part.bundle_id != bundle.pk:
            raise ValidationError(
                _("“%(title)s” is already in the bundle “%(bundle)s”.")
                % {"title": get_latest_str(content), "bundle": part.bundle}
            )


@transaction.atomic
def remove_part(bundle: Bundle, part: int) -> None:
    """Take a draft out of a bundle; the draft stays as it is.

    Raises:
        ValidationError: the bundle was submitted.
    """
    _locked(bundle)
    bundle.parts.filter(pk=part).delete()


@transaction.atomic
def describe_bundle(bundle: Bundle) -> None:
    """Store title, note and hour, as somebody typed them.

    Raises:
        ValidationError: the bundle was submitted.
    """
    _locked(bundle)
    bundle.save(update_fields=["title", "note", "release_at"])


@transaction.atomic
def delete_bundle(bundle: Bundle) -> None:
    """Forget a bundle; its drafts stay as they are.

    Raises:
        ValidationError: the bundle was submitted.
    """
    _locked(bundle)
    bundle.delete()


def _locked(bundle: Bundle) -> None:
    """Wait for whoever changes the bundle now.

    Raises:
        ValidationError: it is not put together any more.
    """
    if not Bundle.objects.select_for_update().get(pk=bundle.pk).is_open:
        raise ValidationError(_("The bundle has been submitted. Take it back to change it."))
