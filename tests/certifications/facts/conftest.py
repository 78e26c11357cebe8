"""What the tests of a certification's page share."""

import pytest

from certifications.queries import advice, entries, kept, published_certifications


@pytest.fixture(autouse=True)
def _catalogue_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that a test changes behind the pages' back are seen: nothing purges what is kept of them."""
    monkeypatch.setattr(entries, "kept_certifications", published_certifications)


@pytest.fixture
def kept_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What all pages share was read before: what stands beside facts, and the catalogue. Tests of their own
    count that.
    """
    monkeypatch.setattr(entries, "kept_certifications", kept.kept_certifications)
    monkeypatch.setattr(advice, "generation", lambda: 0)
    monkeypatch.setattr(kept, "generation", lambda: 0)
    advice.all_advice()
    kept.forget_certifications()
    kept.kept_certifications()
