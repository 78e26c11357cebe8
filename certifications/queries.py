"""The door: what other rooms may ask about certifications."""

from django.db.models.functions import Collate, Lower

from certifications.domain.certification import Certification
from certifications.mapping import certification_from_page
from certifications.models import CataloguePage, CertificationPage


def published_certifications() -> tuple[Certification, ...]:
    """All certifications that everybody may read, by name. Three queries, however many there are."""
    pages = (
        CertificationPage.objects.live()
        .public()
        .prefetch_related("facts")
        .order_by(Collate(Lower("title"), "C"), "path")
    )
    return tuple(certification_from_page(page) for page in pages)


def certification_of(page: CertificationPage) -> Certification:
    """The certification of the page at hand, with the facts it holds: a preview shows its draft's."""
    return certification_from_page(page)


def catalogue_url() -> str:
    """Where the catalogue is read; empty while none is published."""
    page = CataloguePage.objects.live().first()
    return (page.get_url() or "") if page else ""
