"""What the tests of a certification's page share."""

import pytest

from certifications.queries import advice


@pytest.fixture
def kept_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands beside facts was read before, as all pages share it; its own test counts that."""
    monkeypatch.setattr(advice, "generation", lambda: 0)
    advice.all_advice()
