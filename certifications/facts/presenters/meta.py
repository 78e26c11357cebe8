"""What search engines and link previews read of a certification: nothing that its page does not show."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.facts.presenters.glance import GlanceRow
from certifications.facts.presenters.verdict import for_words
from certifications.models import CertificationPage
from portal.shared.components import PageMeta
from portal.shared.pictures.link_picture import picture_address
from portal.shared.structured_data import credential

# Of the answers at a glance: entry, exam, cost to get.
FIGURES = slice(0, 3)


def page_meta(page: CertificationPage, certification: Certification, glance: Sequence[GlanceRow]) -> PageMeta:
    """Title, description, picture with three figures, and the credential as machines read it."""
    name = certification.title
    if certification.abbreviation not in {"", name}:
        name = f"{name} ({certification.abbreviation})"
    figures = [f"{row.label}: {row.value}" for row in glance[FIGURES] if row.is_known]
    return PageMeta(
        title=page.seo_title or page_title(certification),
        description=page.search_description or certification.verdict or for_words(certification),
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


def page_title(certification: Certification) -> str:
    """What people search for: the short name, and what the page says about it."""
    name = certification.short_name
    if "certif" in name.lower():
        return _("%(name)s: cost, exam, entry") % {"name": name}
    return _("%(name)s certification: cost, exam, entry") % {"name": name}


def valid_years(certification: Certification) -> int | None:
    """After how many whole years it has to be renewed; None where that is unknown, or is no number."""
    fact = certification.fact("renewal.cycle_years")
    return fact.typed if fact is not None and isinstance(fact.typed, int) else None
