"""What the worker does about readers' reports."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from certifications.corrections.presenters.subjects import subject_words
from certifications.models import CertificationPage, FactReport
from certifications.models.corrections import ReportState
from portal.editorial.desk.recipients import report_readers
from portal.jobs.kinds import JobContext
from portal.users.models import User

ANSWER_REPORTS = "certifications.change_factreport"


def tell_of_report(context: JobContext) -> None:
    """Mail whoever looks after the page, else all who may answer, each once; nobody when it is answered."""
    report = FactReport.objects.filter(public_id=context.params["report"], state=ReportState.OPEN).first()
    if report is None:
        return
    page = CertificationPage.objects.filter(translation_key=report.certification).first()
    told: list[int] = list(context.checkpoint or [])
    for person in report_readers(page, ANSWER_REPORTS):
        if person.pk in told:
            continue
        told.append(person.pk)
        with transaction.atomic():
            _tell(person, report)
            context.save_checkpoint(told)


def _tell(person: User, report: FactReport) -> None:
    address = reverse("certifications_admin:report", args=[report.public_id])
    with translation.override(person.language):
        words = {
            "certification": report.certification_name,
            "fact": subject_words(report),
            "stated": report.stated_value,
            "message": report.message,
            "report_url": f"{settings.BASE_URL}{address}",
            "account_url": f"{settings.BASE_URL}{reverse('wagtailadmin_account')}#tab-notifications",
        }
        get_adapter().render_mail("certifications/email/report", person.email, words).send()
