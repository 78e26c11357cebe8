"""Headings, paragraphs and quotations."""

import pytest
from django.template.loader import render_to_string

from portal.shared.blocks import BodyBlock


def render(*blocks: tuple[str, object]) -> str:
    block = BodyBlock()
    return str(block.render(block.to_python([{"type": kind, "value": value} for kind, value in blocks])))


def test_blocks_follow_each_other_without_wrappers() -> None:
    html = render(("heading", {"text": "The exam"}), ("paragraph", "<p>Long.</p>"))

    assert html.split() == ["<h2", 'id="section-the-exam">The', "exam</h2>", "<p>Long.</p>"]


def test_heading_is_escaped() -> None:
    assert ">&lt;b&gt;</h2>" in render(("heading", {"text": "<b>"}))


def test_quotation_names_who_says_so_and_where() -> None:
    html = render(
        (
            "quotation",
            {"quotation": "Only us.", "attribution": "An issuer", "source_url": "https://example.org/"},
        )
    )

    assert "<blockquote" in html
    assert "Only us." in html
    assert '<a href="https://example.org/" rel="external">An issuer</a>' in html


def test_quotation_without_a_source_address_is_still_attributed() -> None:
    html = render(("quotation", {"quotation": "Only us.", "attribution": "An issuer", "source_url": ""}))

    assert "<a " not in html
    assert "An issuer" in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["heading", "paragraph", "quotation"])
def test_editors_preview_shows_a_block_in_the_sites_own_dress(name: str) -> None:
    block = BodyBlock().child_blocks[name]
    bound = block.bind(block.normalize(block.get_preview_value()))
    html = render_to_string(
        "wagtailcore/shared/block_preview.html",
        {"bound_block": bound, "block_def": block, "page_title": name},
    )

    assert "css/foundation.css" in html
    assert 'class="prose' in html
