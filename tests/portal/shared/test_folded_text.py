"""Text without case and accents."""

from hypothesis import given
from hypothesis import strategies as st

from portal.shared.folded_text import folded


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_case_and_accents_do_not_matter() -> None:
    assert folded("Größe") == folded("GRÖSSE") == "grosse"
    assert folded("Élan") == "elan"
