"""Rows of lists count once somebody approved them who did not write them."""

import re

import pytest
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Revision

from certifications.models import (
    CertificationPage,
    Discipline,
    FocusArea,
    FocusTheme,
    Issuer,
    Level,
    LookAlike,
)
from certifications.queries import published_certifications
from portal.shared import page_cache
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_certification, make_issuer, make_term
from tests.support.cast import Actor, staff_actor
from tests.support.lists import address, approve, publish, save, sent, submit
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

MARK = "the publisher’s own offer"


@pytest.fixture
def issuer() -> Issuer:
    """Who runs the site."""
    issuer = make_issuer("PMI", is_publisher=True)
    publish(issuer)
    return issuer


@pytest.fixture
def page(issuer: Issuer) -> CertificationPage:
    """A certification of theirs."""
    return make_certification(make_catalogue_page(), slug="pmp", issuer=issuer)


def test_one_editors_post_without_the_publishers_mark_takes_no_mark_away(
    page: CertificationPage, issuer: Issuer, editor: Actor, moderator: Actor
) -> None:
    left_out = submit(editor, issuer, is_publisher=None)
    assert left_out.context["form"].errors["is_publisher"] == ["Please fill this in."]

    submit(editor, issuer, is_publisher="False")
    assert MARK in editor.client.get(page.get_url()).text
    assert Issuer.objects.get().is_publisher

    approve(moderator, issuer)
    assert not Issuer.objects.get().is_publisher
    assert MARK not in editor.client.get(page.get_url()).text


def test_change_of_a_list_is_seen_when_a_moderator_approves_it(
    page: CertificationPage, issuer: Issuer, editor: Actor, moderator: Actor
) -> None:
    before = page_cache.generation()
    save(editor, issuer, name="Project Management Institute")
    submit(editor, issuer, name="The Institute")
    assert published_certifications()[0].issuer.name == "PMI"
    assert page_cache.generation() == before

    approve(moderator, issuer)

    assert published_certifications()[0].issuer.name == "The Institute"
    assert page_cache.generation() > before


def test_nobody_publishes_or_approves_what_they_wrote(
    issuer: Issuer, editor: Actor, moderator: Actor
) -> None:
    for actor in (editor, moderator):
        actor.client.post(address(issuer), {**sent(issuer, name=actor.person.email), "action-publish": "1"})
        assert Issuer.objects.get().name == "PMI"
    submit(moderator, issuer, name="Mine")
    issuer.refresh_from_db()
    waiting = issuer.current_workflow_task_state
    moderator.client.post(address(issuer, "workflow_action", "approve", waiting.pk))
    assert Issuer.objects.get().name == "PMI"

    approve(staff_actor("other-moderator@example.org", MODERATORS), issuer)
    assert Issuer.objects.get().name == "Mine"


def test_approval_of_an_untouched_form_leaves_the_version_to_its_author(
    issuer: Issuer, editor: Actor, moderator: Actor
) -> None:
    submit(editor, issuer, name="The Institute")
    approve(moderator, issuer)

    assert issuer.revisions.order_by("pk").last().user == editor.person


def test_new_row_is_a_draft_until_it_is_approved(editor: Actor, moderator: Actor) -> None:
    values = {"name": "Examplary", "what_it_is": "Something else.", "source_url": ""}
    editor.client.post("/admin/snippets/certifications/lookalike/add/", {**values, "action-submit": "1"})
    row = LookAlike.objects.get()
    assert not LookAlike.objects.live().exists()

    approve(moderator, row)
    assert LookAlike.objects.live().get() == row


def test_row_that_code_makes_is_a_draft_as_well() -> None:
    LookAlike.objects.create(name="Examplary", what_it_is="Something else.")

    assert not LookAlike.objects.live().exists()


def test_approval_is_refused_in_words_when_the_row_breaks_a_rule_by_now(
    issuer: Issuer, editor: Actor, moderator: Actor
) -> None:
    submit(editor, issuer, name="Taken meanwhile")
    make_issuer("Taken meanwhile")

    response = approve(moderator, issuer)

    assert "Issuer with this Name already exists." in response.text
    assert {issuer.name for issuer in Issuer.objects.all()} == {"PMI", "Taken meanwhile"}
    issuer.refresh_from_db()
    assert issuer.workflow_in_progress


def test_log_holds_each_value_before_and_after(issuer: Issuer, editor: Actor, moderator: Actor) -> None:
    submit(editor, issuer, name="The Institute", is_publisher="False")
    approve(moderator, issuer)

    entry = registry.get_logs_for_instance(issuer).filter(action="wagtail.publish").latest("pk")
    assert entry.user == moderator.person
    assert entry.data["changes"] == [
        {"field": "name", "old": "PMI", "new": "The Institute"},
        {"field": "is_publisher", "old": True, "new": False},
    ]
    history = editor.client.get(address(issuer, "history")).text
    assert "Published. Name: “PMI” → “The Institute”; Runs this site: Yes → No" in history
    assert "Runs this site: Yes → No" in moderator.client.get("/admin/reports/site-history/").text


def test_log_of_a_first_publication_names_what_is_filled_and_rows_by_their_names() -> None:
    theme = FocusTheme(key="flow", name="Flow", focus_areas=[make_term(FocusArea, "Agile")])
    theme.save()
    publish(theme)

    entry = ModelLogEntry.objects.get(action="wagtail.publish")
    assert {change["field"]: change["new"] for change in entry.data["changes"]} == {
        "key": "flow",
        "name": "Flow",
        "sort_order": 0,
        "focus_areas": ["Agile"],
    }
    assert (
        entry.message == "Published. Key: “flow”; Name: “Flow”; Place in the order: “0”; Focus areas: “Agile”"
    )


