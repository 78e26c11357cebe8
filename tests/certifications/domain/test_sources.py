"""Sources that are named and never linked."""

import pytest

from certifications.domain.sources import is_machine_written


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://visualfoodie.com/renewing", True),
        ("https://www.EatSip365.com/x", True),
        ("https://notvisualfoodie.com/", False),
        ("https://example.org/visualfoodie.com", False),
        ("", False),
    ],
)
def test_sites_written_by_machine_are_known_by_their_host(url: str, expected: bool) -> None:
    assert is_machine_written(url) is expected
