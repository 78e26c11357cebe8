"""The guide is read in the admin, and every form leads to what it says of it."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.models import DraftStateMixin

from certifications.models import CertificationPage, Issuer
from portal.editorial.guide import guide_documents, guide_url
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page, make_issuer
from tests.support.cast import Actor

FRONT = reverse("editorial_guide:front")
OWN = [
    model
    for model in apps.get_models()
    if issubclass(model, DraftStateMixin) and model.__module__.partition(".")[0] != "wagtail"
]


def test_front_shows_the_first_document_and_leads_to_all_others(editor: Actor) -> None:
    page = editor.client.get(FRONT).content.decode()

    assert "Certification pages" in page
    assert all(document.url in page for document in guide_documents().values())


def test_each_link_of_a_document_leads_to_a_place_there_is() -> None:
    documents = {document.url: document for document in guide_documents().values()}
    links = [
        (document, href)
        for document in documents.values()
        for href in re.findall(r'<a href="([^"]+)"', document.body)
        if not href.startswith("https://")
    ]
    for document, href in links:
        path, _sign, anchor = href.partition("#")
        target = documents[path] if path else document
        assert not anchor or f'id="{anchor}"' in target.body, (document.slug, href)
    assert links


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_form_of_each_model_leads_to_a_heading_there_is(model: type) -> None:
    path, _sign, anchor = guide_url(model).partition("#")
    documents = {document.url: document for document in guide_documents().values()}

    assert not anchor or anchor in {heading.anchor for heading in documents[path].headings}


def test_forms_of_pages_and_rows_have_the_link(editor: Actor) -> None:
    page = make_certification(make_catalogue_page(make_home_page()))
    forms = {
        CertificationPage: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        Issuer: reverse("wagtailsnippets_certifications_issuer:edit", args=[make_issuer().pk]),
    }
    for model, form in forms.items():
        assert f'href="{guide_url(model)}"' in editor.client.get(form).content.decode()
    new = editor.client.get(reverse("wagtailsnippets_certifications_issuer:add"))
    assert guide_url(Issuer) in new.content.decode()


def test_what_looks_like_html_in_a_document_stays_text() -> None:
    assert all("<script" not in document.body for document in guide_documents().values())


def test_unknown_document_and_strangers_find_nothing(editor: Actor, learner: Actor) -> None:
    assert editor.client.get(f"{FRONT}no-such-document/").status_code == 404
    assert learner.client.get(FRONT).status_code == 403
    assert Client().get(FRONT).status_code == 302
