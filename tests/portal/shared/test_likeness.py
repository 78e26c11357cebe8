"""What typed words may name."""

import pytest

from portal.shared.likeness import ranked

JOBS = [
    ("scrum", ["Scrum Master, agile team lead or agile coach", "Scrum master", "Agile coach"]),
    ("project", ["Project manager", "PM", "Chargé de projet"]),
    ("service", ["Service delivery manager", "IT service manager"]),
]


@pytest.mark.parametrize(
    ("typed", "likeliest"),
    [
        ("scrum master", "scrum"),
        ("MASTER SCRUM", "scrum"),
        ("scrum mastr", "scrum"),
        ("scurm master", "scrum"),
        ("agile co", "scrum"),
        ("pm", "project"),
        ("charge de projet", "project"),
        ("head of service delivery", "service"),
        ("IT-service manager", "service"),
    ],
)
def test_case_accents_order_and_small_slips_are_forgiven(typed: str, likeliest: str) -> None:
    assert ranked(typed, JOBS)[0] == likeliest


@pytest.mark.parametrize("typed", ["", "  ", "nurse", "of the", "x", "?!"])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert ranked(typed, JOBS) == ()


def test_slips_in_short_words_are_not_forgiven() -> None:
    assert ranked("pn", JOBS) == ()


def test_one_slip_is_forgiven_and_in_long_words_a_second() -> None:
    words = [("short", ["service"]), ("long", ["delivery"])]

    assert [ranked(typed, words) for typed in ("servise", "sevrice", "servic")] == [("short",)] * 3
    assert [ranked(typed, words) for typed in ("delviary", "dellivry")] == [("long",)] * 2
    assert [ranked(typed, words) for typed in ("sevrise", "dxlviary")] == [()] * 2


def test_word_of_many_jobs_tells_little_of_one_but_all_where_it_stands_alone() -> None:
    assert ranked("nurse manager", JOBS) == ()
    assert ranked("project manager", JOBS) == ("project",)
    assert set(ranked("manager", JOBS)) == {"project", "service"}
