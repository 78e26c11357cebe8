"""Which paths' plans draw from where the publisher's own offers belong."""

from dataclasses import replace

from assessments.domain.definitions.parser import parse_definition
from assessments.domain.snapshots.offers import OwnOffer, own_offers
from assessments.domain.snapshots.snapshot import Certified, Snapshot
from tests.builders.short_instrument import make_document

DEFINITION = parse_definition(
    make_document(
        paths=[
            {"key": "project", "groups": [{"disciplines": ["project-management"]}]},
            {"key": "work", "groups": [{"disciplines": ["work-management"], "certifications": ["named"]}]},
            {"key": "explore"},
        ]
    )
)
OWN = Certified(
    slug="own",
    name="Own",
    issuer="us",
    own_offer=True,
    status="active",
    orientation="discipline",
    discipline="work-management",
    level=0,
    coverage=(),
    bookings=(),
    routes=(),
)


def test_own_offers_are_told_by_discipline_by_name_or_as_in_no_plan() -> None:
    certifications = (
        replace(OWN, slug="elsewhere", discipline="risk"),
        replace(OWN, slug="named", discipline="project-management"),
        OWN,
        replace(OWN, slug="theirs", own_offer=False),
    )

    assert own_offers(DEFINITION, Snapshot(certifications, ())) == (
        OwnOffer("elsewhere", "Own", ()),
        OwnOffer("named", "Own", ("project", "work")),
        OwnOffer("own", "Own", ("work",)),
    )
