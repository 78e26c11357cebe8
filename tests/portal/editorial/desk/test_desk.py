"""The front of the admin says what waits for whom, since when, and what they work on."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, Site

from certifications.models import Issuer
from certifications.queries.kept import forget_certifications
from portal.editorial.bundles.services.decide_bundle import submit_bundle
from portal.editorial.care.services.set_owner import set_owner
from portal.editorial.desk.ports import DeskItem, DeskSource, Tray, desk_sources, items_of, waiting_count
from portal.editorial.desk.queries import approvals_for, drafts_of
from portal.home.models import InformationPage
from portal.jobs.models import Job, JobState
from portal.shared.clock import site_date
from portal.users.models import RoleGrant, User
from portal.users.roles import ADMINISTRATORS, MODERATORS
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.portal.editorial.acts import DESKS, page_desk
from tests.portal.editorial.bundles.factory import make_bundle, make_drafts
from tests.support.cast import Actor, staff_actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

FRONT = "/admin/"


@pytest.fixture
def other(db: None) -> Actor:
    return staff_actor("other-moderator@example.org", MODERATORS, first_name="Mia", last_name="Berg")


def badge(actor: Actor) -> int:
    found = re.search(r'"data-waiting": "(\d+)"', actor.client.get(FRONT).text.replace("&quot;", '"'))
    return int(found[1]) if found else 0


def send_back(desk: Any, actor: Actor, comment: str) -> None:
    state = desk.row.current_workflow_task_state
    state.task.specific.on_action(state, actor.person, "reject", comment=comment)


@pytest.mark.parametrize("kind", DESKS)
def test_approval_waits_for_those_who_may_give_it(
    kind: str, editor: Actor, moderator: Actor, other: Actor, administrator: Actor
) -> None:
    desk = DESKS[kind]()
    desk.save(moderator, "By a moderator")
    desk.submit(editor, "By an editor")
    asked = "asks for your approval"
    assert asked in other.client.get(FRONT).text
    assert desk.url("edit") in other.client.get(FRONT).text
    for actor in (editor, moderator, administrator):
        assert asked not in actor.client.get(FRONT).text
    assert "is waiting for someone else’s approval" in editor.client.get(FRONT).text
    assert (badge(other), badge(moderator), badge(editor)) == (1, 0, 0)


def test_bundle_waits_as_one_thing_for_those_who_wrote_no_part_of_it(
    editor: Actor, moderator: Actor, other: Actor
) -> None:
    drafts = make_drafts(editor.person)
    drafts.catalogue.introduction = "Words of a moderator."
    drafts.catalogue.save_revision(user=moderator.person)
    bundle = make_bundle(editor.person, drafts.all)
    submit_bundle(bundle, editor.person)
    text = other.client.get(FRONT).text
    assert "asks for your approval of the bundle “A new institute”" in text
    assert "asks for your approval: " not in text
    assert "of the bundle" not in moderator.client.get(FRONT).text
    assert waiting_count(other.person) == 1


def test_approved_draft_waits_no_more(editor: Actor, moderator: Actor) -> None:
    desk = page_desk()
    desk.submit(editor, "New words")
    assert len(approvals_for(moderator.person)) == 1
    desk.approve(moderator)
    assert approvals_for(moderator.person) == []


def test_whoever_made_a_page_that_never_was_live_does_not_approve_it(
    moderator: Actor, other: Actor, editor: Actor
) -> None:
    parent = Page.objects.get(title="Home")
    page = parent.add_child(instance=InformationPage(title="New", summary="New", live=False))
    page.owner = moderator.person
    page.save()
    page.save_revision(user=editor.person)
    page.get_workflow().start(page, editor.person)
    assert approvals_for(moderator.person) == []
    assert len(approvals_for(other.person)) == 1


@pytest.mark.parametrize("kind", DESKS)
def test_requested_changes_come_back_with_the_comment(kind: str, editor: Actor, moderator: Actor) -> None:
    desk = DESKS[kind]()
    desk.submit(editor, "Too short")
    send_back(desk, moderator, "Please name the <source>.")
    text = editor.client.get(FRONT).text
    assert "asks you to change" in text
    assert "Please name the &lt;source&gt;." in text
    assert badge(editor) == 1
    assert "asks you to change" not in moderator.client.get(FRONT).text
    desk.submit(editor, "Long enough")
    assert badge(editor) == 0


def test_overdue_review_waits_for_the_owner_alone(editor: Actor, moderator: Actor) -> None:
    page = make_catalogue_page()
    set_owner(page, editor.person, site_date() - timedelta(days=1), by=None)
    assert "Review “Catalogue”" in editor.client.get(FRONT).text
    assert (badge(editor), badge(moderator)) == (1, 0)
    set_owner(page, editor.person, site_date() + timedelta(days=30), by=None)
    assert "Review “Catalogue” by" in editor.client.get(FRONT).text
    assert badge(editor) == 0
    set_owner(page, editor.person, site_date() + timedelta(days=31), by=None)
    assert not any(item.sentence.startswith("Review") for item in upkeep(editor))


def upkeep(actor: Actor) -> list[DeskItem]:
    return items_of(actor.person, Tray.UPKEEP)[Tray.UPKEEP]


def test_overdue_review_of_nobody_is_upkeep(moderator: Actor, administrator: Actor) -> None:
    set_owner(make_catalogue_page(), None, site_date(), by=None)
    assert [item.count for item in upkeep(moderator) if "no one looks after" in item.sentence] == [1]
    assert not [item for item in upkeep(administrator) if "no one looks after" in item.sentence]


def test_role_waits_for_another_administrator(administrator: Actor, editor: Actor) -> None:
    asked_by = staff_actor("second-administrator@example.org", ADMINISTRATORS)
    RoleGrant.objects.create(
        person=editor.person, group=Group.objects.get(name=MODERATORS.name), requested_by=asked_by.person
    )
    assert (badge(administrator), badge(asked_by), badge(editor)) == (1, 0, 0)


def test_failed_jobs_are_told_to_whoever_asked_and_those_who_see_jobs(
    report_viewer: Actor, editor: Actor
) -> None:
    Job.objects.create(
        kind="x", state=JobState.FAILED, error_class="X", max_attempts=1, finished_at=timezone.now()
    )
    assert "1 job failed" in report_viewer.client.get(FRONT).text
    assert "job failed" not in editor.client.get(FRONT).text
    Job.objects.update(requested_by=editor.person)
    assert "1 job failed" in editor.client.get(FRONT).text


def test_running_jobs_are_told_to_whoever_asked_and_those_who_see_jobs(
    report_viewer: Actor, editor: Actor, moderator: Actor
) -> None:
    Job.objects.create(kind="x", max_attempts=1, requested_by=editor.person)
    for actor in (report_viewer, editor):
        assert "1 job is running or waiting" in actor.client.get(FRONT).text
    assert "job runs" not in moderator.client.get(FRONT).text


def test_draft_is_unfinished_until_it_is_submitted(editor: Actor, moderator: Actor) -> None:
    desk = page_desk()
    desk.save(editor, "Half a thought")
    assert [draft.object_id for draft in drafts_of(editor.person, 5)] == [str(desk.content.pk)]
    assert not drafts_of(moderator.person, 5)
    desk.submit(editor, "A whole thought")
    assert not drafts_of(editor.person, 5)
    desk.approve(moderator)
    assert not drafts_of(editor.person, 5)


def test_draft_that_somebody_else_went_on_with_is_theirs(editor: Actor, moderator: Actor) -> None:
    desk = page_desk()
    desk.save(editor, "Mine")
    desk.save(moderator, "Theirs")
    assert not drafts_of(editor.person, 5)
    assert len(drafts_of(moderator.person, 5)) == 1


def test_front_tells_what_somebody_did_last(editor: Actor, moderator: Actor) -> None:
    desk = page_desk()
    desk.save(editor, "Begun")
    desk.submit(editor, "Done")
    text = editor.client.get(FRONT).text
    assert "Catalogue: Submitted for approval" in text
    assert "Catalogue: Draft saved" not in text
    assert "Nothing yet." in moderator.client.get(FRONT).text


def test_what_somebody_looks_after_stands_with_its_figures(editor: Actor) -> None:
    page = make_certification(make_catalogue_page(), title="Own Exam", facts=(fact_row(),))
    set_owner(page, editor.person, site_date() - timedelta(days=3), by=None)
    text = editor.client.get(FRONT).text
    assert "Own Exam" in text
    assert "Review was due on" in text
    assert "1 fact, none stale" in text


def test_titles_of_the_admin_name_the_site(editor: Actor) -> None:
    Site.objects.update(site_name="Paths at work")
    Site.clear_site_root_paths_cache()
    title = re.search(r"<title>(.*?)</title>", editor.client.get(FRONT).text)

    assert title
    assert " ".join(title[1].split()) == "My desk - Paths at work"


def test_empty_desk_says_what_to_do(editor: Actor, report_viewer: Actor) -> None:
    assert "Nothing is waiting for you" in editor.client.get(FRONT).text
    assert "Review pages published long ago" in editor.client.get(FRONT).text
    assert "What you look after" not in report_viewer.client.get(FRONT).text


def test_counters_of_images_and_documents_are_gone(editor: Actor) -> None:
    text = editor.client.get(FRONT).text
    assert "0 Images" not in text
    assert "0 Documents" not in text


def test_help_is_the_portals_own(editor: Actor) -> None:
    text = editor.client.get(FRONT).text
    assert "guide.wagtail.org" not in text
    assert "/admin/guide/your-desk/" in text
    assert "How your desk works" in text


def test_source_is_not_read_for_those_it_does_not_allow(
    editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_user: User) -> Iterator[DeskItem]:
        raise AssertionError("read for somebody who may not see it")

    port: Any = type(desk_sources)("desk sources")
    port.register("secret", DeskSource(Tray.WAITS, lambda _user: False, fail))
    monkeypatch.setattr("portal.editorial.desk.ports.desk_sources", port)
    assert waiting_count(editor.person) == 0


def test_front_takes_as_many_queries_for_much_as_for_little(
    editor: Actor, moderator: Actor, other: Actor
) -> None:
    catalogue, made = make_catalogue_page(), count()

    def more(number: int) -> None:
        for _ in range(number):
            page = make_certification(catalogue, title=f"Exam {next(made)}")
            set_owner(page, moderator.person, site_date(), by=moderator.person)
            page.save_revision(user=editor.person)
            page.get_workflow().start(page, editor.person)
            row = Issuer.objects.create(name=f"Institute {next(made)}", key=f"institute-{next(made)}")
            set_owner(row, moderator.person, None, by=moderator.person)
            row.save_revision(user=moderator.person)

    def look() -> None:
        # Else the first look after a change reads the catalogue, and others do not.
        forget_certifications()
        moderator.client.get(FRONT)

    assert_queries_do_not_grow(more, look)
