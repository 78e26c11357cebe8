"""The campaign that grades how pages read: what it counts, and what it refuses."""

import pytest

from tests.campaign.reading import judged
from tests.support.reading_grade import grade_of, hardest, without_names

EASY = "We save each answer as you give it. You can stop at any time and come back to it later. " * 8
HARD = (
    "Organisational certification recommendations necessitate considerable interdepartmental deliberation "
    "regarding professional qualification requirements. "
) * 12


def test_easy_page_passes_with_its_grade() -> None:
    [line] = judged({"/easy/": [EASY]}, [])
    assert line.endswith("/easy/")
    assert float(line.split()[0]) < 6


def test_hard_page_is_refused_with_its_hardest_sentence() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)above 8: /hard/.*    Organisational certification"):
        judged({"/easy/": [EASY], "/hard/": [HARD]}, [])


def test_short_pages_are_judged_together() -> None:
    lines = judged({"/a/": ["We found no page."], "/b/": ["You can go back now."]}, [])
    assert [line.split(maxsplit=1)[1] for line in lines] == ["2 short pages"]


@pytest.mark.parametrize("pages", [{}, {"/a/": []}])
def test_walk_that_read_nothing_is_refused(pages: dict[str, list[str]]) -> None:
    with pytest.raises(RuntimeError, match="No page was read"):
        judged(pages, [])


def test_names_count_as_one_short_word_each() -> None:
    name = "Certified Associate in Project Management"
    assert without_names(f"You have the {name}. Take it.", [name, "Project"]) == "You have the Ann. Take it."
    assert without_names("Nothing to leave out.", [""]) == "Nothing to leave out."


def test_longer_words_and_sentences_are_harder() -> None:
    assert grade_of(HARD) > grade_of(EASY)
    assert hardest("We go. Organisational deliberation necessitates it.", 1) == [
        "Organisational deliberation necessitates it."
    ]
