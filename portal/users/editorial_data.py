"""What Wagtail holds about the people who work in the admin: who wrote, uploaded, approved, commented.

Content stays when its author is erased, without their name. The log stays too: it is the site's audit. Its
entries keep the number of the erased account, which then points at nobody, so that one can still see that
two actions were one person's. Entries about the account lose their title, which was the person's name.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    ReferenceIndex,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)

from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record
from portal.users.services.allow_erasure import allow_erasure

# Stands in the log where the person's name stood; the log's trigger knows it, too.
ERASED_LABEL = "erased account"


def export_editorial(user: User) -> Iterator[Record]:
    """What the person did in the admin, a record for each thing."""
    yield from export_content(user)
    yield from export_approvals(user)
    for entry in log_entries_of(user):
        yield {**dated("action", entry.timestamp.isoformat(), entry.label), "did": entry.action}


def export_content(user: User) -> Iterator[Record]:
    for page in Page.objects.filter(owner=user).order_by("pk"):
        yield {"record": "page created", "page": page.pk, "title": page.title}
    for page in Page.objects.filter(locked_by=user).order_by("pk"):
        yield {"record": "page locked", "page": page.pk, "title": page.title}
    for revision in Revision.objects.filter(user=user).order_by("pk"):
        yield dated("draft saved", revision.created_at.isoformat(), revision.object_str)
    for upload in uploads_of(user):
        yield {"record": "file uploaded", "file": upload.pk, "title": str(upload)}
    for words in (*Comment.objects.filter(user=user), *CommentReply.objects.filter(user=user)):
        yield dated("comment", words.created_at.isoformat(), words.text)
    for subscription in PageSubscription.objects.filter(user=user).order_by("pk"):
        yield {"record": "comments followed", "page": subscription.page_id}


def export_approvals(user: User) -> Iterator[Record]:
    for request in WorkflowState.objects.filter(requested_by=user).order_by("pk"):
        yield dated("approval asked for", request.created_at.isoformat(), str(request.content_object))
    for decision in TaskState.objects.filter(finished_by=user).order_by("pk"):
        yield {
            **dated("approval decided", decision.finished_at.isoformat(), decision.comment),
            "decision": decision.status,
        }


def dated(record: str, when: str, text: str) -> Record:
    return {"record": record, "at": when, "text": text}


def uploads_of(user: User) -> Iterator[Model]:
    """Images and documents, whichever models the site uses."""
    for model in (get_image_model(), get_document_model()):
        yield from model._default_manager.filter(uploaded_by_user=user).order_by("pk")


def log_entries_of(user: User) -> Iterator[PageLogEntry | ModelLogEntry]:
    for model in (PageLogEntry, ModelLogEntry):
        yield from model.objects.filter(user=user).order_by("pk")


def erase_editorial(user: User) -> None:
    """Take the name out of the log. Deleting the account unlinks or deletes all else."""
    account_type = ContentType.objects.get_for_model(User)
    about = ModelLogEntry.objects.filter(content_type=account_type, object_id=str(user.pk))
    with allow_erasure():
        about.update(label=ERASED_LABEL, data={})
    ReferenceIndex.objects.filter(to_content_type=account_type, to_object_id=str(user.pk)).delete()
    for upload in UploadedFile.objects.filter(uploaded_by_user=user):
        upload.file.delete(save=False)
        upload.delete()
    FormState.objects.filter(user=user).delete()
    EditingSession.objects.filter(user=user).delete()


UNLINKED = OnErasure.UNLINKED
DELETED = OnErasure.DELETED

EDITORIAL = PersonalDataHolder(
    models=(
        HeldModel("wagtailcore.Page", "who created and who locked a page", UNLINKED),
        HeldModel("wagtailcore.Revision", "who saved a draft", UNLINKED),
        HeldModel("wagtailcore.WorkflowState", "who asked for approval", UNLINKED),
        HeldModel("wagtailcore.TaskState", "who approved or refused, and why", UNLINKED),
        HeldModel("wagtailcore.PageLogEntry", "who did what to a page", UNLINKED),
        HeldModel("wagtailcore.ModelLogEntry", "who did what to anything else", UNLINKED),
        HeldModel("wagtailcore.ReferenceIndex", "links from content to an account", DELETED),
        HeldModel("wagtailcore.Comment", "comments, and who resolved one", DELETED),
        HeldModel("wagtailcore.CommentReply", "replies to comments", DELETED),
        HeldModel("wagtailcore.PageSubscription", "which comments are followed", DELETED),
        HeldModel("wagtailcore.UploadedFile", "files of unfinished uploads", DELETED),
        HeldModel("wagtailadmin.EditingSession", "who has an editor open now", DELETED),
        HeldModel("wagtailadmin.FormState", "what was typed last in an open editor", DELETED),
        HeldModel("media.PortalImage", "who uploaded an image", UNLINKED),
        HeldModel("media.PortalDocument", "who uploaded a document", UNLINKED),
        # Unused, as the site has models of its own; said as theirs are, so that a person reads it once.
        HeldModel("wagtailimages.Image", "who uploaded an image", UNLINKED),
        HeldModel("wagtaildocs.Document", "who uploaded a document", UNLINKED),
    ),
    export=export_editorial,
    erase=erase_editorial,
)
