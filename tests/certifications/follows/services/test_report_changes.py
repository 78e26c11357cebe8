"""What other programs are told of a publication."""

import pytest

from certifications.follows.services.report_changes import CERTIFICATION_PUBLISHED, FACT_CHANGED
from certifications.models import CertificationPage
from portal.webhooks.models import WebhookDelivery
from tests.certifications.follows.changes import publish_value
from tests.factories.webhooks import make_webhook
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def told(kind: str) -> list[dict[str, object]]:
    return list(WebhookDelivery.objects.filter(kind=kind).values_list("data", flat=True))


def test_publication_and_each_changed_fact_are_told(page: CertificationPage, editor: Actor) -> None:
    make_webhook(events=[CERTIFICATION_PUBLISHED.name, FACT_CHANGED.name])
    publish_value(page, "175", because="wrong", by=editor.person)

    (published,), (changed,) = told("certification.published"), told("fact.changed")
    assert (published["certification"], published["slug"]) == (str(page.translation_key), "pmp")
    assert str(published["url"]).endswith("/catalogue/pmp/")
    assert (changed["old_value"], changed["new_value"]) == ("180 questions", "175 questions")
    assert (changed["fact"], changed["because"]) == ("exam.questions", "wrong")
    assert changed["reason"] == "We read last year’s page."


def test_publication_that_changes_no_fact_tells_of_no_fact(page: CertificationPage, editor: Actor) -> None:
    make_webhook(events=[CERTIFICATION_PUBLISHED.name, FACT_CHANGED.name])
    page.title = "Another title"
    page.save_revision(user=editor.person).publish(user=editor.person, skip_permission_checks=True)

    assert [data["title"] for data in told("certification.published")] == ["Another title"]
    assert told("fact.changed") == []


def test_draft_tells_nobody(page: CertificationPage, editor: Actor) -> None:
    make_webhook(events=[CERTIFICATION_PUBLISHED.name])
    page.save_revision(user=editor.person)
    assert not WebhookDelivery.objects.exists()
