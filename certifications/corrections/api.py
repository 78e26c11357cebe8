"""The public log of corrections for programs, and reports of errors from them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from certifications import queries
from certifications.corrections.forms import ReportCertificationForm, ReportErrorForm, ReportSubjectForm
from certifications.corrections.presenters.subjects import judgement_words
from certifications.corrections.services.report_error import (
    UnknownFactError,
    report_certification,
    report_error,
    report_subject,
)
from certifications.domain.fields import field_of
from certifications.facts.api.examples import SOURCE, questions
from certifications.facts.api.fact_documents import named_source, stated_value
from certifications.facts.api.fact_serializers import ChangedFactSerializer
from certifications.facts.api.parameters import CERTIFICATION, SINCE, asked_certification, asked_since
from certifications.models import Correction
from certifications.models.corrections import ReportSubject
from certifications.queries.kept import kept_by_key, kept_certifications
from portal.shared.clock import site_date
from portal.shared.rest.problem_types import INVALID
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.serializers import InputSerializer
from portal.shared.rest.views import ApiViewSet
from portal.shared.write_limits import Lane, Write, count_write

# Permanent: by it a correction has the same id for ever, which tells nothing of others.
CORRECTIONS = UUID("2c1b7a52-6d7c-4f43-9b0d-0a2f7c1a9e55")


class CorrectionSerializer(ChangedFactSerializer):
    """Something that we had wrong. Never changed later."""

    corrected_on = serializers.DateField()

    def to_representation(self, instance: Correction) -> dict[str, Any]:
        return super().to_representation(_correction(instance, self.context["view"].names()))


def _correction(row: Correction, names: Mapping[str, str]) -> dict[str, Any]:
    field, certification = field_of(row.key), kept_by_key().get(row.certification)
    return {
        "id": uuid5(CORRECTIONS, str(row.pk)),
        "corrected_on": row.corrected_on,
        "certification": certification,
        "certification_name": row.certification_name,
        "key": row.key,
        "label": str(field.label if field else judgement_words(row.key)),
        "before": stated_value(row.key, row.old_value, names),
        "after": stated_value(row.key, row.new_value, names),
        "reason": row.reason or None,
        "source": named_source(certification, row.source_url, row.source_note),
    }


class ErrorReportSerializer(InputSerializer):
    """A report of something that is wrong or missing. Please leave out names and addresses of people."""

    about = serializers.ChoiceField(choices=ReportSubject.choices)
    certification = serializers.SlugField(
        required=False, help_text="Its slug; left out where the certification itself is missing."
    )
    key = serializers.CharField(
        required=False,
        max_length=60,
        help_text="The fact’s key, or the judgement: `suitability`, `roles`, `outgrown`, `alternatives`, "
        "`place`, `coverage`. Of a dead link `link`; of a missing fact its key, or `other`.",
    )
    name = serializers.CharField(required=False, help_text="Of a certification that is missing.")
    message = serializers.CharField(help_text="What is wrong and what is right, 2,000 characters at most.")
    source_url = serializers.CharField(required=False, allow_blank=True, help_text="Where we can check this.")
    website = serializers.CharField(
        required=False,
        allow_blank=True,
        help_text="Leave this empty: it is there for programs that fill in all.",
    )


class ReportReceivedSerializer(serializers.Serializer[Any]):
    """The report has arrived. It has no state that could be asked for."""

    detail = serializers.CharField()


class CorrectionsEndpoint(ApiViewSet):
    """What we had wrong, and what readers say we have wrong."""

    serializer_class = CorrectionSerializer
    public_actions = ("list",)
    paged_actions = ("list",)
    selectable_actions = ("list",)
    parameters = {"list": ("since", "certification")}
    ordering = ("-corrected_on", "-pk")

    @staticmethod
    def names() -> Mapping[str, str]:
        """Titles by slug, from memory."""
        return {one.slug: one.title for one in kept_certifications()}

    @extend_schema(
        parameters=[SINCE, CERTIFICATION],
        responses=CorrectionSerializer,
        examples=[
            OpenApiExample(
                "A corrected fact",
                {
                    "id": "0b7f5f0e-8c1c-5d6e-9e6e-0d5a4f2b1c3d",
                    "corrected_on": "2026-11-22",
                    "certification": None,
                    "certification_name": "Project Management Professional",
                    "key": "exam.questions",
                    "label": "Questions",
                    "before": questions(200),
                    "after": questions(180),
                    "reason": "We read last year’s page.",
                    "source": SOURCE,
                },
            )
        ],
    )
    def list(self, request: Request) -> Response:
        """The public log, the latest correction first; empty as long as its page is not published."""
        rows = queries.corrections() if queries.corrections_url() else Correction.objects.none()
        certification, since = asked_certification(request), asked_since(request)
        if certification is not None:
            rows = rows.filter(certification=certification)
        if since is not None:
            rows = rows.filter(corrected_on__gte=site_date(since))
        return self.page(request, rows, CorrectionSerializer)

    @extend_schema(
        request=ErrorReportSerializer,
        responses={202: ReportReceivedSerializer},
        examples=[
            OpenApiExample(
                "An outdated number",
                {
                    "about": "fact",
                    "certification": "pmp",
                    "key": "exam.questions",
                    "message": "The handbook of 2027 says 170 questions.",
                    "source_url": "https://www.pmi.org/handbook",
                },
                request_only=True,
            ),
            OpenApiExample(
                "Received", {"detail": "Thank you. Our editors will check this."}, response_only=True
            ),
        ],
    )
    @action(detail=False, methods=["post"], url_path="reports")
    def report(self, request: Request) -> Response:
        """Tell the editors of an error, as the form on the page does and within the same limits.

        Nothing about the sender is stored.
        """
        sent = ErrorReportSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        _store(request, sent.validated_data)
        received = {"detail": _("Thank you. Our editors will check this.")}
        return Response(received, status=status.HTTP_202_ACCEPTED)


def _store(request: Request, sent: dict[str, Any]) -> None:
    """Check as the form does, count, and put it on the editors' list.

    Raises:
        ProblemError: a field is refused, or the certification has no such thing.
        TooManyError: too many come from this address, or in all.
    """
    about = ReportSubject(sent["about"])
    certification = None if about is ReportSubject.CERTIFICATION else _named(sent)
    form = _form(about, sent)
    if not form.is_valid():
        places = tuple((f"/{name}", str(said)) for name, all_said in form.errors.items() for said in all_said)
        raise ProblemError(INVALID, errors=places)
    if form.is_trapped:
        return
    suspect = count_write(request._request, Write.REPORTS) is not Lane.OPEN
    key = sent.get("key", "")
    given = {name: form.cleaned_data[name] for name in ("message", "source_url")}
    try:
        if certification is None:
            report_certification(form.cleaned_data["name"], **given, is_suspect=suspect)
        elif about is ReportSubject.FACT:
            report_error(certification, key, **given, is_suspect=suspect)
        else:
            report_subject(certification, about, key, **given, is_suspect=suspect)
    except UnknownFactError as error:
        said = _("The certification has nothing of this key to report.")
        raise ProblemError(INVALID, errors=(("/key", said),)) from error


def _form(about: ReportSubject, sent: dict[str, Any]) -> ReportErrorForm:
    match about:
        case ReportSubject.FACT:
            return ReportErrorForm(sent)
        case ReportSubject.CERTIFICATION:
            return ReportCertificationForm(sent)
    return ReportSubjectForm(sent, about=about)


def _named(sent: dict[str, Any]) -> UUID:
    slug = sent.get("certification", "")
    found = next((key for key, one in kept_by_key().items() if one.slug == slug), None)
    if found is None:
        raise ProblemError(INVALID, errors=(("/certification", _("There is no such certification.")),))
    return found


ROUTES = (("corrections", CorrectionsEndpoint),)
