"""A reader says that a fact is wrong."""

from uuid import UUID

from django.db import transaction

from certifications import queries
from certifications.models import FactReport


class UnknownFactError(LookupError):
    """No published certification has such a fact."""


@transaction.atomic
def report_error(
    certification: UUID, key: str, *, message: str, source_url: str, is_suspect: bool = False
) -> FactReport:
    """Put a report on the editors' list. What is shown is read from the published page.

    Nothing about the reader is stored. One that `is_suspect` is set aside.

    Raises:
        UnknownFactError: the certification is not published or has no fact of this key.
    """
    shown = queries.published_facts(certification, key)
    if not shown:
        raise UnknownFactError(key)
    return FactReport.objects.create(
        certification=certification,
        certification_name=shown[0].title,
        key=key,
        stated_value=queries.stated_by(shown),
        message=message,
        source_url=source_url,
        is_suspect=is_suspect,
    )
