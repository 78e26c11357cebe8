import json
import warnings
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.urls import reverse
from PIL import Image, ImageFile
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from portal.media.forms import BOMBS
from portal.media.models import PortalImage
from tests.support.cast import Actor
from tests.support.pictures import make_image, png, png_upload

pytestmark = pytest.mark.django_db

IMAGES = "/admin/images/"
NEW = {
    "title": "Boat",
    "alternative_text": "A boat on a lake",
    "rights": "Own drawing",
    "collection": "1",
}


def test_the_site_uses_its_own_image_model() -> None:
    assert get_image_model() is PortalImage


def test_an_editor_uploads_an_image(editor: Actor) -> None:
    editor.client.post(f"{IMAGES}add/", NEW | {"file": png_upload()})
    image = PortalImage.objects.get()
    assert (image.alternative_text, image.uploaded_by_user) == ("A boat on a lake", editor.person)


@pytest.mark.parametrize("text", ["", "   "])
def test_an_image_needs_an_alternative_text(text: str, editor: Actor) -> None:
    page = editor.client.post(f"{IMAGES}add/", NEW | {"alternative_text": text, "file": png_upload()})
    assert "Please fill this in." in page.content.decode()
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize("kept", [4, 40, 150], ids=["no head", "head alone", "cut short"])
@pytest.mark.parametrize("way", ["add/", "multiple/add/", "chooser/create/"])
def test_damaged_image_is_refused_in_words(way: str, kept: int, editor: Actor) -> None:
    picture = SimpleUploadedFile("boat.png", png(640, 480)[:kept], content_type="image/png")
    sent = {**NEW, "file": picture}
    if way == "multiple/add/":
        sent = {"title": "Boat", "collection": "1", "files[]": picture}
    if way == "chooser/create/":
        sent = {f"image-chooser-upload-{name}": value for name, value in sent.items()}
    headers = {"X-Requested-With": "XMLHttpRequest"} if way != "add/" else {}
    answer = editor.client.post(f"{IMAGES}{way}", sent, headers=headers)

    assert answer.status_code == 200
    assert "either not an image or a corrupted image" in answer.text
    assert not PortalImage.objects.exists()


def test_the_form_asks_for_one_text_only(editor: Actor) -> None:
    page = editor.client.get(f"{IMAGES}add/").content.decode()
    assert 'name="alternative_text"' in page
    assert 'id="id_description"' not in page


def test_an_image_needs_its_rights(editor: Actor) -> None:
    page = editor.client.post(f"{IMAGES}add/", NEW | {"rights": "", "file": png_upload()})

    assert page.status_code == 200
    assert not PortalImage.objects.exists()


def test_an_image_cannot_lose_its_alternative_text(moderator: Actor) -> None:
    image = make_image(owner=moderator.person)
    moderator.client.post(f"{IMAGES}{image.pk}/", NEW | {"alternative_text": ""})
    image.refresh_from_db()
    assert image.alternative_text == "Boat on a lake"


