"""Whose word a source is. No database."""

import pytest

from certifications.domain.source_quality import quality_of
from certifications.domain.statements import ReadSource
from certifications.domain.vocabulary import SourceQuality

READ = (
    ReadSource("https://trainer.example/fees", "", None, SourceQuality.SEMI, ""),
    ReadSource("https://www.pi.example/old-copy", "", None, SourceQuality.WEAK, ""),
    ReadSource("", "a CV", None, SourceQuality.WEAK, ""),
)


@pytest.mark.parametrize(
    ("url", "quality"),
    [
        ("https://www.pi.example/exam", SourceQuality.OFFICIAL),
        ("https://learning.pi.example/exam", SourceQuality.OFFICIAL),
        ("https://www.pi.example/old-copy", SourceQuality.WEAK),
        ("https://www.trainer.example/other", SourceQuality.SEMI),
        ("https://notpi.example/exam", SourceQuality.SECONDARY),
        ("", SourceQuality.SECONDARY),
    ],
)
def test_source_is_known_by_its_address_its_site_or_the_issuer(url: str, quality: SourceQuality) -> None:
    assert quality_of(url, READ, "https://www.pi.example") == quality


def test_without_the_issuers_website_nothing_is_called_the_issuers() -> None:
    assert quality_of("https://www.pi.example/exam", (), "") == SourceQuality.SECONDARY
