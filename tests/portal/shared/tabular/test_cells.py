import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.tabular.cells import GUARD, guarded
from tests.support.formulas import FORMULAS, HARMLESS


@pytest.mark.parametrize("text", [text for text in FORMULAS if not text.startswith('"')])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_before_it(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text(max_size=12) | st.sampled_from(FORMULAS))
def test_what_was_guarded_is_given_back_whole(text: str) -> None:
    assert guarded(text).removeprefix(GUARD) == text


@given(st.text(alphabet=" \t=+-@'x", max_size=6))
def test_no_guarded_cell_begins_live(text: str) -> None:
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))
