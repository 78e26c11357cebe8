"""Pictures, tables and cards."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from portal.home.models import InformationPage
from portal.shared.blocks import BodyBlock
from tests.factories.articles import make_information_page
from tests.support.pictures import make_image
from tests.support.queries import assert_queries_do_not_grow


def render(*blocks: tuple[str, object]) -> str:
    block = BodyBlock()
    html = str(block.render(block.to_python([{"type": kind, "value": value} for kind, value in blocks])))
    return " ".join(html.split())


def card(url: str) -> Any:
    block = BodyBlock().child_blocks["link_card"]
    return block.clean(block.to_python({"url": url, "title": "Kanban", "text": ""}))


def table(*, in_draft: bool = False, **changes: Any) -> Any:
    block = BodyBlock().child_blocks["table"]
    value = {
        "caption": "Fees",
        "columns": [{"type": "text", "heading": "Exam"}, {"type": "number", "heading": "Fee"}],
        "rows": [{"values": ["<p>PMP</p>", 675.0]}],
        **changes,
    }
    clean = block.clean_deferred if in_draft else block.clean
    return clean(block.to_python(value))


@pytest.mark.django_db
def test_picture_has_its_text_sizes_caption_and_rights() -> None:
    image = make_image()
    value = {
        "image": {"image": image.pk, "alt_text": "A boat here", "decorative": False},
        "caption": "On the lake",
    }

    html = render(("image", value))

    assert 'alt="A boat here"' in html
    assert "srcset=" in html
    assert 'width="' in html
    assert 'height="' in html
    assert "On the lake" in html
    assert "Own drawing" in html


@pytest.mark.django_db
def test_many_pictures_cost_no_more_queries_than_few() -> None:
    page = make_information_page(body=[])

    def show() -> str:
        return str(InformationPage.objects.get(pk=page.pk).body.render_as_block())

    def add(count: int) -> None:
        for _each in range(count):
            image = {"image": make_image().pk, "alt_text": "A boat", "decorative": False}
            block = {"type": "image", "value": {"image": image, "caption": ""}}
            page.body = page.body.stream_block.to_python([*page.body.get_prep_value(), block])
        page.save()
        # Its sizes are made when a picture is first shown.
        show()

    assert_queries_do_not_grow(add, show)


def test_card_leads_to_listed_sites_over_https_and_loads_nothing() -> None:
    assert card("https://www.youtube.com/watch?v=1")["title"] == "Kanban"
    html = render(("link_card", {"url": "https://vimeo.com/1", "title": "A film", "text": ""}))

    assert '<a href="https://vimeo.com/1" rel="external">A film</a>' in html
    assert "on Vimeo" in html
    assert "<iframe" not in html


@pytest.mark.parametrize(
    "url",
    ["http://www.youtube.com/", "https://youtube.com.example.org/", "https://example.org/www.youtube.com"],
)
def test_card_to_another_site_is_refused(url: str) -> None:
    with pytest.raises(ValidationError) as refused:
        card(url)
    assert isinstance(refused.value, StructBlockValidationError)
    assert "A card can lead to Wikimedia Commons" in str(refused.value.block_errors["url"])


def test_table_names_its_columns_and_rows() -> None:
    block = BodyBlock().child_blocks["table"]
    html = " ".join(str(block.render(table())).split())

    assert "<caption>Fees</caption>" in html
    assert '<th scope="col">Exam</th>' in html
    assert '<th scope="row">' in html
    assert '<td class="number">675.0</td>' in html


@pytest.mark.parametrize(
    "changes",
    [
        {"caption": " "},
        {"columns": [], "rows": []},
        {"columns": [{"type": "text", "heading": ""}], "rows": []},
    ],
)
def test_unfinished_table_is_refused_but_may_stand_in_a_draft(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        table(**changes)
    assert table(in_draft=True, **changes)
