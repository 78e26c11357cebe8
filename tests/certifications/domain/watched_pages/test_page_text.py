import pytest

from certifications.domain.watched_pages.page_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>The exam has <b>180</b> questions.</p><p>Next</p>", "The exam has 180 questions. Next"),
        ("<td>Fee</td><td>USD&nbsp;675</td>", "Fee USD 675"),
        ("<script>var a = '<p>no</p>';</script>Yes<style>p{}</style>", "Yes"),
        ("<SCRIPT>no</SCRIPT >Yes", "Yes"),
        ("a<!-- 180 questions -->b", "ab"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("<!doctype html><html><head><title>No</title></head><body>Yes</body></html>", "Yes"),
        ("before <script>never closed", "before"),
        ("before <p never closed", "before"),
        ("", ""),
    ],
)
def test_text_is_what_a_person_reads(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize("piece", ["<", "<!--", "<script>", "<a ", "</", "&", "<p>"])
def test_page_that_means_harm_is_read_in_one_pass(piece: str) -> None:
    # Quadratic, a million pieces would outlast the suite.
    assert isinstance(text_of_html(piece * 1_000_000), str)
