"""A link into an assessment that an editor places on a page. No database."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError

from portal.shared.blocks import StartAssessmentBlock
from portal.shared.blocks.start_assessment import (
    EXAMPLE,
    AssessmentChoice,
    AssessmentLink,
    UUIDBlock,
    assessment_listers,
    assessment_loaders,
    load_assessment_link,
)

KNOWN, DRAFT = uuid4(), uuid4()
# Each process of a run must name its cases alike.
OF_NOTHING = UUID("0f0f0f0f-0000-4000-8000-000000000000")


@pytest.fixture
def loader(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that knows one assessment."""
    monkeypatch.setattr(assessment_loaders, "_entries", {})
    link = AssessmentLink(title="Find your path", url="/assessments/find-your-path/", minutes=9)
    assessment_loaders.register("nothing", lambda _public_id: None)
    assessment_loaders.register("tests", lambda public_id: link if public_id == KNOWN else None)


def render(public_id: UUID | None) -> str:
    block = StartAssessmentBlock()
    return str(block.render(block.to_python({"assessment": str(public_id) if public_id else None}))).strip()


@pytest.mark.usefixtures("loader")
def test_block_links_the_assessment_and_says_how_long_it_takes() -> None:
    html = render(KNOWN)

    assert "Find your path" in html
    assert 'href="/assessments/find-your-path/"' in html
    assert "about 9 minutes" in html


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("public_id", [None, OF_NOTHING])
def test_block_shows_nothing_for_an_assessment_that_nobody_knows(public_id: UUID | None) -> None:
    assert render(public_id) == ""


def test_block_shows_nothing_without_a_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assessment_loaders, "_entries", {})

    assert render(KNOWN) == ""
    assert load_assessment_link(KNOWN) is None


def test_public_id_is_kept_as_text_and_read_as_an_id() -> None:
    block = UUIDBlock()

    assert block.get_prep_value(KNOWN) == str(KNOWN)
    assert block.get_prep_value(None) is None
    assert block.to_python(str(KNOWN)) == KNOWN
    assert block.to_python(None) is None
    assert block.to_python("no id") is None
    assert block.value_from_form("") is None
    assert block.value_from_form(str(KNOWN)) == KNOWN


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that has two assessments, one of them open."""
    monkeypatch.setattr(assessment_listers, "_entries", {})
    listed = [AssessmentChoice(KNOWN, "Find your path", True), AssessmentChoice(DRAFT, "A draft", False)]
    assessment_listers.register("tests", lambda: listed)


@pytest.mark.usefixtures("lists")
def test_editor_chooses_an_assessment_by_its_title() -> None:
    block = UUIDBlock()

    choices: Any = block.field.choices
    assert [label for _value, label in choices] == [
        "Choose an assessment",
        "Find your path",
        "A draft (not published: readers see nothing)",
    ]
    assert [block.clean(KNOWN), block.clean(str(DRAFT))] == [KNOWN, DRAFT]


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("typed", ["no id", str(OF_NOTHING), "", EXAMPLE])
def test_form_refuses_what_is_no_assessment_and_shows_it_again(typed: object) -> None:
    block = UUIDBlock()
    kept = block.value_from_form(typed)

    assert block.value_for_form(kept) == str(typed)
    with pytest.raises(ValidationError):
        block.clean(kept)


@pytest.mark.usefixtures("loader")
def test_preview_of_the_block_shows_what_readers_will_see() -> None:
    block = StartAssessmentBlock()

    assert "about 8 minutes" in block.render(block.get_preview_value())
