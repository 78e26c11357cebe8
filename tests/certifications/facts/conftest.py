"""What the tests of a certification's page share."""

import pytest

from certifications.queries import advice, kept


@pytest.fixture
def kept_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What all pages share was read before: what stands beside facts, and the catalogue. Tests of their own
    count that.
    """
    monkeypatch.setattr(advice, "generation", lambda: 0)
    monkeypatch.setattr(kept, "generation", lambda: 0)
    advice.all_advice()
    kept.forget_certifications()
    kept.kept_certifications()
