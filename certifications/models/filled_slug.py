"""A name for addresses that a row gets once, made of another column, and keeps."""

from typing import Any

from django.db import models
from django.utils.text import slugify

# Characters of a name, less those of a number behind it.
LONGEST = 80
_ROOM_FOR_A_NUMBER = 5


class FilledSlugField(models.SlugField):  # type: ignore[type-arg]  # Django's fields take none when they run
    """Made when the row is first stored; what is said otherwise later leaves it alone. Nobody edits it."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.update(max_length=LONGEST, blank=True, default="", editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As Django's migrations write it."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "blank", "default", "editable"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """The name, made where there is none. Two queries then, three where the row is not new."""
        made = getattr(model_instance, self.attname)
        if not made and not add:
            made = self._stored(model_instance)
        if not made:
            made = self._free(model_instance)
        setattr(model_instance, self.attname, made)
        return made

    def _rows(self, row: Any) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = type(row)._default_manager.all()
        return rows

    def _stored(self, row: Any) -> str:
        return self._rows(row).filter(pk=row.pk).values_list(self.attname, flat=True).first() or ""

    def _free(self, row: Any) -> str:
        wanted = slugify(getattr(row, self.source))[: LONGEST - _ROOM_FOR_A_NUMBER].strip("-") or "row"
        taken = set(
            self._rows(row)
            .filter(**{f"{self.attname}__startswith": wanted})
            .values_list(self.attname, flat=True)
        )
        number, made = 1, wanted
        while made in taken:
            number += 1
            made = f"{wanted}-{number}"
        return made


def one_slug_each(name: str) -> models.UniqueConstraint:
    """No two rows share their name; rows from before there were names have none until they are stored."""
    return models.UniqueConstraint(fields=("slug",), condition=~models.Q(slug=""), name=name)
