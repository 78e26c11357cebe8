"""Keep a page that is deleted, restore it, and empty the bin."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction, Revision

from portal.editorial.models import BinnedPage
from portal.editorial.pages import ApprovedPage
from portal.editorial.queries import RESTORED, WRITTEN, events
from portal.users.models import User

DAYS_IN_BIN = 30
# What versions say of people and of the page's place; a restored page is nobody's and locked by nobody.
FORGOTTEN = frozenset({"owner", "locked", "locked_by", "locked_at", "wagtail_admin_comments"})


class NotRestoredError(Exception):
    """The page above it is gone, or something that it points at; or its place is taken, or it is there."""


def keep_deleted_page(instance: Any, **_: Any) -> None:
    """Before a page is deleted by whatever way: keep its versions. Pages without one leave nothing."""
    if not isinstance(instance, ApprovedPage):
        return
    versions = [_version(revision) for revision in instance.revisions.order_by("created_at", "pk")]
    parent = instance.get_parent()
    if not versions or parent is None:
        return
    versions[-1]["restrictions"] = [_restriction(one) for one in instance.view_restrictions.order_by("pk")]
    BinnedPage.objects.update_or_create(
        page=instance.pk,
        defaults={
            "page_type": instance.cached_content_type,
            "parent": parent.pk,
            "title": instance.get_admin_display_title(),
            "versions": versions,
            "deleted_at": timezone.now(),
        },
    )


@transaction.atomic
def restore_page(row: BinnedPage, person: User) -> Page:
    """Put a deleted page back below the page where it was, as a draft with its versions and history.

    Raises:
        NotRestoredError: it cannot be put back; nothing has changed.
    """
    # A second press of the button waits here, and then finds nothing.
    is_kept = BinnedPage.objects.select_for_update().filter(pk=row.pk).first() is not None
    model: Any = row.page_type.model_class()
    parent = Page.objects.filter(pk=row.parent).first()
    if not is_kept or model is None or parent is None or Page.objects.filter(pk=row.page).exists():
        raise NotRestoredError(str(row))
    if not model.can_create_at(parent):
        raise NotRestoredError(str(row))
    page = model.from_serializable_data({**row.versions[-1]["content"], "live": False}, check_fks=True)
    if page is None:
        raise NotRestoredError(str(row))
    _as_new_draft(page, row, parent)
    _insert(page, parent)
    _put_back_versions(page, row)
    _put_back_restrictions(page, row)
    log(instance=page, action=RESTORED, user=person)
    row.delete()
    return page


def empty_bin() -> None:
    """Forget pages that were deleted more than a month ago."""
    over = timezone.now() - timedelta(days=DAYS_IN_BIN)
    BinnedPage.objects.filter(deleted_at__lt=over).delete()


def _version(revision: Revision) -> dict[str, Any]:
    content = {name: value for name, value in revision.content.items() if name not in FORGOTTEN}
    return {
        "pk": revision.pk,
        "created_at": revision.created_at.isoformat(),
        "object_str": revision.object_str,
        "content": content,
    }


def _restriction(restriction: PageViewRestriction) -> dict[str, Any]:
    return {
        "restriction_type": restriction.restriction_type,
        "password": restriction.password,
        "groups": list(restriction.groups.values_list("pk", flat=True)),
    }


def _as_new_draft(page: Any, row: BinnedPage, parent: Page) -> None:
    page.pk = page.id = row.page
    # It has a key, and is not in the table.
    page._state.adding = True
    page.numchild = 0
    page.live, page.has_unpublished_changes, page.expired = False, True, False
    page.live_revision = page.latest_revision = page.owner = None
    page.go_live_at = page.expire_at = None
    if Page.objects.child_of(parent).filter(slug=page.slug).exists():
        page.slug = f"{page.slug}-{row.page}"


def _insert(page: Any, parent: Page) -> None:
    """Add a page with a key to the tree. Wagtail takes a page that has one for a page of the tree."""
    last = parent.get_last_child()
    page.path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    page.depth = parent.depth + 1
    page.set_url_path(parent)
    page.save_base(force_insert=True)
    for relation in get_all_child_relations(type(page)):
        getattr(page, relation.get_accessor_name()).commit()
    for field in get_all_child_m2m_relations(type(page)):
        getattr(page, field.name).commit()
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)


def _put_back_versions(page: Any, row: BinnedPage) -> None:
    wrote = dict(
        events()
        .filter(kind=WRITTEN, revision__in=[version["pk"] for version in row.versions])
        .values_list("revision", "person")
    )
    Revision.objects.bulk_create(
        Revision(
            pk=version["pk"],
            content_object=page,
            base_content_type=page.get_base_content_type(),
            created_at=datetime.fromisoformat(version["created_at"]),
            object_str=version["object_str"],
            content=version["content"],
            user_id=wrote.get(version["pk"]),
        )
        for version in row.versions
    )
    latest = Revision.objects.get(pk=row.versions[-1]["pk"])
    Page.objects.filter(pk=page.pk).update(
        latest_revision=latest, latest_revision_created_at=latest.created_at, draft_title=latest.object_str
    )


def _put_back_restrictions(page: Any, row: BinnedPage) -> None:
    """Who might not read the page may not once it is public again; where its groups are gone, nobody may."""
    for kept in row.versions[-1].get("restrictions", ()):
        restriction = PageViewRestriction.objects.create(
            page_id=page.pk, restriction_type=kept["restriction_type"], password=kept["password"]
        )
        restriction.groups.set(Group.objects.filter(pk__in=kept["groups"]))
