"""What oEmbed says of a comparison or of the map (oembed.com, type “rich”)."""

from dataclasses import asdict, dataclass
from urllib.parse import parse_qs

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.comparisons.presenters.embedded import (
    HEIGHT,
    WIDTH,
    embed_markup,
    embedded_title,
    frame_markup,
)
from certifications.domain.chosen import chosen_of
from certifications.field_map.presenters.field_map import EMBED_HEIGHT
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import PARAMETER

MAP_WIDTH = 1000
# Seconds; a page may change within them, and the frame then shows it as it is.
CACHE_AGE = 86_400


@dataclass(frozen=True, slots=True)
class RichEmbed:
    """An answer. Whoever asks puts `html` into a page; width and height are in CSS pixels."""

    title: str
    html: str
    width: int
    height: int
    provider_name: str
    version: str = "1.0"
    type: str = "rich"
    cache_age: int = CACHE_AGE

    def as_document(self) -> dict[str, object]:
        """The answer with what is the same in all."""
        return {**asdict(self), "provider_url": settings.BASE_URL + "/"}


def oembed_of(address: str, provider: str, most_width: int, most_height: int) -> RichEmbed | None:
    """What is said of one of our addresses; None for any other. No query while the catalogue is kept."""
    if not address.startswith(f"{settings.BASE_URL}/"):
        return None
    # Whoever asks may send anything: what follows is taken apart without reading it as an address.
    path, _mark, query = address.removeprefix(settings.BASE_URL).partition("#")[0].partition("?")
    if path in {reverse("certifications:field_map"), reverse("certifications:field_map_embed")}:
        title = _("Map of certifications")
        width, height = min(MAP_WIDTH, most_width), min(EMBED_HEIGHT, most_height)
        url = settings.BASE_URL + reverse("certifications:field_map_embed")
        return RichEmbed(
            title, frame_markup(url, title, width=str(width), height=height), width, height, provider
        )
    if path not in {reverse("certifications:compare"), reverse("certifications:compare_embed")}:
        return None
    chosen = chosen_of(parse_qs(query).get(PARAMETER, ()), kept_certifications())
    if not chosen.is_comparison:
        return None
    width, height = min(WIDTH, most_width), min(HEIGHT, most_height)
    html = embed_markup(chosen, width=str(width), height=height)
    return RichEmbed(embedded_title(chosen), html, width, height, provider)
