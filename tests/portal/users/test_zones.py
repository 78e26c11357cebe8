"""The zone in which somebody reads times."""

from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser

from portal.users.models import User, known_time_zones
from portal.users.zone_names import zone_options
from portal.users.zones import zone_of


def test_person_reads_times_in_their_own_zone_and_a_visitor_in_the_sites() -> None:
    assert zone_of(User(time_zone="Asia/Tokyo")) == ZoneInfo("Asia/Tokyo")
    assert str(zone_of(AnonymousUser())) == "UTC"


def test_zones_on_offer_are_few_known_and_named_by_cities() -> None:
    zones = [zone for _region, zones in zone_options("Europe/Berlin") for zone in zones]
    names = [name for name, _cities in zones]

    assert len(names) == len({*names}) < 120
    assert {*names} <= {*known_time_zones()}
    assert dict(zones)["Europe/Berlin"] == "Berlin, Vienna, Zurich"


def test_zone_of_ones_own_comes_first_where_the_list_lacks_it() -> None:
    assert zone_options("Europe/Luxembourg")[0] == ("Yours now", [("Europe/Luxembourg", "Luxembourg")])
    assert zone_options("Europe/Berlin")[0][0] == "Africa"
