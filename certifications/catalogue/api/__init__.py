"""The catalogue for programs: certifications, found as on its page, and the lists they are in."""

from certifications.catalogue.api.certifications import CertificationViewSet
from certifications.catalogue.api.facets import FacetViewSet
from certifications.catalogue.api.issuers import IssuerViewSet
from certifications.catalogue.api.progressions import ProgressionViewSet
from certifications.catalogue.api.roles import RoleFamilyViewSet
from certifications.catalogue.api.terms import DisciplineViewSet, FocusAreaViewSet, LevelViewSet

ROUTES = (
    ("certifications", CertificationViewSet),
    ("facets", FacetViewSet),
    ("issuers", IssuerViewSet),
    ("disciplines", DisciplineViewSet),
    ("levels", LevelViewSet),
    ("focus-areas", FocusAreaViewSet),
    ("role-families", RoleFamilyViewSet),
    ("progressions", ProgressionViewSet),
)
