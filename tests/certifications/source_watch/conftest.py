from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.web_sites import WebSite, web_site


@pytest.fixture
def site(settings: Any) -> Iterator[WebSite]:
    """A site that the watch may open, with the watch switched on."""
    with web_site() as started:
        settings.SOURCE_WATCH = True
        settings.SOURCE_WATCH_CONTACT = "mailto:watch@example.org"
        settings.SOURCE_WATCH_PAUSE_SECONDS = 0.0
        settings.SOURCE_WATCH_TEST_SITES = [started.name]
        yield started
