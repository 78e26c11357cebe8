from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.shared.clock import site_date

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_site_date_is_that_of_the_sites_zone_wherever_the_reader_is(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    with timezone.override("America/Los_Angeles"):
        assert site_date() == date(2026, 11, 23)
        assert site_date(datetime(2026, 1, 1, 1, tzinfo=UTC)) == date(2026, 1, 1)
        assert site_date(datetime(2026, 1, 1, 12, tzinfo=UTC)) == date(2026, 1, 2)
