from typing import Any

import pytest

from assessments.models import Assessment
from portal.webhooks.models import WebhookDelivery
from tests.factories.assessments import make_version
from tests.factories.webhooks import make_webhook

pytestmark = pytest.mark.django_db


def told() -> list[dict[str, Any]]:
    return list(WebhookDelivery.objects.order_by("occurred_at").values_list("data", flat=True))


def test_version_is_told_when_attempts_begin_to_start_on_it() -> None:
    make_webhook(events=["assessment.version_published"])
    assessment = Assessment.objects.create(title="Short", definition="{}", slug="find-your-path")
    make_version(assessment)
    make_version(assessment, plan_size=5)

    assert [(data["version"], data["slug"]) for data in told()] == [
        (1, "find-your-path"),
        (2, "find-your-path"),
    ]


def test_version_that_is_the_current_one_already_is_not_told_again() -> None:
    make_webhook(events=["assessment.version_published"])
    version = make_version()
    make_version(version.assessment)
    assert len(told()) == 1
