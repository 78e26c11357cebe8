"""Names of certifications inside sentences. No database."""

import pytest

from certifications.wording.names import with_article


@pytest.mark.parametrize("name", ["PMP", "PSM I", "A-CSM", "APM PFQ", "PgMP"])
def test_letters_have_an_article(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize("name", ["PRINCE2 Practitioner", "ITIL 4 Foundation", "Project+", "Google PM"])
def test_other_names_are_read_as_they_are(name: str) -> None:
    assert with_article(name) == name
