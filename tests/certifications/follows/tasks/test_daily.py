"""Those who follow a certification get one mail a day at most, and only about what changed and stays so."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from certifications.domain.noted_changes import NEAR_DAYS
from certifications.follows.services.follow import follow
from certifications.follows.services.note_changes import note_near_announcements
from certifications.follows.tasks.daily import SEND_CHANGES, enqueue_changes
from certifications.follows.tasks.send_changes import send_changes
from certifications.models import CertificationPage, ChangeEntry, DatedChange, Follow
from certifications.queries.advice import forget_advice
from portal.jobs.models import Job
from portal.shared.clock import site_date
from tests.certifications.follows.changes import let_it_settle, publish_value, read_again
from tests.factories.pages import COLLECTED_ON
from tests.portal.jobs.handed import run_all
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(page: CertificationPage, learner: Actor) -> Actor:
    follow(learner.person, page.translation_key)
    Follow.objects.update(told_until=timezone.now() - timedelta(days=1))
    return learner


def bodies() -> list[str]:
    enqueue_changes()
    run_all()
    return [str(message.body) for message in mail.outbox]


def test_mail_tells_old_and_new_value_with_the_source(
    page: CertificationPage, reader: Actor, editor: Actor
) -> None:
    publish_value(page, "175", by=editor.person)
    let_it_settle()

    (body,) = bodies()

    assert "PMP: Questions" in body
    assert "Before: 180 questions" in body
    assert "Now: 175 questions" in body
    assert "https://www.example.org/exams/pmp/" in body
    assert mail.outbox[0].to == [reader.person.email]
    assert mail.outbox[0].subject.endswith("PMP has changed")


def test_mail_can_be_stopped_by_one_press_of_the_mail_program(
    page: CertificationPage, reader: Actor, editor: Actor
) -> None:
    publish_value(page, "175", by=editor.person)
    let_it_settle()
    bodies()

    headers = mail.outbox[0].extra_headers

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/certifications/follow/stop/" in headers["List-Unsubscribe"]


def test_second_mail_of_a_day_is_never_sent(page: CertificationPage, reader: Actor, editor: Actor) -> None:
    publish_value(page, "175", by=editor.person)
    let_it_settle()
    assert len(bodies()) == 1
    publish_value(page, "170", by=editor.person)
    ChangeEntry.objects.filter(new_value="170 questions").update(
        noted_at=timezone.now() - timedelta(minutes=30)
    )
    Follow.objects.update(told_until=timezone.now() - timedelta(minutes=40))

    assert len(bodies()) == 1
    assert send_changes(reader.person, site_date() + timedelta(days=1))
    assert "Before: 175 questions" in str(mail.outbox[1].body)


def test_nothing_is_mailed_about_a_change_that_was_taken_back(
    page: CertificationPage, reader: Actor, editor: Actor
) -> None:
    publish_value(page, "175", by=editor.person)
    publish_value(page, "180", by=editor.person)
    let_it_settle()
    assert ChangeEntry.objects.count() == 2
    assert bodies() == []


def test_nothing_is_mailed_about_other_words_for_the_same(
    page: CertificationPage, reader: Actor, editor: Actor
) -> None:
    publish_value(page, "181", because="words", by=editor.person)
    let_it_settle()
    assert bodies() == []


def test_whoever_began_to_follow_later_does_not_hear_of_earlier_changes(
    page: CertificationPage, learner: Actor, editor: Actor
) -> None:
    publish_value(page, "175", by=editor.person)
    let_it_settle()
    follow(learner.person, page.translation_key)
    assert bodies() == []


def announce(page: CertificationPage, what: str, *, in_days: int) -> DatedChange:
    return DatedChange.objects.create(
        certification=page,
        what=what,
        before="three domains",
        after="four domains",
        in_force_from=(site_date() + timedelta(days=in_days)).isoformat(),
        source_url="https://www.example.org/outline/",
        collected_on=COLLECTED_ON,
        confidence="high",
        live=True,
    )


def note_what_is_near() -> None:
    read_again()
    forget_advice()
    note_near_announcements()
    ChangeEntry.objects.update(noted_at=timezone.now() - timedelta(minutes=35))


def test_announced_change_is_mailed_once_when_it_is_near(page: CertificationPage, reader: Actor) -> None:
    announce(page, "exam outline", in_days=NEAR_DAYS)
    announce(page, "fee", in_days=NEAR_DAYS + 1)
    note_what_is_near()
    note_what_is_near()
    assert [entry.what for entry in ChangeEntry.objects.all()] == ["exam outline"]

    (body,) = bodies()

    assert "Exam outline changes from" in body
    assert "Then: four domains" in body
    assert not send_changes(reader.person, site_date() + timedelta(days=1))


def test_announcement_that_was_taken_back_is_not_mailed(page: CertificationPage, reader: Actor) -> None:
    taken_back = announce(page, "exam outline", in_days=10)
    note_what_is_near()
    taken_back.delete()
    read_again()
    forget_advice()
    assert bodies() == []


def test_changes_are_asked_for_once_a_day(page: CertificationPage) -> None:
    enqueue_changes()
    enqueue_changes()
    assert Job.objects.filter(kind=SEND_CHANGES).count() == 1
    assert date.fromisoformat(Job.objects.get(kind=SEND_CHANGES).params["day"]) == site_date()
