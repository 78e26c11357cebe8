"""An authenticator app, and the clock that it shares with the site."""

from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth

NOON = 1_800_000_000


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock of the codes: they change every 30 seconds, perhaps between typing and sending."""
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: NOON))


def totp_code(secret: str) -> str:
    """The six digits that an authenticator app shows now; ask for the fixture `still_clock` too."""
    (counter,) = auth.yield_hotp_counters_from_time()
    return str(auth.format_hotp_value(auth.hotp_value(secret, counter)))
