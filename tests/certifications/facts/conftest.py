"""What the tests of a certification's page share."""

import pytest

from certifications.models import CertificationPage
from certifications.queries import advice, entries, kept, published_certifications


@pytest.fixture(autouse=True)
def _catalogue_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that a test changes behind the pages' back are seen: nothing purges what is kept of them."""
    monkeypatch.setattr(entries, "kept_certifications", published_certifications)


@pytest.fixture
def kept_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands beside facts was read before; tests of its own count that. The catalogue is kept as in
    production, and nobody has read it yet.
    """
    monkeypatch.setattr(entries, "kept_certifications", kept.kept_certifications)
    monkeypatch.setattr(advice, "generation", lambda: 0)
    # However slow the machine is, a page asks for the generation once.
    monkeypatch.setattr("portal.shared.generation.GENERATION_SECONDS", 3600)
    advice.all_advice()
    kept.forget_certifications()


@pytest.fixture
def kept_catalogue(kept_advice: None, page: CertificationPage) -> None:
    """The catalogue was read before as well, with the page in it."""
    kept.kept_certifications()
