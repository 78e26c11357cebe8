"""Every component, rendered alone."""

import re
from pathlib import Path

import pytest
from django.core.paginator import Paginator

from portal.shared.components import Pagination, TableColumn, TableView
from tests.support.component_examples import Example, examples
from tests.support.database import ROOT

FOLDER = ROOT / "templates" / "components"
EXAMPLES = list(examples())


def test_every_component_has_an_example() -> None:
    assert {example.component for example in EXAMPLES} == {path.stem for path in FOLDER.glob("*.html")}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.component)
def test_component_renders_what_its_reader_must_find(example: Example) -> None:
    html = example.render()

    assert [words for words in example.words if words not in html] == []
    # No inline style or script: the content security policy would drop them. Data in a script is none.
    assert not re.search(r'<style|<script(?! type="application/ld\+json">)| style=| on[a-z]+=', html)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_component_opens_with_a_comment_that_names_what_it_reads(path: Path) -> None:
    text = path.read_text()

    assert text.startswith("{% comment %}\n")
    assert "Reads" in text.partition("{% endcomment %}")[0]


def test_pagination_of_one_page_is_empty() -> None:
    assert Pagination.of(Paginator([1, 2], 10).page(1), "?page=").numbers == ()


def test_pagination_elides_far_pages_and_knows_both_neighbours() -> None:
    pagination = Pagination.of(Paginator(range(100), 10).page(5), "?page=")

    assert [number.label for number in pagination.numbers] == ["1", "…", "4", "5", "6", "…", "10"]
    assert [number.label for number in pagination.numbers if number.current] == ["5"]
    assert (pagination.previous_url, pagination.next_url) == ("?page=4", "?page=6")


@pytest.mark.parametrize(("page", "previous_url", "next_url"), [(1, "", "?page=2"), (3, "?page=2", "")])
def test_pagination_ends_where_the_list_does(page: int, previous_url: str, next_url: str) -> None:
    pagination = Pagination.of(Paginator(range(30), 10).page(page), "?page=")

    assert (pagination.previous_url, pagination.next_url) == (previous_url, next_url)


def test_table_refuses_a_row_of_another_length() -> None:
    with pytest.raises(ValueError, match="zip"):
        TableView.of("Wrong", (TableColumn("A"), TableColumn("B")), (("a", "b", "c"),))
