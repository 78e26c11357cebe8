import pytest

from assessments.models import ExportRecord
from assessments.reports.services.record_export import finish_export, record_export
from portal.webhooks.models import WebhookDelivery
from tests.factories.webhooks import make_webhook
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def begun(actor: Actor) -> ExportRecord:
    return record_export(
        report="outcomes",
        file_format="csv",
        filters={},
        with_personal_data=False,
        left_out=0,
        by=actor.person,
    )


def test_export_is_told_when_its_last_row_is_written(report_viewer: Actor) -> None:
    make_webhook(events=["export.finished"])
    record = begun(report_viewer)
    assert not WebhookDelivery.objects.exists()
    finish_export(record, 12)

    delivery = WebhookDelivery.objects.get()
    assert (delivery.data["report"], delivery.data["rows"]) == ("outcomes", 12)
    assert str(report_viewer.person.public_id) not in str(delivery.data)
    assert delivery.personal is None


def test_who_exported_is_told_with_the_grant_alone(report_viewer: Actor) -> None:
    make_webhook(events=["export.finished"], may_carry_personal_data=True)
    finish_export(begun(report_viewer), 12)
    assert WebhookDelivery.objects.get().personal == {"account": str(report_viewer.person.public_id)}
