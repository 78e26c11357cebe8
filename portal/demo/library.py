"""What the demo's texts name: certifications, the comparison, and drawings of our own, made images once."""

from pathlib import Path
from typing import Any

import yaml
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from certifications.models import CertificationPage, DisciplineComparisonPage
from portal.users.models import User

DRAWINGS = Path(__file__).parent / "data" / "drawings"
RIGHTS = "Illustration: Learning portal"


class Library:
    """Finds what texts name; adds a drawing to the library of images when it is first asked for."""

    def __init__(self, owner: User) -> None:
        self.owner = owner
        self._keys: dict[str, str] = {}
        self._drawings: dict[str, int] = {}

    def certification(self, slug: str) -> str:
        """The permanent key of a certification.

        Raises:
            KeyError: there is none of this slug.
        """
        if not self._keys:
            rows = CertificationPage.objects.values_list("slug", "translation_key")
            self._keys = {name: str(key) for name, key in rows}
        return self._keys[slug]

    def comparison(self) -> str:
        """The permanent key of the demo's comparison."""
        return str(DisciplineComparisonPage.objects.values_list("translation_key", flat=True).get())

    def drawing(self, name: str) -> Any:
        """The image of data/drawings/NAME.webp, with the title and text of index.yaml."""
        if name not in self._drawings:
            told = yaml.safe_load((DRAWINGS / "index.yaml").read_text(encoding="utf-8"))[name]
            with (DRAWINGS / f"{name}.webp").open("rb") as file:
                image = get_image_model()(
                    title=told["title"],
                    alternative_text=told["text"],
                    rights=RIGHTS,
                    uploaded_by_user=self.owner,
                    file=ImageFile(file, name=f"{name}.webp"),
                )
                x, y, width, height = told["focus"]
                image.focal_point_x, image.focal_point_y = x, y
                image.focal_point_width, image.focal_point_height = width, height
                image.save()
            self._drawings[name] = image.pk
        return get_image_model()._default_manager.get(pk=self._drawings[name])
