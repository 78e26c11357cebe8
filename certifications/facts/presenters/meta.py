"""What search engines and link previews read of a certification: nothing that its page does not show."""

from collections.abc import Sequence

from certifications.domain.certification import Certification
from certifications.facts.presenters.glance import GlanceRow
from certifications.models import CertificationPage
from portal.shared.components import PageMeta
from portal.shared.pictures.link_picture import picture_address
from portal.shared.structured_data import credential

# Of the answers at a glance, those after whom it suits: entry, exam, cost.
FIGURES = slice(1, 4)


def page_meta(page: CertificationPage, certification: Certification, glance: Sequence[GlanceRow]) -> PageMeta:
    """Title, description, picture with three figures, and the credential as machines read it."""
    name = certification.title
    if certification.abbreviation not in {"", name}:
        name = f"{name} ({certification.abbreviation})"
    figures = [f"{row.label}: {row.value}" for row in glance[FIGURES] if row.is_known]
    return PageMeta(
        title=page.seo_title,
        description=page.search_description or page.who_it_suits,
        image=picture_address(name, certification.issuer.name, figures),
        data=(
            credential(
                name=certification.title,
                abbreviation=certification.abbreviation,
                description=certification.who_it_suits,
                url=certification.url,
                issuer=certification.issuer.name,
                issuer_website=certification.issuer.website,
                level=certification.level.name,
                valid_years=valid_years(certification),
            ),
        ),
    )


def valid_years(certification: Certification) -> int | None:
    """After how many whole years it has to be renewed; None where that is unknown, or is no number."""
    fact = certification.fact("renewal.cycle_years")
    return fact.typed if fact is not None and isinstance(fact.typed, int) else None
