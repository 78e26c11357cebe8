"""Whatever editors fill in beside pages goes live by approval, in lists to come too."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import DraftStateMixin, WorkflowContentType, WorkflowMixin
from wagtail.snippets.models import get_snippet_models

from portal.editorial.snippets import STATE, ApprovedSnippet
from portal.editorial.viewsets import ApprovedSnippetViewSet
from portal.users.roles import APPROVED_LISTS
from tests.support.repository import PACKAGES

# Lists that no reader sees and no outcome reads, by "app.Model", each with the reason.
WITHOUT_APPROVAL: dict[str, str] = {}
# What goes live by approval in a way of its own.
OF_THEIR_OWN = {"assessments.Assessment": "goes live by freezing a version, after a proof"}

# What may name a draft, by "app.Model.field": it goes live after what it names.
NAMING_DRAFTS = {"certifications.CertificationPage.issuer": "a new issuer is made in the form of the page"}

Snippet = type[models.Model]


def lists() -> list[type[ApprovedSnippet]]:
    return [model for model in apps.get_models() if issubclass(model, ApprovedSnippet)]


def list_faults(model: Snippet) -> list[str]:
    """What keeps a list from going live by approval alone."""
    label = model._meta.label
    if label in WITHOUT_APPROVAL or label in OF_THEIR_OWN:
        return []
    if not issubclass(model, ApprovedSnippet):
        return [f"{label}: derive it from ApprovedSnippet, or list it in this file with a reason"]
    return [*_column_faults(model), *_panel_faults(model)]


def _column_faults(model: Snippet) -> Iterator[str]:
    label = model._meta.label
    for field in model._meta.local_many_to_many:
        if not isinstance(field, ParentalManyToManyField):
            yield f"{label}.{field.name}: a ParentalManyToManyField; another one is changed before approval"


def _panel_faults(model: Any) -> Iterator[str]:
    label = model._meta.label
    panels = {
        panel.field_name: panel for panel in getattr(model, "panels", []) if isinstance(panel, FieldPanel)
    }
    if not panels:
        yield f"{label}: name its panels; without, the form offers when it goes live"
    for name in panels.keys() & STATE:
        yield f"{label}.{name}: not for editors to fill in"
    for name in _unique_words(model) & panels.keys():
        if not panels[name].required_on_save:
            yield f"{label}.{name}: required_on_save, or a second empty draft is an error of the database"


def _unique_words(model: Snippet) -> set[str]:
    """Columns of words that no two rows share, alone or together; Wagtail asks for all others by itself."""
    alone = {field.name for field in model._meta.local_fields if field.unique}
    together = {
        name
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
        for name in constraint.fields
    }
    kinds = {"CharField", "TextField"}
    return {name for name in alone | together if model._meta.get_field(name).get_internal_type() in kinds}


def test_every_list_goes_live_by_approval() -> None:
    assert len(get_snippet_models()) >= 13
    assert [fault for model in get_snippet_models() for fault in list_faults(model)] == []
    assert all(issubclass(model, WorkflowMixin) for model in get_snippet_models())


def test_wagtails_settings_which_know_no_drafts_hold_nothing() -> None:
    assert list(settings_registry) == []


def test_no_list_is_excused_that_is_gone() -> None:
    known = {model._meta.label for model in get_snippet_models()}
    assert {*WITHOUT_APPROVAL, *OF_THEIR_OWN} <= known


def test_every_list_is_shown_by_the_views_that_know_approval() -> None:
    assert lists()
    assert [
        model._meta.label
        for model in lists()
        if not isinstance(model.snippet_viewset, ApprovedSnippetViewSet)
    ] == []


def test_what_points_at_a_list_offers_only_what_is_live() -> None:
    pointing: list[Any] = [
        field
        for model in apps.get_models()
        if model.__module__.split(".")[0] in PACKAGES
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if isinstance(field.related_model, type)
        and issubclass(field.related_model, ApprovedSnippet)
        # A row that stands below another is written and approved with it, a draft as well.
        and not isinstance(field, ParentalKey)
        if not model._meta.auto_created
    ]
    assert len(pointing) >= 8
    open_to_drafts = [str(field) for field in pointing if field.get_limit_choices_to() != {"live": True}]
    assert open_to_drafts == list(NAMING_DRAFTS)


@pytest.mark.django_db
def test_every_list_stands_under_the_workflow() -> None:
    covered = {
        found.content_type.model_class()
        for found in WorkflowContentType.objects.select_related("content_type")
    }
    assert set(lists()) <= covered


@pytest.mark.django_db
def test_editors_draft_moderators_lock_and_nobody_publishes_in_any_list() -> None:
    labels = {f"{model._meta.app_label}.%s_{model._meta.model_name}" for model in lists()}
    assert labels == set(APPROVED_LISTS)
    drafted = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    publishing = {f"publish_{model._meta.model_name}" for model in drafted} | {"publish_page"}
    assert not Permission.objects.filter(codename__in=publishing, group__in=Group.objects.all()).exists()


def test_row_that_code_makes_is_a_draft() -> None:
    assert [model._meta.label for model in lists() if model().live] == []


class PlainList(models.Model):
    """A list as one would write it without thinking of approval."""

    name = models.CharField(max_length=10, unique=True)

    class Meta:
        app_label = "planted"
        managed = False
        apps = Apps()

    def __str__(self) -> str:
        return self.name


class HastyList(ApprovedSnippet):
    """A list that goes live by approval in part only."""

    name = models.CharField(max_length=10, unique=True)
    others = models.ManyToManyField("planted.PlainList")
    panels = [FieldPanel("name"), FieldPanel("go_live_at")]

    class Meta:
        app_label = "planted"
        managed = False
        apps = PlainList._meta.apps


def test_list_without_approval_is_caught() -> None:
    assert list_faults(PlainList) == [
        "planted.PlainList: derive it from ApprovedSnippet, or list it in this file with a reason"
    ]


def test_list_that_goes_live_by_approval_in_part_is_caught() -> None:
    assert list_faults(HastyList) == [
        "planted.HastyList.others: a ParentalManyToManyField; another one is changed before approval",
        "planted.HastyList.go_live_at: not for editors to fill in",
        "planted.HastyList.name: required_on_save, or a second empty draft is an error of the database",
    ]
