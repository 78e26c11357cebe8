"""A date that a new row starts with: today's."""

from typing import Any

from django.db import models
from django.utils import timezone


class DateFromToday(models.DateField[Any, Any]):
    """A date field whose default is the day of making, in the time zone at hand.

    Django's form field of such a default compares with a hidden copy, which Wagtail's panels do not send:
    every form would count as changed, and whoever approves a page as one of its authors.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": timezone.localdate, **kwargs})

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """The form field, compared with the stored value."""
        return super().formfield(*args, **{"show_hidden_initial": False, **kwargs})

    def deconstruct(self) -> Any:
        """As a plain date field: the table knows nothing of the form."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs
