"""The certification that an address names."""

from uuid import UUID

from django.http import Http404

from certifications.domain.certification import Certification
from certifications.queries.kept import kept_by_key


def found_certification(slug: str) -> tuple[UUID, Certification]:
    """A certification that everybody may read, with the permanent key of its page.

    Raises:
        Http404: there is none of this slug.
    """
    for key, certification in kept_by_key().items():
        if certification.slug == slug:
            return key, certification
    raise Http404(slug)
