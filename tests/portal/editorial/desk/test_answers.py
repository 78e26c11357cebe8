"""What waits on the desk is answered there: approved, sent back, looked at; and deletions by two people."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from certifications.models import CertificationPage, FocusArea
from portal.editorial.desk.ports import Tray, items_of, waiting_count
from portal.editorial.services.ask_deletion import ask_deletion
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_certification, make_term
from tests.portal.editorial.acts import DESKS, page_desk
from tests.support.cast import Actor, staff_actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

FRONT = "/admin/"
NEXT = {"next": FRONT}


@pytest.fixture
def other(db: None) -> Actor:
    return staff_actor("other-moderator@example.org", MODERATORS, first_name="Mia", last_name="Berg")


def forms_on(actor: Actor) -> dict[str, str]:
    """The addresses to which the desk sends answers, by what they do."""
    found = re.findall(r'action="([^"]+/(approve|reject)/\d+/)"', actor.client.get(FRONT).text)
    return {action: url for url, action in found}


@pytest.mark.parametrize("kind", DESKS)
def test_draft_is_approved_on_the_desk_with_one_press(kind: str, editor: Actor, moderator: Actor) -> None:
    desk = DESKS[kind]()
    desk.submit(editor, "Words of an editor")

    said = moderator.client.post(forms_on(moderator)["approve"], NEXT, follow=True)

    assert said.redirect_chain == [(FRONT, 302)]
    assert "Published: “" in said.text
    assert "Nothing is waiting for you" in said.text
    assert desk.shown == "Words of an editor"


@pytest.mark.parametrize("kind", DESKS)
def test_draft_is_sent_back_from_the_desk_with_a_comment(kind: str, editor: Actor, moderator: Actor) -> None:
    desk = DESKS[kind]()
    desk.submit(editor, "Too short")
    before = desk.shown
    answer = {**NEXT, "comment": "Please name the <source>."}

    said = moderator.client.post(forms_on(moderator)["reject"], answer, follow=True)

    assert "went back to its authors" in said.text
    assert "Please name the &lt;source&gt;." in editor.client.get(FRONT).text
    assert desk.shown == before


@pytest.mark.parametrize("kind", DESKS)
def test_draft_is_looked_at_from_the_desk(kind: str, editor: Actor, moderator: Actor) -> None:
    DESKS[kind]().submit(editor, "Words of an editor")
    (url,) = re.findall(r'href="([^"]+/preview/[^"]+)"', moderator.client.get(FRONT).text)

    assert moderator.client.get(url).status_code == 200


def test_whoever_wrote_a_draft_finds_no_answer_on_their_desk(
    editor: Actor, moderator: Actor, other: Actor
) -> None:
    desk = page_desk()
    desk.save(moderator, "By a moderator")
    desk.submit(editor, "By an editor")
    shown = desk.shown
    approve = forms_on(other)["approve"]

    assert forms_on(moderator) == forms_on(editor) == {}
    moderator.client.post(approve, NEXT)
    editor.client.post(approve, NEXT)
    assert desk.shown == shown


def test_desk_that_was_open_for_long_approves_nothing_newer(editor: Actor, moderator: Actor) -> None:
    desk = page_desk()
    desk.submit(editor, "What was read")
    shown, approve = desk.shown, forms_on(moderator)["approve"]
    desk.row.current_workflow_state.cancel(user=editor.person)
    desk.submit(editor, "What was not read")

    moderator.client.post(approve, NEXT)

    assert desk.shown == shown


def test_answers_are_the_persons_own(editor: Actor, moderator: Actor) -> None:
    page_desk().submit(editor, "Words of an editor")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = moderator.client.cookies
    text = strict.get(FRONT).text
    tokens = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', text.split("desk__answer")[1])
    url = forms_on(moderator)["reject"]

    assert len(tokens) == 2
    assert strict.post(url, NEXT).status_code == 403
    assert strict.post(url, {**NEXT, "csrfmiddlewaretoken": tokens[0]}).status_code == 302


@pytest.fixture
def retired(moderator: Actor) -> CertificationPage:
    """A certification that was public and is offline."""
    page = make_certification(make_catalogue_page(), title="Old Exam")
    page.save_revision()
    moderator.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    return page


def asked_of(actor: Actor) -> list[tuple[str, str]]:
    """Whose deletion others ask for, with the way to it."""
    items = items_of(actor.person, Tray.WAITS)[Tray.WAITS]
    return [(item.sentence, item.url) for item in items if "asks you to delete" in item.sentence]


def test_deletion_of_a_page_waits_for_another_moderator(
    retired: CertificationPage, editor: Actor, moderator: Actor, other: Actor, administrator: Actor
) -> None:
    for actor in (editor, moderator):
        actor.client.post(reverse("editorial:deletion", args=[retired.pk]))

    ((sentence, url),) = asked_of(other)
    assert sentence == f"{editor.person} asks you to delete “Old Exam”"
    assert waiting_count(other.person) == 1
    assert len(asked_of(moderator)) == 1, "the editor's, not their own"
    assert asked_of(editor) == asked_of(administrator) == []
    assert "Delete" in other.client.get(url).text
    other.client.post(url)
    assert not CertificationPage.objects.filter(pk=retired.pk).exists()
    assert asked_of(other) == []


def test_deletion_waits_no_more_once_the_page_is_public_again(
    retired: CertificationPage, moderator: Actor, other: Actor
) -> None:
    moderator.client.post(reverse("editorial:deletion", args=[retired.pk]))
    assert len(asked_of(other)) == 1
    CertificationPage.objects.get(pk=retired.pk).save_revision().publish()
    assert asked_of(other) == []


def test_deletion_of_a_row_waits_for_another_moderator(moderator: Actor, other: Actor) -> None:
    row = make_term(FocusArea, "Juggling")
    row.save_revision().publish(skip_permission_checks=True)
    viewset = FocusArea.snippet_viewset
    moderator.client.post(reverse(viewset.get_url_name("unpublish"), args=[row.pk]))
    moderator.client.post(reverse(viewset.get_url_name("delete"), args=[row.pk]))

    ((sentence, url),) = asked_of(other)
    assert "“Juggling”" in sentence
    other.client.post(url)
    assert not FocusArea.objects.filter(pk=row.pk).exists()


def test_many_requests_take_as_many_queries_as_few(moderator: Actor, other: Actor) -> None:
    catalogue = make_catalogue_page()

    def more(number: int) -> None:
        for _ in range(number):
            page = make_certification(catalogue)
            page.save_revision()
            ask_deletion(page, moderator.person)

    assert_queries_do_not_grow(more, lambda: asked_of(other))
