"""The zone in which somebody reads times."""

from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser

from portal.users.models import User
from portal.users.zones import zone_of


def test_person_reads_times_in_their_own_zone_and_a_visitor_in_the_sites() -> None:
    assert zone_of(User(time_zone="Asia/Tokyo")) == ZoneInfo("Asia/Tokyo")
    assert str(zone_of(AnonymousUser())) == "UTC"
