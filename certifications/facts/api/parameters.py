"""Parameters that several lists read: of which certification, and since when."""

from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from certifications.queries.kept import kept_by_key

CERTIFICATION = OpenApiParameter("certification", str, description="Of one certification, by its slug.")
SINCE = OpenApiParameter(
    "since", str, description="From this day on (2026-11-01), or from a moment with its zone on."
)


def asked_certification(request: Request) -> UUID | None:
    """The permanent key of the certification that `?certification=` names; None where it names none.

    Raises:
        ValidationError: everybody may read no such certification.
    """
    slug = request.query_params.get("certification")
    if slug is None:
        return None
    found = next((key for key, one in kept_by_key().items() if one.slug == slug), None)
    if found is None:
        raise ValidationError({"?certification": _("There is no such certification.")})
    return found


def asked_since(request: Request) -> datetime | None:
    """The moment of `?since=`; a day begins in the site's zone. None where nothing is asked.

    Raises:
        ValidationError: it is neither a day nor a moment with its zone.
    """
    given = request.query_params.get("since")
    if given is None:
        return None
    try:
        if len(given) == len("2026-11-01"):
            day = datetime.combine(date.fromisoformat(given), time())
            return timezone.make_aware(day, timezone.get_default_timezone())
        # In an address a plus that is not escaped is a blank.
        moment = datetime.fromisoformat(given.replace(" ", "+"))
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValidationError(
            {"?since": _("Write a date (2026-11-01) or a date and time (2026-11-01T08:00:00Z).")}
        )
    return moment
