"""What a person leaves behind in every model that holds personal data, and where to look for it."""

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, Page, PageSubscription, UploadedFile

from portal.users.models import User
from tests.factories.pages import make_issuer

# Stands in every trace, and nowhere else.
MARKER = "zzmarkerzz"


def leave_traces_in_the_admin(person: User, other: User) -> None:
    page = Page.objects.get(title="Home")
    page.owner = page.locked_by = person
    page.save()
    page.specific.save_revision(user=person, log_action=True)
    make_issuer(locked=True, locked_by=person)
    log(instance=page, action="wagtail.edit", user=person)
    log(instance=person, action="wagtail.edit", user=other, data={"was": person.email})
    comment = Comment.objects.create(page=page, user=person, text=MARKER, contentpath="title")
    CommentReply.objects.create(comment=comment, user=person, text=MARKER)
    PageSubscription.objects.create(page=page, user=person, comment_notifications=True)
    page_type = ContentType.objects.get_for_model(Page)
    now = timezone.now()
    common = {"user": person, "content_type": page_type, "object_id": str(page.pk)}
    EditingSession.objects.create(**common, last_seen_at=now)
    FormState.objects.create(**common, data=f"title={MARKER}", last_updated_at=now)
    upload = UploadedFile(uploaded_by_user=person, for_content_type=page_type)
    upload.file.save(f"{MARKER}.txt", ContentFile(b"words"))


def places_with(text: str) -> list[str]:
    """The tables in which any column of any row contains the text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT count(*) FROM {name} AS t WHERE t::text ILIKE %s", [f"%{text}%"])  # noqa: S608 - names come from the catalogue
            if cursor.fetchone()[0]:
                found.append(table)
    return found
