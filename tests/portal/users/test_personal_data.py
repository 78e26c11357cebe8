"""Every model says what it holds about people, and erasing a person leaves nothing that names them."""

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    UploadedFile,
)
from wagtail.users.models import UserProfile

from portal.users import personal_data
from portal.users.models import User
from portal.users.personal_data import (
    PersonalDataHolder,
    export_personal_data,
    held_models,
)
from portal.users.services.erase_person import erase_person
from tests.factories.assessments import make_outcome, make_version
from tests.factories.pages import make_issuer
from tests.support.cast import PASSWORD, Actor, add_second_factor, make_person, secret_of

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
}
PORTAL_ROOMS = {"users", "media", "jobs", "operations", "editorial", "home", "shared", "demo"}
MARKER = "zzmarkerzz"


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


@pytest.fixture
def marked(editor: Actor) -> User:
    """A member of staff who has left a trace in every model that holds personal data."""
    person = make_person(f"{MARKER}@example.org", first_name=MARKER.title(), last_name=MARKER, is_active=True)
    person.groups.set(editor.person.groups.all())
    person.user_permissions.add(Permission.objects.all()[0])
    add_second_factor(person)
    leave_traces_in_the_admin(person, editor.person)
    make_outcome(make_version(by=person), learner=person, held=[MARKER])
    profile = UserProfile.get_for_user(person)
    profile.avatar.save(f"{MARKER}.png", ContentFile(b"picture"))
    return person


def leave_traces_in_the_admin(person: User, other: User) -> None:
    page = Page.objects.get(title="Home")
    page.owner = page.locked_by = person
    page.save()
    page.specific.save_revision(user=person, log_action=True)
    make_issuer(locked=True, locked_by=person)
    log(instance=page, action="wagtail.edit", user=person)
    log(instance=person, action="wagtail.edit", user=other, data={"was": person.email})
    comment = Comment.objects.create(page=page, user=person, text=MARKER, contentpath="title")
    CommentReply.objects.create(comment=comment, user=person, text=MARKER)
    PageSubscription.objects.create(page=page, user=person, comment_notifications=True)
    page_type = ContentType.objects.get_for_model(Page)
    now = timezone.now()
    common = {"user": person, "content_type": page_type, "object_id": str(page.pk)}
    EditingSession.objects.create(**common, last_seen_at=now)
    FormState.objects.create(**common, data=f"title={MARKER}", last_updated_at=now)
    upload = UploadedFile(uploaded_by_user=person, for_content_type=page_type)
    upload.file.save(f"{MARKER}.txt", ContentFile(b"words"))


def places_with(text: str) -> list[str]:
    """The tables in which any column of any row contains the text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT count(*) FROM {name} AS t WHERE t::text ILIKE %s", [f"%{text}%"])  # noqa: S608 - names come from the catalogue
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_erasing_leaves_nothing_that_names_the_person(marked: User) -> None:
    held = places_with(MARKER)
    assert len(held) >= 8
    assert {"assessments_attempt", "assessments_submission"} <= set(held)
    erase_person(marked)
    assert places_with(MARKER) == []
    assert places_with(str(marked.public_id)) == []


def test_erasing_ends_every_session(learner: Actor, other_learner: Actor) -> None:
    erase_person(learner.person)
    assert learner.client.get("/accounts/profile/").status_code == 302
    assert other_learner.client.get("/accounts/profile/").status_code == 200
    texts = [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    assert not [text for text in texts if f'"{learner.person.email}"' in text]


def test_erasing_ends_a_sign_in_that_is_under_way(visitor: Actor, learner: Actor) -> None:
    add_second_factor(learner.person)
    visitor.client.post("/accounts/login/", {"login": learner.person.email, "password": PASSWORD})
    assert Session.objects.count() == 2
    erase_person(learner.person)
    assert Session.objects.count() == 0


def test_erasing_touches_nobody_else(learner: Actor, other_learner: Actor) -> None:
    before = export_personal_data(other_learner.person)
    erase_person(learner.person)
    assert export_personal_data(User.objects.get(pk=other_learner.person.pk)) == before


def test_content_and_log_stay_without_the_name(marked: User) -> None:
    actions = PageLogEntry.objects.filter(user=marked).count()
    pk = marked.pk
    erase_person(marked)
    page = Page.objects.get(title="Home")
    assert page.owner is None
    assert page.latest_revision.user is None
    assert PageLogEntry.objects.filter(user_id=pk).count() == actions > 0
    about = ModelLogEntry.objects.get(object_id=str(pk))
    assert (about.label, about.data) == ("erased account", {})


def test_files_go_when_the_erasing_is_committed(
    marked: User, django_capture_on_commit_callbacks: Any
) -> None:
    profile = UserProfile.objects.get(user=marked)
    upload = UploadedFile.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(marked)
        assert profile.avatar.storage.exists(profile.avatar.name)
    assert not profile.avatar.storage.exists(profile.avatar.name)
    assert not upload.file.storage.exists(upload.file.name)


def test_erasing_twice_says_so(learner: Actor) -> None:
    erase_person(learner.person)
    with pytest.raises(User.DoesNotExist):
        erase_person(learner.person)


def test_nothing_is_erased_when_a_holder_fails(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_user: User) -> None:
        raise RuntimeError("the room above is on fire")

    port: Any = type(personal_data.holders)("holders of personal data")
    port.register("failing", PersonalDataHolder(models=(), export=lambda _user: (), erase=fail))
    for name, holder in personal_data.holders:
        port.register(name, holder)
    monkeypatch.setattr("portal.users.services.erase_person.holders", port)
    with pytest.raises(RuntimeError):
        erase_person(learner.person)
    assert learner.client.get("/accounts/profile/").status_code == 200


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


def test_a_person_with_several_addresses_is_erased_whole(learner: Actor) -> None:
    EmailAddress.objects.create(user=learner.person, email=f"{MARKER}@example.com")
    erase_person(learner.person)
    assert places_with(MARKER) == []
