"""Publish and take offline what is due."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.editorial.bundles.services.release_due import release_due
from portal.editorial.services.publish_due import publish_due, unpublish_expired


class Command(BaseCommand):
    """Stands in for Wagtail’s command of this name, which ends at the first draft that cannot go live."""

    help = "Publish scheduled drafts whose time has come, and take offline what has passed its end."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Take offline first, then publish, and say how many went live."""
        unpublish_expired()
        published = publish_due() + release_due()
        if options["verbosity"]:
            self.stdout.write(f"{published} published")
