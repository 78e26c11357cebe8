"""The editor of a certification: few required fields, help everywhere, drafts that may be unfinished."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from certifications.models import CataloguePage, CertificationPage, FocusArea
from certifications.models.fact_key import key_groups, offered_fields
from tests.factories.pages import (
    certification_values,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_term,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

MOST_REQUIRED_FIELDS = 12
FORMSETS = ("facts", "coverage", "contradictions", "common_errors", "sources", "comments")
FACT = {
    "key": "exam.questions",
    "value": "180",
    "source_url": "https://www.example.org/exam/",
    "source_date": "",
    "collected_on": "2026-11-22",
    "confidence": "high",
    "source_note": "",
    "also": "",
    "caution": "",
    "note": "",
}


@pytest.fixture
def catalogue() -> CataloguePage:
    return make_catalogue_page()


def editor_form() -> Any:
    return CertificationPage.get_edit_handler().get_form_class()


def given(**fields: Any) -> dict[str, Any]:
    """What the browser sends of a new page with these fields and rows."""
    formsets = {name: inline_formset(fields.pop(name, [])) for name in FORMSETS}
    values: dict[str, Any] = {
        "title": "New certification",
        "slug": "new-certification",
        "judgement_date": "2026-11-22",
        "status": "active",
        **fields,
        **formsets,
        "body": streamfield([]),
    }
    sent: dict[str, Any] = nested_form_data(values)
    return sent


def create(actor: Actor, catalogue: CataloguePage, sent: dict[str, Any], action: str = "") -> Any:
    address = reverse("wagtailadmin_pages:add", args=["certifications", "certificationpage", catalogue.pk])
    return actor.client.post(address, {**sent, **({action: "1"} if action else {})})


def complete(**fields: Any) -> dict[str, Any]:
    values = certification_values()
    for name in ("issuer", "discipline", "level"):
        values[name] = values[name].pk
    return given(**{**{k: v for k, v in values.items() if k != "body"}, "slug": "complete", **fields})


def errors_of(response: Any) -> Any:
    return response.context["form"]


def test_at_most_twelve_fields_are_required() -> None:
    form = editor_form()(instance=CertificationPage())
    required = [name for name, field in form.fields.items() if field.required]
    assert 1 < len(required) <= MOST_REQUIRED_FIELDS, required


def test_every_field_of_the_page_and_of_its_rows_has_help() -> None:
    form = editor_form()(instance=CertificationPage())
    handler = CertificationPage.get_edit_handler()
    bound = handler.get_bound_panel(instance=CertificationPage(), request=None, form=form)
    fields = [panel for panel in leaves(bound) if getattr(panel, "field_name", "")]
    assert {"issuer", "value", "quality", "better", "focus_area"} <= {panel.field_name for panel in fields}
    assert [panel.field_name for panel in fields if not panel.help_text] == []


def leaves(panel: Any) -> Any:
    """All panels with a field, those of the rows too."""
    children = [*getattr(panel, "children", ())]
    if hasattr(panel, "formset"):
        children.append(panel.empty_child)
    if not children:
        yield panel
    for child in children:
        yield from leaves(child)


def test_draft_needs_no_more_than_a_title(editor: Actor, catalogue: CataloguePage) -> None:
    response = create(editor, catalogue, given())

    assert response.status_code == 302, errors_of(response).errors
    page = CertificationPage.objects.get(slug="new-certification")
    assert not page.live
    assert page.issuer is None


def test_lines_are_kept_as_an_import_writes_them(editor: Actor, catalogue: CataloguePage) -> None:
    """Else the import after an edit would find each of them altered."""
    row = {**FACT, "also": "https://www.example.org/a/\r\nhttps://www.example.org/b/"}
    create(editor, catalogue, given(not_found="fees\r\nsyllabus", facts=[row]))

    page = CertificationPage.objects.get(slug="new-certification")
    assert page.not_found == "fees\nsyllabus"
    assert page.facts.get().also == "https://www.example.org/a/\nhttps://www.example.org/b/"


def test_unfinished_draft_is_not_submitted_and_says_what_is_missing(
    editor: Actor, catalogue: CataloguePage
) -> None:
    response = create(editor, catalogue, given(), "action-submit")

    assert response.status_code == 200
    missing = set(errors_of(response).errors)
    assert {"issuer", "discipline", "level", "orientation", "who_it_suits"} <= missing
    assert not CertificationPage.objects.exists()


def test_complete_page_is_submitted(editor: Actor, catalogue: CataloguePage) -> None:
    area = make_term(FocusArea, "Agile")
    response = create(
        editor,
        catalogue,
        complete(facts=[FACT], coverage=[{"focus_area": area.pk, "coverage": "core"}]),
        "action-submit",
    )

    assert response.status_code == 302, errors_of(response).errors
    page = CertificationPage.objects.get()
    assert page.workflow_in_progress
    assert page.facts.get().value == "180"


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"value": ""}, "value"),
        ({"key": ""}, "key"),
        ({"confidence": ""}, "confidence"),
        ({"collected_on": ""}, "collected_on"),
        ({"source_url": ""}, "source_url"),
        ({"value": "many"}, "value"),
        ({"key": "fees.exam", "value": "675 dollars"}, "value"),
    ],
)
def test_half_filled_fact_is_explained_at_its_field_and_never_stored(
    editor: Actor, catalogue: CataloguePage, missing: dict[str, str], field: str
) -> None:
    response = create(editor, catalogue, given(facts=[{**FACT, **missing}]))

    assert response.status_code == 200
    (errors,) = errors_of(response).formsets["facts"].errors
    assert set(errors) == {field}
    assert not CertificationPage.objects.exists()


def test_fact_alone_with_a_source_in_words_is_enough(editor: Actor, catalogue: CataloguePage) -> None:
    fact = {**FACT, "source_url": "", "source_note": "The printed handbook, page 12"}
    assert create(editor, catalogue, given(facts=[fact])).status_code == 302


@pytest.mark.parametrize(
    "rows",
    [
        {"coverage": [{"focus_area": "", "coverage": ""}]},
        {"contradictions": [{"topic": "", "claims": "", "confidence": "", "collected_on": ""}]},
        {"sources": [{"url": "", "quality": ""}]},
        {"common_errors": [{"wrong": "", "better": ""}]},
    ],
)
def test_empty_rows_of_an_autosaved_draft_break_nothing(
    editor: Actor, catalogue: CataloguePage, rows: dict[str, list[dict[str, str]]]
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["certifications", "certificationpage", catalogue.pk])
    response = editor.client.post(address, given(**rows), headers={"Accept": "application/json"})

    assert response.status_code in {200, 400}
    assert response["Content-Type"] == "application/json"


def test_two_rows_of_one_focus_area_are_refused_in_words(editor: Actor, catalogue: CataloguePage) -> None:
    area = make_term(FocusArea, "Agile")
    row = {"focus_area": area.pk, "coverage": "core"}
    response = create(editor, catalogue, given(coverage=[row, row]))

    assert response.status_code == 200
    rows = errors_of(response).formsets["coverage"]
    assert rows.non_form_errors() == ["Two rows name the same focus area. Remove one of them."]
    assert rows.errors == [{}, {"__all__": ["Another row already says this."]}]
    assert not CertificationPage.objects.exists()


def test_preview_shows_a_half_filled_draft(editor: Actor, catalogue: CataloguePage) -> None:
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["certifications", "certificationpage", catalogue.pk]
    )
    answer = editor.client.post(address, given(facts=[FACT])).json()
    response = editor.client.get(address, {"mode": ""})

    assert answer == {"is_valid": True, "is_available": True}
    assert response.status_code == 200
    assert "New certification" in response.content.decode()


def test_preview_shows_the_drafts_facts_of_a_live_page(editor: Actor, catalogue: CataloguePage) -> None:
    page = make_certification(catalogue, facts=(fact_row(),))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    sent = complete(slug=page.slug, facts=[{**FACT, "value": "175"}])
    assert editor.client.post(address, sent).json()["is_valid"]

    assert "175" in editor.client.get(address, {"mode": ""}).content.decode()
    assert page.facts.get().value == "180"


def test_no_field_is_compared_with_a_hidden_copy(catalogue: CataloguePage) -> None:
    """The panels send none: every form would count as changed, and whoever approves as an author."""
    form = editor_form()(instance=make_certification(catalogue, facts=(fact_row(),)))
    rows = [row for formset in form.formsets.values() for row in formset.forms]

    assert rows
    assert [field.name for each in (form, *rows) for field in each if field.field.show_hidden_initial] == []


def test_address_of_a_published_page_stays_and_that_of_a_draft_may_change(
    editor: Actor, catalogue: CataloguePage
) -> None:
    page = make_certification(catalogue, slug="pmp")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    refused = editor.client.post(address, complete(slug="other"))
    create(editor, catalogue, complete(slug="draft"))
    draft = CertificationPage.objects.get(slug="draft")
    taken = editor.client.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]), complete(slug="better-draft")
    )

    assert "“pmp”" in refused.context["form"].errors["slug"][0]
    assert taken.status_code == 302, taken.context["form"].errors
    assert CertificationPage.objects.filter(slug="better-draft").exists()


def test_facts_are_grouped_by_kind_with_the_routes_behind_the_entry_rules() -> None:
    names = [group.name for group in key_groups([2, 1])]
    assert names == ["content", "prerequisite", "route-1", "route-2", "exam", "fee", "renewal"]
    assert {group.fields for group in key_groups([1])} == set(offered_fields())
