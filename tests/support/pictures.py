"""Pictures for tests."""

from io import BytesIO

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.media.models import PortalImage
from portal.users.models import User


def png(width: int = 64, height: int = 48) -> bytes:
    """A plain picture as a PNG file."""
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def png_upload(name: str = "boat.png") -> SimpleUploadedFile:
    """The picture as a browser sends it."""
    return SimpleUploadedFile(name, png(), content_type="image/png")


def make_image(title: str = "Boat", *, owner: User | None = None) -> PortalImage:
    """A stored image with an alternative text."""
    image: PortalImage = PortalImage.objects.create(
        title=title,
        alternative_text=f"{title} on a lake",
        rights="Own drawing",
        file=ImageFile(BytesIO(png()), name="boat.png"),
        uploaded_by_user=owner,
    )
    return image
