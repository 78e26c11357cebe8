"""Where oEmbed says how a page of ours is put into a frame."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse


def oembed_url(address: str) -> str:
    """Where it is said; pages name it in their head."""
    query = urlencode({"url": settings.BASE_URL + address, "format": "json"})
    return f"{settings.BASE_URL}{reverse('certifications:oembed')}?{query}"