def test_rows_that_a_row_points_at_wait_with_it(editor: Actor, moderator: Actor) -> None:
    agile, risk = (make_term(FocusArea, name) for name in ("Agile", "Risk"))
    theme = FocusTheme(key="flow", name="Flow", focus_areas=[agile])
    theme.save()
    publish(theme)

    submit(editor, theme, focus_areas=[agile.pk, risk.pk])
    assert list(FocusTheme.objects.get().focus_areas.all()) == [agile]

    approve(moderator, theme)
    assert list(FocusTheme.objects.get().focus_areas.all()) == [agile, risk]


@pytest.mark.parametrize("model", [Discipline, Level, FocusArea])
def test_drafts_of_lists_cannot_be_chosen_on_a_page(
    model: type[Discipline | Level | FocusArea], editor: Actor
) -> None:
    make_term(model, "Approved")
    make_term(model, "Written alone", live=False)

    catalogue = make_catalogue_page()
    form = editor.client.get(f"/admin/pages/add/certifications/certificationpage/{catalogue.pk}/").text

    assert "Approved" in form
    assert "Written alone" not in form


def test_live_row_is_not_deleted_alone_or_among_others(page: CertificationPage, moderator: Actor) -> None:
    lookalike = LookAlike.objects.create(name="Examplary", what_it_is="Something else.")
    publish(lookalike)
    bulk = f"/admin/bulk/certifications/lookalike/delete/?id={lookalike.pk}&next=/admin/"

    for url in (address(lookalike, "delete"), bulk):
        response = moderator.client.post(url)
        assert LookAlike.objects.get() == lookalike
        said = moderator.client.get(response["Location"]).text
        assert "“Examplary” is live. Take it offline first, then delete it." in said

    moderator.client.post(address(lookalike, "unpublish"))
    moderator.client.post(address(lookalike, "delete"))
    assert not LookAlike.objects.get().live
    staff_actor("other-moderator@example.org", MODERATORS).client.post(address(lookalike, "delete"))
    assert not LookAlike.objects.exists()


def test_row_that_names_others_is_not_in_use_by_that(moderator: Actor) -> None:
    theme = FocusTheme(key="flow", name="Flow", focus_areas=[make_term(FocusArea, "Agile")])
    theme.save()
    publish(theme)

    moderator.client.post(address(theme, "unpublish"))
    said = moderator.client.post(address(FocusArea.objects.get(), "unpublish"), follow=True).text

    assert not FocusTheme.objects.get().live
    assert "“Agile” is in use, so it can’t go offline. First replace" in said


@pytest.mark.usefixtures("page")
def test_row_is_taken_offline_by_moderators_alone_and_not_while_it_is_in_use(
    issuer: Issuer, editor: Actor, moderator: Actor
) -> None:
    unused = make_issuer("Nobody’s")
    publish(unused)

    editor.client.post(address(unused, "unpublish"))
    refused = moderator.client.post(address(issuer, "unpublish"))
    assert Issuer.objects.live().count() == 2
    said = moderator.client.get(refused["Location"]).text
    assert "“PMI” is in use, so it can’t go offline. First replace" in said

    moderator.client.post(address(unused, "unpublish"))
    assert [issuer.name for issuer in Issuer.objects.live()] == ["PMI"]


def test_list_says_how_far_each_row_has_come(issuer: Issuer, editor: Actor, moderator: Actor) -> None:
    submit(editor, issuer, name="The Institute")
    for name, live in (("Drafted", False), ("Approved", True)):
        make_issuer(name, live=live)
    save(editor, Issuer.objects.get(name="Approved"), website="https://example.org/")

    shown = editor.client.get("/admin/snippets/certifications/issuer/")

    states = {"PMI": "live + waiting for approval", "Drafted": "draft", "Approved": "live + draft"}
    assert {row.name: row.status_string for row in shown.context["object_list"]} == states
    words = re.sub(r"<[^>]*>|\s+", " ", shown.text)
    assert [words.count(state) for state in states.values()] == [1, 2, 1]


def test_queries_of_a_list_do_not_grow_with_it(editor: Actor) -> None:
    def make(number: int) -> None:
        known = Issuer.objects.count()
        for position in range(known, known + number):
            publish(make_issuer(f"Issuer {position}"))

    assert_queries_do_not_grow(make, lambda: editor.client.get("/admin/snippets/certifications/issuer/"))


def test_key_may_change_until_the_row_first_goes_live(editor: Actor) -> None:
    row = make_issuer("PMI", live=False)
    save(editor, row, key="pm-i")
    assert Issuer.objects.get().key == "pm-i"

    publish(Issuer.objects.get())
    refused = save(editor, Issuer.objects.get(), key="pmi")
    assert refused.context["form"].errors["key"] == ["The key stays “pm-i”. Change the name."]


def test_a_revert_is_a_draft(issuer: Issuer, editor: Actor) -> None:
    first = issuer.latest_revision
    issuer.name = "The Institute"
    publish(issuer)

    url = address(issuer, "revisions_revert", first.pk)
    assert editor.client.get(url).status_code == 200
    editor.client.post(url, sent(first.as_object()))

    assert Issuer.objects.get().name == "The Institute"
    assert Revision.objects.for_instance(issuer).latest("pk").content["name"] == "PMI"
