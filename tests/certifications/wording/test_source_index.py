"""Sources by number. No database."""

import pytest

from certifications.domain.certification import Issuer
from certifications.domain.statements import ReadSource
from certifications.domain.vocabulary import SourceQuality
from certifications.wording.source_index import SourceIndex, issuer_words

ISSUER = Issuer("pi", "Project Institute (PI)", "https://www.pi.example", is_publisher=False)


def test_sources_are_numbered_as_they_are_cited_each_once() -> None:
    read = (ReadSource("https://trainer.example/", "", None, SourceQuality.SEMI, ""),)
    index = SourceIndex(read, ISSUER)
    for name in ("blog.example", "pi.example/all", "trainer.example", "blog.example"):
        index.cite(name, f"https://{name}/")

    assert [(one.number, one.name, one.kind) for one in index.cited()] == [
        (1, "blog.example", "third-party site"),
        (2, "pi.example/all", "PI"),
        (3, "trainer.example", "semi-official source"),
    ]


def test_source_without_an_address_has_no_kind_of_site() -> None:
    assert SourceIndex((), ISSUER).cite("a notice of 2024", "").kind == "third-party source"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Project Institute (PI)", "PI"),
        ("Scrum.org", "Scrum.org"),
        ("PeopleCert (AXELOS / ITIL brands)", "the issuer"),
        ("", "the issuer"),
    ],
)
def test_issuer_is_named_in_a_word(name: str, words: str) -> None:
    assert issuer_words(Issuer("x", name, "", is_publisher=False)) == words
