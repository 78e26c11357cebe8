"""Page types and blocks declare what editors and the site need of them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from certifications.models import (
    ArticleIndexPage,
    ArticlePage,
    CataloguePage,
    CertificationFact,
    CertificationPage,
    CorrectionsPage,
    DisciplineComparisonPage,
)
from portal.editorial.pages import ApprovedPage
from portal.home.models import HomePage, InformationPage
from portal.shared.blocks import BodyBlock
from tests.factories.articles import (
    make_article,
    make_article_index,
    make_comparison_page,
    make_corrections_page,
    make_information_page,
)
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support import declarations
from tests.support.cast import Actor

NAMES_FILE = Path(__file__).parent / "block_names.json"
# Why a page type may stand anywhere, or have anything below it.
OPEN_TYPES: Mapping[str, str] = {
    "home.HomePage.subpage_types": "every kind of page may stand below the site's front; each says so itself",
}
FACTORIES: Mapping[type[Page], Callable[[], Page]] = {
    HomePage: make_home_page,
    CataloguePage: make_catalogue_page,
    CertificationPage: lambda: make_certification(make_catalogue_page()),
    ArticleIndexPage: make_article_index,
    ArticlePage: lambda: make_article(make_article_index()),
    DisciplineComparisonPage: make_comparison_page,
    CorrectionsPage: make_corrections_page,
    InformationPage: make_information_page,
}
CHOICES = [
    choice for name, stream in declarations.own_streams() for choice in declarations.choices_of(name, stream)
]


def test_there_are_page_types_and_blocks() -> None:
    assert len(declarations.own_page_types()) >= 3
    assert len(CHOICES) >= 4


def test_every_page_type_declares_where_it_stands_and_how_it_is_shown() -> None:
    assert [
        fault
        for page_type in declarations.own_page_types()
        for fault in declarations.page_faults(page_type, OPEN_TYPES)
    ] == []


def test_reasons_for_open_page_types_are_needed() -> None:
    needed = {
        fault.split(":")[0]
        for page_type in declarations.own_page_types()
        for fault in declarations.page_faults(page_type, {})
        if "left open" in fault
    }
    assert {reason.rpartition(".")[0] for reason in OPEN_TYPES} == needed


@pytest.mark.django_db
@pytest.mark.parametrize("page_type", declarations.own_page_types())
def test_preview_of_every_page_type_is_drawn(page_type: type[Page]) -> None:
    page = FACTORIES[page_type]()
    assert page.is_previewable()
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "</main>" in response.text


@pytest.mark.parametrize(("name", "block"), CHOICES)
def test_every_block_tells_its_editor_what_it_is(name: str, block: blocks.Block) -> None:
    assert declarations.block_faults(name, block) == []


def test_every_part_of_a_block_has_a_translated_label() -> None:
    choices = {name for name, _block in CHOICES}
    assert [
        fault
        for name, stream in declarations.own_streams()
        for part, block in declarations.blocks_below(name, stream)
        if part not in choices
        for fault in declarations.part_faults(part, block)
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "block"), CHOICES)
def test_preview_of_every_block_is_drawn(name: str, block: blocks.Block, editor: Actor) -> None:
    response = editor.client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert block.render(block.get_preview_value()).strip() in response.text


def test_names_of_blocks_are_kept_or_moved_by_a_migration() -> None:
    """Content names its blocks: add the new, move the content, then retire the old."""
    record: dict[str, Any] = json.loads(NAMES_FILE.read_text())
    present = {
        path
        for name, stream in declarations.own_streams()
        for path, _block in declarations.blocks_below(name, stream)
    }
    migrations = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    faults = declarations.frozen_name_faults(present, set(record["names"]), record["retired"], migrations)
    assert faults == []


def test_every_field_that_people_fill_in_has_a_name_that_can_be_translated() -> None:
    models = declarations.edited_models()
    assert {HomePage, CertificationFact} <= set(models)
    assert [fault for model in models for fault in declarations.untranslated_names(model)] == []


class Undeclared(Page):
    """A page type that says nothing of itself."""

    class Meta:
        abstract = True
        app_label = "home"


class Declared(ApprovedPage):
    """A page type that only lacks a presenter."""

    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str]] = []
    template = "home/home_page.html"

    class Meta:
        abstract = True
        app_label = "home"
        verbose_name = _("planted")


def test_page_type_that_declares_nothing_is_caught() -> None:
    assert declarations.page_faults(Undeclared, {"home.Undeclared.parent_page_types": "planted"}) == [
        "home.Undeclared: declare subpage_types, or write why it is left open",
        "home.Undeclared: give Meta a translated verbose_name",
        "home.Undeclared: the template home/undeclared.html does not exist",
        "home.Undeclared: derive it from ApprovedPage",
    ]


def test_page_type_without_a_presenter_is_caught() -> None:
    assert declarations.page_faults(Declared, {}) == ["home.Declared: register a presenter"]


def test_block_that_declares_nothing_is_caught() -> None:
    stream = blocks.StreamBlock([("bare", blocks.StructBlock([("text", blocks.CharBlock())]))])
    assert [
        fault
        for name, block in declarations.choices_of("body", stream)
        for fault in declarations.block_faults(name, block)
    ] == [
        "body/bare: give it a translated label",
        "body/bare: give it an icon",
        "body/bare: give it a translated description",
        "body/bare: give it a template that exists",
        "body/bare: give it a preview_value",
    ]
    assert declarations.part_faults("body/bare/text", blocks.CharBlock()) == [
        "body/bare/text: give it a translated label"
    ]


def test_blocks_inside_lists_and_streams_are_found() -> None:
    stream = blocks.StreamBlock([("list", blocks.ListBlock(BodyBlock()))])
    assert "body/list/item/quotation/attribution" in dict(declarations.blocks_below("body", stream))
    assert {"body/list", "body/list/item/heading"} <= set(dict(declarations.choices_of("body", stream)))


@pytest.mark.parametrize(
    ("present", "recorded", "retired", "fault"),
    [
        ({"a", "b"}, {"a"}, {}, "b: record it"),
        ({"a"}, {"a", "b"}, {}, "b: gone"),
        ({"a"}, {"a", "b"}, {"b": "home.0009_move"}, "does not exist"),
        ({"a"}, {"a", "b"}, {"b": "home.0002_move"}, None),
        ({"a", "b"}, {"a", "b"}, {"b": "home.0002_move"}, "still present"),
    ],
)
def test_dropped_or_unrecorded_block_name_is_caught(
    present: set[str], recorded: set[str], retired: dict[str, str], fault: str | None
) -> None:
    faults = declarations.frozen_name_faults(present, recorded, retired, {"home.0002_move"})
    assert len(faults) == (0 if fault is None else 1)
    assert all(fault in sentence for sentence in faults if fault)