def upload_among_several(actor: Actor) -> Any:
    answer = actor.client.post(
        f"{IMAGES}multiple/add/",
        {"files[]": png_upload(), "title": "Boat", "collection": "1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    return json.loads(answer.content)


def test_several_images_wait_until_each_has_its_alternative_text(editor: Actor) -> None:
    answer = upload_among_several(editor)
    assert answer["success"]
    assert "alternative_text" in answer["form"]
    assert not PortalImage.objects.exists()
    upload = UploadedFile.objects.get()
    prefix = f"uploaded-image-{upload.pk}"
    address = f"{IMAGES}multiple/create_from_uploaded_image/{upload.pk}/"
    for text, made in (("", 0), ("A boat", 1)):
        editor.client.post(
            address,
            {
                f"{prefix}-title": "Boat",
                f"{prefix}-collection": "1",
                f"{prefix}-alternative_text": text,
                f"{prefix}-rights": "Own drawing",
            },
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        assert PortalImage.objects.count() == made


def test_no_picture_that_can_carry_scripts_is_accepted(editor: Actor) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    upload = SimpleUploadedFile("x.svg", drawing, content_type="image/svg+xml")
    editor.client.post(f"{IMAGES}add/", NEW | {"file": upload})
    assert not PortalImage.objects.exists()


def test_editors_change_their_own_images_only(editor: Actor, moderator: Actor) -> None:
    own, foreign = make_image("Own", owner=editor.person), make_image("Foreign", owner=moderator.person)
    assert editor.client.get(f"{IMAGES}{own.pk}/").status_code == 200
    assert editor.client.get(f"{IMAGES}{foreign.pk}/")["Location"] == "/admin/"
    assert moderator.client.get(f"{IMAGES}{own.pk}/").status_code == 200


@pytest.mark.parametrize("name", ["report_viewer", "administrator"])
def test_others_do_not_upload(name: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(name)
    actor.client.post(f"{IMAGES}add/", NEW | {"file": png_upload()})
    assert not PortalImage.objects.exists()


def test_an_image_is_shown_resized_with_its_alternative_text() -> None:
    template = Template("{% load wagtailimages_tags %}{% image picture width-32 %}")
    html = template.render(Context({"picture": make_image()}))
    assert 'alt="Boat on a lake"' in html
    assert 'width="32"' in html
    assert 'height="24"' in html


def test_a_rendition_is_made_once() -> None:
    image = make_image()
    assert image.get_rendition("width-32") == image.get_rendition("width-32")
    assert image.renditions.count() == 1


def test_editors_choose_from_all_images(editor: Actor, moderator: Actor) -> None:
    image = make_image(owner=moderator.person)
    listing = json.loads(editor.client.get(f"{IMAGES}chooser/").content)
    assert "Boat" in listing["html"]
    chosen = json.loads(editor.client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).content)[
        "result"
    ]
    assert chosen["id"] == str(image.pk)
    assert chosen["default_alt_text"] == "Boat on a lake"


def test_an_image_uploaded_in_the_chooser_needs_its_text_too(editor: Actor) -> None:
    fields = {"image-chooser-upload-title": "Boat", "image-chooser-upload-collection": "1"}
    for text, made in (("", 0), ("A boat", 1)):
        editor.client.post(
            f"{IMAGES}chooser/create/",
            fields
            | {
                "image-chooser-upload-file": png_upload(),
                "image-chooser-upload-alternative_text": text,
                "image-chooser-upload-rights": "Own drawing",
            },
        )
        assert PortalImage.objects.count() == made


# More than twice as many pixels as are allowed Pillow refuses; of fewer it only warns, unless told otherwise.
HUGE = pytest.mark.parametrize("edge", [5_500, 11_000], ids=["30 million", "121 million"])


def bomb(edge: int) -> SimpleUploadedFile:
    """A picture of 30 or 121 million points in some KB: one colour."""
    packed = BytesIO()
    Image.new("1", (edge, edge)).save(packed, "PNG", optimize=True)
    assert packed.tell() < 30_000
    return SimpleUploadedFile("bomb.png", packed.getvalue(), content_type="image/png")


@pytest.fixture
def _never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_image: object) -> None:
        raise AssertionError("the picture was decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)


@HUGE
@pytest.mark.usefixtures("_never_decoded")
def test_a_picture_that_is_huge_once_unpacked_is_refused_at_its_field_and_never_decoded(
    edge: int, editor: Actor
) -> None:
    page = editor.client.post(f"{IMAGES}add/", NEW | {"file": bomb(edge)})

    assert "This image has more than 25 million pixels. Make it smaller" in page.content.decode()
    assert not PortalImage.objects.exists()


@pytest.mark.usefixtures("_never_decoded")
def test_a_picture_with_a_little_too_many_points_is_told_how_many_it_may_have(
    editor: Actor, settings: Any
) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 2_000_000
    packed = BytesIO()
    Image.new("1", (2_001, 1_000)).save(packed, "PNG")
    upload = SimpleUploadedFile("boat.png", packed.getvalue(), content_type="image/png")

    page = editor.client.post(f"{IMAGES}add/", NEW | {"file": upload}).content.decode()

    assert "At most 2 million pixels." in page
    assert "This image has more than 2 million pixels. Make it smaller, then upload it again." in page


@HUGE
@pytest.mark.usefixtures("_never_decoded")
def test_a_huge_picture_is_refused_among_several(edge: int, editor: Actor) -> None:
    answer = editor.client.post(
        f"{IMAGES}multiple/add/",
        {"files[]": bomb(edge), "title": "Boat", "collection": "1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert "more than 25 million pixels" in json.loads(answer.content)["error_message"]
    assert not UploadedFile.objects.exists()


@HUGE
def test_nothing_opens_a_huge_picture_where_no_form_looks_first(edge: int) -> None:
    with warnings.catch_warnings():
        # The tests' own rule would make an error of every warning.
        warnings.resetwarnings()
        apps.get_app_config("media").ready()
        with pytest.raises(BOMBS):
            Image.open(bomb(edge))
