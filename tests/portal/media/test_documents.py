import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.utils.sendfile import _get_sendfile

from portal.media.models import PortalDocument
from portal.users.models import User
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

DOCUMENTS = "/admin/documents/"


def upload(name: str = "guide.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4", content_type="application/pdf")


def make_document(owner: User) -> PortalDocument:
    document: PortalDocument = PortalDocument.objects.create(
        title="Guide", file=ContentFile(b"%PDF-1.4", name="guide.pdf"), uploaded_by_user=owner
    )
    return document


def test_the_site_uses_its_own_document_model() -> None:
    assert get_document_model() is PortalDocument


def test_an_editor_uploads_a_document(editor: Actor) -> None:
    editor.client.post(f"{DOCUMENTS}add/", {"title": "Guide", "file": upload(), "collection": "1"})
    assert PortalDocument.objects.get().uploaded_by_user == editor.person


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "script.js", "page.xhtml", "noextension"])
def test_nothing_that_a_browser_would_run_is_accepted(name: str, editor: Actor) -> None:
    editor.client.post(f"{DOCUMENTS}add/", {"title": "Guide", "file": upload(name), "collection": "1"})
    editor.client.post(
        f"{DOCUMENTS}multiple/add/",
        {"files[]": upload(name), "title": "Guide", "collection": "1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert not PortalDocument.objects.exists()


def test_editors_change_their_own_documents_only(editor: Actor, moderator: Actor) -> None:
    own, foreign = make_document(editor.person), make_document(moderator.person)
    assert editor.client.get(f"{DOCUMENTS}edit/{own.pk}/").status_code == 200
    assert editor.client.get(f"{DOCUMENTS}edit/{foreign.pk}/")["Location"] == "/admin/"
    assert moderator.client.get(f"{DOCUMENTS}edit/{own.pk}/").status_code == 200


@pytest.mark.parametrize("name", ["report_viewer", "administrator"])
def test_others_do_not_upload(name: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(name)
    actor.client.post(f"{DOCUMENTS}add/", {"title": "Guide", "file": upload(), "collection": "1"})
    assert not PortalDocument.objects.exists()


def test_visitors_download_a_document(visitor: Actor, editor: Actor, settings: Any, tmp_path: Path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": files}
    document = make_document(editor.person)
    response = visitor.client.get(document.url)
    assert response["Content-Security-Policy"].endswith("; sandbox")
    assert response["Content-Disposition"].startswith("attachment")
    assert response.getvalue() == b"%PDF-1.4"
    response.close()
    assert response.status_code == 200
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_editors_choose_from_all_documents(editor: Actor, moderator: Actor) -> None:
    document = make_document(moderator.person)
    assert "Guide" in json.loads(editor.client.get(f"{DOCUMENTS}chooser/").content)["html"]
    chosen = json.loads(editor.client.get(reverse("wagtaildocs_chooser:chosen", args=[document.pk])).content)[
        "result"
    ]
    assert chosen["id"] == str(document.pk)


def test_a_document_that_is_too_large_is_refused_at_its_field(editor: Actor) -> None:
    large = SimpleUploadedFile(
        "guide.pdf", b"%PDF-1.4" + bytes(20 * 1024 * 1024), content_type="application/pdf"
    )

    page = editor.client.post(f"{DOCUMENTS}add/", {"title": "Guide", "file": large, "collection": "1"})

    assert "This file is too big (20.0\xa0MB). Maximum filesize 20.0\xa0MB." in page.content.decode()
    assert not PortalDocument.objects.exists()


@pytest.fixture
def _by_nginx(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.SENDFILE_BACKEND = "portal.media.nginx_files"
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    yield
    _get_sendfile.clear()


@pytest.mark.usefixtures("_by_nginx")
def test_nginx_is_told_which_document_to_send_and_only_to_whom_may_read_it(
    editor: Actor, visitor: Actor
) -> None:
    document = make_document(editor.person)

    answer = visitor.client.get(document.url)

    assert answer["X-Accel-Redirect"] == f"/media/{document.file.name}"
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == b""
    document.collection = Collection.get_first_root_node().add_child(name="Staff")
    document.save()
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert "X-Accel-Redirect" not in visitor.client.get(document.url)
