"""Notices, questions, steps, choices and sources."""

import pytest
from wagtail.blocks import StreamBlockValidationError

from portal.shared.blocks import BodyBlock, headings_of


def render(*blocks: tuple[str, object]) -> str:
    block = BodyBlock()
    html = str(block.render(block.to_python([{"type": kind, "value": value} for kind, value in blocks])))
    return " ".join(html.split())


SOURCES = (
    "sources",
    {"sources": [{"text": "A handbook", "url": "https://example.org/", "read_on": "2026-11-22"}]},
)


def test_raised_number_leads_to_its_source_and_others_stay_numbers() -> None:
    html = render(("paragraph", "<p>Said so.<sup>1</sup> And 10<sup>2</sup>.</p>"), SOURCES)

    assert '<sup><a href="#source-1">1</a></sup>' in html
    assert "10<sup>2</sup>" in html
    assert '<li id="source-1">' in html
    assert "read 22 November 2026" in html


def test_raised_number_leads_nowhere_without_sources() -> None:
    assert "#source" not in render(("paragraph", "<p>Said so.<sup>1</sup></p>"))


def test_page_has_one_list_of_sources() -> None:
    block = BodyBlock()
    once, twice = (block.to_python([{"type": SOURCES[0], "value": SOURCES[1]}] * count) for count in (1, 2))

    assert len(block.clean(once)) == 1
    with pytest.raises(StreamBlockValidationError) as refused:
        block.clean(twice)
    assert "Sources: The maximum number of items is 1" in str(refused.value.as_json_data())


def test_notice_says_in_words_of_which_kind_it_is() -> None:
    html = render(("notice", {"kind": "caution", "title": "Fees differ", "text": "<p>By country.</p>"}))

    assert "Take care" in html
    assert "Fees differ" in html
    assert "<p>By country.</p>" in html


def test_questions_open_their_answers() -> None:
    html = render(("questions", {"questions": [{"question": "May I?", "answer": "<p>Yes.</p>"}]}))

    assert "<summary>May I?</summary>" in html
    assert "<p>Yes.</p>" in html


def test_steps_are_an_ordered_list() -> None:
    html = render(
        ("steps", {"steps": [{"title": "First", "text": ""}, {"title": "Then", "text": "<p>So.</p>"}]})
    )

    assert '<ol class="how-steps">' in html
    assert html.index("First") < html.index("Then")


def test_choice_stands_with_its_condition() -> None:
    options = [
        {"choice": "Take it", "condition": "<p>you may.</p>"},
        {"choice": "Wait", "condition": "<p>you may not.</p>"},
    ]
    html = render(("decision", {"title": "Now?", "options": options}))

    assert 'aria-label="Now?"' in html
    assert html.index("Take it") < html.index("you may.") < html.index("Wait")


def test_headings_are_told_with_their_places() -> None:
    block = BodyBlock()
    texts = ("Cost", "Time", "Cost", "费用")
    body = block.to_python([{"type": "heading", "value": {"text": text}} for text in texts])

    assert [link.url for link in headings_of(body)] == [
        "#section-cost",
        "#section-time",
        "#section-cost-2",
        "#section-untitled",
    ]
