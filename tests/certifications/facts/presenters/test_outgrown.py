"""Who has outgrown a certification: names of certifications inside a sentence."""

import pytest

from certifications.facts.presenters.outgrown import certifications_words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["PfMP"], "the PfMP certification"),
        (["PMI-ACP", "PgMP"], "the PMI-ACP or PgMP certification"),
        (["ICGB", "an employer’s own belt"], "the ICGB certification or an employer’s own belt"),
        (["a master’s degree"], "a master’s degree"),
        (["Level C, Manager", "PMP"], "one of these certifications: Level C, Manager; PMP"),
    ],
)
def test_certifications_are_named_as_such(names: list[str], words: str) -> None:
    assert certifications_words(names) == words
