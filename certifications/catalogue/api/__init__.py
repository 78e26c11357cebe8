"""The catalogue for programs: certifications, found as on its page, and the lists they are in."""

from certifications.catalogue.api.certifications import CertificationsEndpoint
from certifications.catalogue.api.facets import FacetsEndpoint
from certifications.catalogue.api.issuers import IssuersEndpoint
from certifications.catalogue.api.progressions import ProgressionsEndpoint
from certifications.catalogue.api.roles import RoleFamiliesEndpoint
from certifications.catalogue.api.terms import DisciplinesEndpoint, FocusAreasEndpoint, LevelsEndpoint

ROUTES = (
    ("certifications", CertificationsEndpoint),
    ("facets", FacetsEndpoint),
    ("issuers", IssuersEndpoint),
    ("disciplines", DisciplinesEndpoint),
    ("levels", LevelsEndpoint),
    ("focus-areas", FocusAreasEndpoint),
    ("role-families", RoleFamiliesEndpoint),
    ("progressions", ProgressionsEndpoint),
)
