from collections.abc import Iterator
from typing import Any

import pytest

from portal.shared.ports import Port
from portal.webhooks import forms, kinds
from portal.webhooks.services import report_events
from tests.factories.webhooks import RANG
from tests.support.web_sites import SiteAnswer, WebSite, web_site


@pytest.fixture(autouse=True)
def _bells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bells are the only thing that anybody tells of."""
    port: Port[str, kinds.WebhookEvent] = Port("events of webhooks")
    port.register(RANG.name, RANG)
    for module in (kinds, report_events, forms):
        monkeypatch.setattr(module, "events", port)


@pytest.fixture
def receiver(settings: Any) -> Iterator[WebSite]:
    """A server on this machine that webhooks may reach, and that takes everything."""
    with web_site() as started:
        settings.WEBHOOK_TEST_SITES = [started.name]
        started.pages["/hook"] = SiteAnswer(status=204)
        yield started
