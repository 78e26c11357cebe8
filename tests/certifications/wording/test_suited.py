"""Whom a certification suits, as a sentence."""

import pytest

from certifications.wording.suited import suited_words


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("", ""),
        ("Teams.", "For teams."),
        ("HR managers. Newcomers too.", "For HR managers. Newcomers too."),
        ("Scrum Masters with a year of practice.", "For Scrum Masters with a year of practice."),
        ("For people who lead.", "For people who lead."),
        ("According to the issuer: leaders.", "According to the issuer: leaders."),
        ("Jira administrators.", "For Jira administrators."),
    ],
)
def test_people_become_a_sentence_and_sentences_stay(people: str, words: str) -> None:
    assert suited_words(people) == words
