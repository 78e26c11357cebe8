"""Names on lines: they fit, they break where words end, and what is too long is cut in sight."""

from hypothesis import given
from hypothesis import strategies as st

from certifications.domain.field_map.labels import lines_of, width_of


@given(st.text("AWMilw -/3", min_size=1, max_size=30), st.integers(1, 4))
def test_every_line_fits_and_there_are_no_more_than_asked_for(text: str, most: int) -> None:
    lines = lines_of(text, 60, 14, most)

    assert 1 <= len(lines) <= most
    assert all(width_of(line, 14) <= 60 for line in lines)


def test_short_names_stay_on_one_line() -> None:
    assert lines_of("PMP", 77, 14) == ("PMP",)


def test_names_break_after_spaces_and_hyphens() -> None:
    assert lines_of("Certified CoS", 77, 14) == ("Certified", "CoS")
    assert lines_of("PMI-PMOCP", 70, 14) == ("PMI-", "PMOCP")


def test_what_does_not_fit_ends_with_dots() -> None:
    assert lines_of("Administration of something long", 60, 14)[-1].endswith("…")
