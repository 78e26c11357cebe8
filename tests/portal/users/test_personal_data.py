"""Every model says what it holds about people, and a person's export holds all of it."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from portal.users import personal_data
from portal.users.models import User
from portal.users.personal_data import (
    HeldModel,
    OnErasure,
    PersonalDataHolder,
    export_personal_data,
    held_models,
)
from tests.portal.users.traces import MARKER
from tests.support.cast import Actor, add_second_factor, secret_of

# Models of our own rooms that hold nothing about anybody, with what they hold instead.
WITHOUT_PERSONAL_DATA = {
    "assessments.CatalogueSnapshot": "the catalogue’s facts",
    "assessments.ProofReport": "what was proved about the logic of an assessment",
    "editorial.BundleItem": "which drafts go live together",
    "editorial.BinnedPage": "what deleted pages said, without who owned or locked them",
    "certifications.Alternative": "what tells one certification from its rivals",
    "certifications.ArticleIndexPage": "the head of the articles; who edits it stands in wagtailcore.Page",
    "certifications.ArticlePage": "an article under the name it is published with, which readers see",
    "certifications.ArticlePage_topics": "entries of a list",
    "certifications.ArticlePlace": "the order of the articles",
    "certifications.CataloguePage": "the catalogue’s introduction; who edits it stands in wagtailcore.Page",
    "certifications.CertificationCoverage": "a judgement on a certification",
    "certifications.CertificationFact": "statements about a certification, with sources",
    "certifications.CertificationPage": "a certification; who edits it stands in wagtailcore.Page",
    "certifications.CertificationPage_also_fits": "disciplines of a certification",
    "certifications.ChangeEntry": "what a fact said before and after; nothing about who wrote it",
    "certifications.CommonError": "what other sites get wrong",
    "certifications.Contradiction": "statements of different sources",
    "certifications.Correction": "what a fact said before and after; nothing about who found it",
    "certifications.CorrectionsPage": "the head of the log; who edits it stands in wagtailcore.Page",
    "certifications.DisciplineComparisonPage": "a comparison; who edits it stands in wagtailcore.Page",
    "certifications.FocusTheme_focus_areas": "entries of a list",
    "certifications.GlossaryTerm_see_also": "entries of a list",
    "certifications.OutgrownCondition": "when a certification is of no use",
    "certifications.RecognisedCertification": "which certification a statement is about",
    "certifications.Recognition_regions": "entries of a list",
    "search.SearchEntry": "titles and texts of published pages",
    "search.IndexState": "of which day the search's index is",
    "search.EmptySearch": "words that found nothing, by day; no person, address or time",
    "certifications.RecordSource": "a source that was read",
    "certifications.RelatedPage": "what to read after an article",
    "certifications.RoleFamily_disciplines": "entries of a list",
    "certifications.RoleMisfit": "a judgement on a certification",
    "certifications.RoleService": "a judgement on a certification",
    "certifications.WatchedPassage": "a passage of a published source",
    "certifications.WatchedSource": "the address of a published source",
    "home.HomePage": "the front page; who edits it stands in wagtailcore.Page",
    "home.InformationPage": "a page about the site; who edits it stands in wagtailcore.Page",
    "editorial.ModerationTask_groups": "which groups approve pages",
    "editorial.ModerationTask": "which groups approve pages; who approved stands in wagtailcore.TaskState",
    "media.PortalRendition": "resized copies of images",
    "operations.CounterEntry": "counts of limits, under digests that name nobody",
    "operations.PageGeneration": "a counter",
    "webhooks.DeliveryTry": "when a server of others was tried, and its answer’s status",
}
PORTAL_ROOMS = {
    "users",
    "media",
    "jobs",
    "operations",
    "editorial",
    "home",
    "search",
    "shared",
    "demo",
    "webhooks",
}


def concrete_models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]


def links_to_a_user(model: type[Model]) -> list[str]:
    """The model's own fields that point at a user."""
    return [
        field.name
        for field in model._meta.get_fields(include_parents=False, include_hidden=True)
        if field.concrete and field.is_relation and not field.many_to_many and field.related_model is User
    ]


@pytest.mark.parametrize("model", concrete_models(), ids=lambda model: model._meta.label)
def test_every_model_says_what_it_holds_about_people(model: type[Model]) -> None:
    label = model._meta.label
    ours = model._meta.app_label in {*PORTAL_ROOMS, "certifications", "assessments"}
    if links_to_a_user(model) or (ours and label not in WITHOUT_PERSONAL_DATA):
        assert label in held_models(), (
            f"{label} is new, or has a link to a user. Name it in its room's PersonalDataHolder "
            "(portal/users/personal_data.py), or, if it holds nothing about people, in this file."
        )


def test_no_holder_names_a_model_that_is_gone() -> None:
    labels = {model._meta.label for model in concrete_models()}
    assert set(held_models()) <= labels
    assert set(WITHOUT_PERSONAL_DATA) <= labels


def test_no_model_is_called_both_with_and_without_personal_data() -> None:
    assert not set(held_models()) & set(WITHOUT_PERSONAL_DATA)


def test_the_export_holds_everything_and_is_json(marked: User) -> None:
    exported = export_personal_data(marked)
    text = json.dumps(exported)
    assert list(exported) == [name for name, _holder in personal_data.holders]
    for trace in (marked.email, str(marked.public_id), "Editors", "totp", f"{MARKER}.png"):
        assert trace in text
    kinds = {record["record"] for records in exported.values() for record in records}
    assert kinds >= {
        "account",
        "email address",
        "second factor",
        "preferences in the admin",
        "page created",
        "page locked",
        "draft saved",
        "action",
        "comment",
        "comments followed",
    }


def test_the_export_holds_no_secrets(learner: Actor) -> None:
    authenticator = add_second_factor(learner.person)
    text = json.dumps(export_personal_data(learner.person))
    secrets = (learner.person.password, authenticator.data["secret"], secret_of(authenticator))
    assert not any(secret in text for secret in secrets)
    assert str(learner.client.session.session_key) not in text


def test_the_export_holds_nothing_of_others(learner: Actor, marked: User) -> None:
    assert MARKER not in json.dumps(export_personal_data(learner.person))


def test_other_rooms_take_part_by_registering(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    held = HeldModel("notes.Note", "what the person wrote down", OnErasure.DELETED)
    notes = PersonalDataHolder(models=(held,), export=lambda _user: [{"note": 1}], erase=lambda _user: None)
    port: Any = type(personal_data.holders)("holders of personal data")
    port.register("notes", notes)
    monkeypatch.setattr(personal_data, "holders", port)
    assert export_personal_data(learner.person) == {"notes": [{"note": 1}]}
    assert held_models() == {"notes.Note": held}
