"""Ways back: a draft is given up, any version can be looked at, and a copy starts anew."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from certifications.models import CertificationPage, Issuer
from portal.editorial.addresses import discard_url
from portal.editorial.queries import authors
from portal.editorial.services.publish_new_rows import publish_new_rows
from tests.factories.assessments import make_assessment
from tests.factories.pages import certification_values, fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))


def draft_of(page: CertificationPage, editor: Actor, title: str = "Another title") -> None:
    page.title = title
    page.save_revision(user=editor.person, log_action=True)


def test_discarded_draft_is_the_published_version_again_and_stays_in_the_history(
    page: CertificationPage, editor: Actor
) -> None:
    draft_of(page, editor)
    before = page.revisions.count()

    asked = editor.client.get(discard_url(page)).content.decode()
    assert "Another title" in asked
    answer = editor.client.post(discard_url(page), follow=True).content.decode()

    page.refresh_from_db()
    assert "has been discarded" in answer
    assert (page.has_unpublished_changes, page.draft_title) == (False, "Project Management Professional")
    draft = page.get_latest_revision_as_object()
    assert (draft.title, [fact.value for fact in draft.facts.all()]) == (page.title, ["180"])
    assert page.revisions.count() == before + 1
    history = editor.client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Draft discarded: back to the published version" in history


def test_discarded_draft_of_an_assessment_is_the_live_one_again(editor: Actor) -> None:
    assessment = make_assessment("Find your week")
    assessment.save_revision().publish()
    assessment.title, assessment.minutes = "Find your month", 30
    assessment.save_revision(user=editor.person, log_action=True)

    asked = editor.client.get(discard_url(assessment)).content.decode()
    assert "Find your month" in asked
    editor.client.post(discard_url(assessment))

    assessment.refresh_from_db()
    draft = assessment.get_latest_revision_as_object()
    assert (assessment.has_unpublished_changes, draft.title, draft.minutes) == (False, "Find your week", 8)


def test_who_discards_what_they_wrote_may_approve_again(page: CertificationPage, moderator: Actor) -> None:
    draft_of(page, moderator)
    assert moderator.person.pk in authors(page)

    moderator.client.post(discard_url(page))

    assert moderator.person.pk not in authors(CertificationPage.objects.get(pk=page.pk))


def test_approval_that_a_discarded_draft_waits_for_ends(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    draft_of(page, editor)
    page.get_workflow().start(page, editor.person)

    editor.client.post(discard_url(page))
    assert CertificationPage.objects.get(pk=page.pk).workflow_in_progress, "locked for those who submitted it"
    moderator.client.post(discard_url(page))

    assert not CertificationPage.objects.get(pk=page.pk).workflow_in_progress


def test_nothing_published_leaves_nothing_to_go_back_to(editor: Actor, visitor: Actor) -> None:
    page = make_catalogue_page().add_child(
        instance=CertificationPage(**certification_values(title="New", slug="new", live=False))
    )
    page.save_revision(user=editor.person)

    editor.client.post(discard_url(page))

    assert page.revisions.count() == 1
    assert visitor.client.post(discard_url(page)).status_code in {302, 404}


def test_learners_and_unknown_contents_find_no_such_page(page: CertificationPage, learner: Actor) -> None:
    assert learner.client.get(discard_url(page)).status_code in {302, 403, 404}
    assert page.revisions.count() == 1


def test_list_row_goes_back_too(editor: Actor) -> None:
    publish_new_rows([Issuer(key="pmi", name="Institute")])
    row = Issuer.objects.get(key="pmi")
    row.name = "Another"
    row.save_revision(user=editor.person)

    form = editor.client.get(reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]))
    assert discard_url(row) in form.content.decode()
    editor.client.post(discard_url(row))

    row = Issuer.objects.get(key="pmi")
    assert (row.has_unpublished_changes, row.get_latest_revision_as_object().name) == (False, "Institute")


def test_first_version_of_an_imported_row_can_be_looked_at(editor: Actor) -> None:
    publish_new_rows([Issuer(key="pmi", name="Institute")])
    row = Issuer.objects.get(key="pmi")
    row.name = "Another"
    row.save_revision(user=editor.person, log_action=True)

    history = editor.client.get(reverse(row.snippet_viewset.get_url_name("history"), args=[row.pk]))
    first = row.revisions.order_by("created_at").first()
    revert = reverse(row.snippet_viewset.get_url_name("revisions_revert"), args=[row.pk, first.pk])

    assert revert in history.content.decode()
    page = editor.client.get(revert).content.decode()
    assert "the import" in page
    assert "by None" not in " ".join(page.split())


def copied(page: CertificationPage, actor: Actor) -> CertificationPage:
    sent = {"new_title": "Copied", "new_slug": "copied", "new_parent_page": page.get_parent().pk}
    actor.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)
    copy: CertificationPage = CertificationPage.objects.get(slug="copied")
    return copy


def test_copy_starts_a_history_of_its_own(page: CertificationPage, editor: Actor, moderator: Actor) -> None:
    draft_of(page, moderator)
    page.get_latest_revision().publish(skip_permission_checks=True)

    copy = copied(page, editor)

    assert (copy.live, copy.first_published_at, copy.revisions.count()) == (False, None, 1)
    assert [fact.value for fact in copy.get_latest_revision_as_object().facts.all()] == ["180"]
    assert authors(copy) == {editor.person.pk}
    assert PageLogEntry.objects.filter(page=copy.pk, action="wagtail.copy").count() == 1


def test_copy_of_a_draft_has_its_words_and_its_authors(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    page.who_it_suits = "For jugglers."
    draft_of(page, moderator)

    copy = copied(page, editor)

    assert copy.get_latest_revision_as_object().who_it_suits == "For jugglers."
    assert authors(copy) == {editor.person.pk, moderator.person.pk}
