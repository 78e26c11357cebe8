from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "media"

    def ready(self) -> None:
        import warnings

        from django.conf import settings
        from PIL import Image

        # Everywhere: Pillow refuses to open what it would only warn of. An image of 15 KB may unpack to 1 GB.
        Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        warnings.simplefilter("error", Image.DecompressionBombWarning)
