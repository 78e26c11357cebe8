"""What page types and blocks must declare, and which of them miss it. Reads classes; asks no database."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Field, Model
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.functional import Promise
from modelcluster.fields import ParentalKey
from wagtail.blocks import Block, ListBlock, StreamBlock
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents.models import AbstractDocument
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from portal.editorial.pages import ApprovedPage
from portal.shared.pages import page_presenters
from tests.support.repository import PACKAGES

# Kinds of models that have a form in the admin.
EDITED = (Page, BaseSiteSetting, AbstractBaseUser, AbstractImage, AbstractDocument)
# What Wagtail shows for a block that names no icon.
NO_ICON = {"placeholder"}


def own_models() -> list[type[Model]]:
    """The models of our own apps."""
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]


def edited_models() -> list[type[Model]]:
    """Those of our models that people fill in, so that they read the names of their fields."""
    return [
        model
        for model in own_models()
        if issubclass(model, EDITED)
        or model in get_snippet_models()
        or any(isinstance(field, ParentalKey) for field in model._meta.local_fields)
    ]


def own_page_types() -> list[type[Page]]:
    """The page types of our own apps."""
    return [model for model in get_page_models() if model.__module__.split(".")[0] in PACKAGES]


def own_streams() -> Iterator[tuple[str, StreamBlock]]:
    """Each stream of our models, by "app.Model.field"."""
    for model in own_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield f"{model._meta.label}.{field.name}", field.stream_block


def page_faults(page_type: type[Page], open_types: Mapping[str, str]) -> list[str]:
    """Sentences for what a page type does not declare.

    `open_types` gives the reason for each "app.Page.subpage_types" that is left open.
    """
    label = page_type._meta.label
    faults = [
        f"{label}: declare {name}, or write why it is left open"
        for name in ("parent_page_types", "subpage_types")
        if not _declares(page_type, name) and f"{label}.{name}" not in open_types
    ]
    if not isinstance(page_type._meta.original_attrs.get("verbose_name"), Promise):
        faults.append(f"{label}: give Meta a translated verbose_name")
    if not _template_exists(page_type.template):
        faults.append(f"{label}: the template {page_type.template} does not exist")
    if not issubclass(page_type, ApprovedPage):
        faults.append(f"{label}: derive it from ApprovedPage")
    elif page_presenters.get(page_type) is None:
        faults.append(f"{label}: register a presenter")
    return faults


def blocks_below(name: str, block: Block) -> Iterator[tuple[str, Block]]:
    """A block's parts and theirs, by "stream/name/name"."""
    children = (
        {"item": block.child_block} if isinstance(block, ListBlock) else getattr(block, "child_blocks", {})
    )
    for child_name, child in children.items():
        path = f"{name}/{child_name}"
        yield path, child
        yield from blocks_below(path, child)


def choices_of(name: str, block: Block) -> Iterator[tuple[str, Block]]:
    """The blocks among which an editor chooses, at any depth: those directly in a stream."""
    parents = {name: block, **dict(blocks_below(name, block))}
    return (
        (path, child)
        for path, child in blocks_below(name, block)
        if isinstance(parents[path.rpartition("/")[0]], StreamBlock)
    )


def block_faults(name: str, block: Block) -> list[str]:
    """Sentences for what a block does not tell its editor: what it is, what it looks like."""
    meta: Any = block.meta
    faults = []
    if not isinstance(meta.label, Promise):
        faults.append(f"{name}: give it a translated label")
    if meta.icon in NO_ICON:
        faults.append(f"{name}: give it an icon")
    if not isinstance(getattr(meta, "description", None), Promise):
        faults.append(f"{name}: give it a translated description")
    if not _template_exists(getattr(meta, "template", None)):
        faults.append(f"{name}: give it a template that exists")
    if not block.is_previewable:
        faults.append(f"{name}: give it a preview_value")
    return faults


def part_faults(name: str, block: Block) -> list[str]:
    """Sentences for a part of a block that an editor cannot tell from others."""
    return [] if isinstance(block.meta.label, Promise) else [f"{name}: give it a translated label"]


def untranslated_names(model: type[Model]) -> list[str]:
    """Names of a model and of the fields that people fill in which stand in one language only."""
    label = model._meta.label
    faults = []
    if not isinstance(model._meta.verbose_name, Promise):
        faults.append(f"{label}: verbose_name is not translated")
    inherited = {field.name for base in _foreign_bases(model) for field in base._meta.local_fields}
    for field in model._meta.local_fields:
        if _is_filled_in(field) and field.name not in inherited:
            faults += [
                f"{label}.{field.name}: {attribute} is not translated"
                for attribute in ("verbose_name", "help_text")
                if (value := getattr(field, attribute)) and not isinstance(value, Promise)
            ]
    return faults


def frozen_name_faults(
    present: set[str], recorded: set[str], retired: Mapping[str, str], migrations: set[str]
) -> list[str]:
    """Sentences for block names that were dropped without a migration, or are not recorded yet.

    `retired` maps a dropped name to the migration ("app.name") that moved its content.
    """
    return [
        *(f"{name}: record it" for name in sorted(present - recorded)),
        *(
            f"{name}: gone; name under `retired` the migration that moved its content"
            for name in sorted(recorded - present - set(retired))
        ),
        *(
            f"{name}: the migration {migration} does not exist"
            for name, migration in retired.items()
            if migration not in migrations
        ),
        *(f"{name}: retired, but still present" for name in sorted(set(retired) & present)),
    ]


def _declares(page_type: type[Page], name: str) -> bool:
    """Whether the class, or one of ours that it derives from, states the attribute."""
    return any(
        name in vars(base)
        for base in page_type.__mro__
        if base.__module__.split(".")[0] in (*PACKAGES, "tests")
    )


def _foreign_bases(model: type[Model]) -> Iterator[type[Model]]:
    """The abstract models of other packages that it derives from; their names are theirs."""
    return (
        base
        for base in model.__mro__
        if issubclass(base, Model)
        and base is not Model
        and base._meta.abstract
        and base.__module__.split(".")[0] not in PACKAGES
    )


def _is_filled_in(field: Field[Any, Any]) -> bool:
    return field.editable and not field.auto_created and not field.primary_key and not field.is_relation


def _template_exists(name: str | None) -> bool:
    if not name:
        return False
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
