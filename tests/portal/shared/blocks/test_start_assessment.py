"""A link into an assessment that an editor places on a page. No database."""

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError

from portal.shared.blocks import StartAssessmentBlock
from portal.shared.blocks.start_assessment import (
    AssessmentLink,
    UUIDBlock,
    assessment_loaders,
    load_assessment_link,
)

KNOWN = uuid4()


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
@pytest.mark.parametrize("public_id", [None, uuid4()])
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


def test_form_refuses_what_is_no_public_id() -> None:
    with pytest.raises(ValidationError):
        UUIDBlock().value_from_form("no id")
