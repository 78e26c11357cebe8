"""Tables of the catalogue."""

from certifications.models.certification import CataloguePage, CertificationPage
from certifications.models.facts import CertificationFact

__all__ = ["CataloguePage", "CertificationFact", "CertificationPage"]
