"""Outcomes for programs: a person's own, with all that their pages say."""

from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.access import outcome_or_404
from assessments.attempts.api.holder import TOKEN, holder_of_call
from assessments.models import Outcome
from assessments.results.api import examples
from assessments.results.api.holder import OwnViewSet
from assessments.results.api.outcome import counterfactuals_document, outcome_document
from assessments.results.api.outcome_serializers import (
    CounterfactualsSerializer,
    OutcomeSerializer,
    OutcomeSummarySerializer,
)
from assessments.results.api.payer_links import (
    MadePayerLinkSerializer,
    PayerLinkInput,
    PayerLinksSerializer,
    end_link,
    make_link,
    payer_links_document,
)
from assessments.results.api.plan import eligibility_document, plan_document
from assessments.results.api.plan_serializers import CertificationPlanSerializer, PlanSerializer
from assessments.results.api.receipt import ReceiptSerializer, receipt_of
from assessments.results.api.what_if import (
    TrialFieldsSerializer,
    TrialSerializer,
    WhatIfInput,
    trial_document,
    trial_fields_document,
)
from assessments.results.queries.outcomes import newest_outcomes
from assessments.results.views.plan import CERTIFICATION, asker_of, chosen_plan
from assessments.results.views.told_outcome import told_outcome
from assessments.results.views.told_trial import trial_ground_or_404
from certifications.queries.kept import kept_certifications
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import InputSerializer, require_no_body

READ = ("list", "retrieve", "counterfactuals", "plan", "eligibility", "what_if", "try_out", "receipt")
SHARE = ("payer_links", "make_payer_link", "end_payer_link")


class OutcomesEndpoint(OwnViewSet):
    """What came of submitted answers: your own outcomes, or those of the attempt whose token you send."""

    scopes: ClassVar = dict.fromkeys(READ, Scope.OUTCOMES_READ) | dict.fromkeys(SHARE, Scope.OUTCOMES_SHARE)
    open_actions = (*READ, *SHARE)
    paged_actions = ("list",)
    selectable_actions = ("list",)
    parameters: ClassVar = {"eligibility": (CERTIFICATION,)}
    serializer_class = OutcomeSummarySerializer
    ordering = ("-submitted_at", "-pk")
    lookup_field = "submission"
    lookup_value_converter = "uuid"

    @extend_schema(
        responses=OutcomeSummarySerializer(many=True), parameters=[TOKEN], examples=[examples.SUMMARY]
    )
    def list(self, request: Request) -> Response:
        """Your outcomes, newest first: one for each submission, from the newest engine."""
        return self.page(request, newest_outcomes(holder_of_call(request)), OutcomeSummarySerializer)

    @extend_schema(responses=OutcomeSerializer, parameters=[TOKEN], examples=[examples.OUTCOME])
    def retrieve(self, request: Request, submission: UUID) -> Response:
        """An outcome: the path with its points and reasons, as data and in the sentences of the page."""
        return self._shown(OutcomeSerializer, outcome_document(told_outcome(_row(request, submission))))

    @extend_schema(
        responses=CounterfactualsSerializer, parameters=[TOKEN], examples=[examples.COUNTERFACTUALS]
    )
    @action(detail=True)
    def counterfactuals(self, request: Request, submission: UUID) -> Response:
        """What would change an outcome: the fewest answers that lead to each other path."""
        told = told_outcome(_row(request, submission))
        return self._shown(CounterfactualsSerializer, counterfactuals_document(told))

    @extend_schema(responses=PlanSerializer, parameters=[TOKEN], examples=[examples.PLAN])
    @action(detail=True)
    def plan(self, request: Request, submission: UUID) -> Response:
        """The plan: what to do first, what comes next, costs in each currency, and what is unknown.

        Costs and facts are today’s, each with its source and dates.
        """
        return self._shown(PlanSerializer, plan_document(told_outcome(_row(request, submission))))

    @extend_schema(
        responses=CertificationPlanSerializer,
        parameters=[
            TOKEN,
            OpenApiParameter(CERTIFICATION, str, required=True, description="The slug of a certification."),
        ],
        examples=[examples.ELIGIBILITY],
    )
    @action(detail=True)
    def eligibility(self, request: Request, submission: UUID) -> Response:
        """Whether and when a certification of your choice can be entered, with what comes before it.

        Worked out from the answers of the outcome and today’s catalogue.
        """
        slug = request.query_params.get(CERTIFICATION, "")
        row = _row(request, submission)
        if slug and slug not in {one.slug for one in kept_certifications()}:
            raise ValidationError({f"?{CERTIFICATION}": _("This certification is not in our catalogue.")})
        chosen = chosen_plan(slug, asker_of(row))
        if chosen is None:
            raise ValidationError({f"?{CERTIFICATION}": _("Choose one.")})
        return self._shown(CertificationPlanSerializer, eligibility_document(told_outcome(row), slug, chosen))

    @extend_schema(responses=TrialFieldsSerializer, parameters=[TOKEN], examples=[examples.TRIAL_FIELDS])
    @action(detail=True, url_path="what-if")
    def what_if(self, request: Request, submission: UUID) -> Response:
        """What you can try out, and what was answered. 404 if the outcome has no roles and stages."""
        ground = trial_ground_or_404(_row(request, submission))
        return self._shown(TrialFieldsSerializer, trial_fields_document(ground))

    @extend_schema(
        request=WhatIfInput,
        responses=TrialSerializer,
        parameters=[TOKEN],
        examples=[examples.TRIED, examples.TRIAL],
    )
    @what_if.mapping.post
    def try_out(self, request: Request, submission: UUID) -> Response:
        """The outcome with other hours, money, payer, region, role or start month. Stores nothing."""
        ground = trial_ground_or_404(_row(request, submission))
        return self._shown(TrialSerializer, trial_document(ground, _given(WhatIfInput, request)))

    @extend_schema(responses=ReceiptSerializer, parameters=[TOKEN], examples=[examples.RECEIPT])
    @action(detail=True)
    def receipt(self, request: Request, submission: UUID) -> Response:
        """Everything an outcome rests on. `manage.py replay_receipt FILE` recomputes the outcome from it."""
        return Response(receipt_of(told_outcome(_row(request, submission))))

    @extend_schema(responses=PayerLinksSerializer, parameters=[TOKEN], examples=[examples.PAYER_LINKS])
    @action(detail=True, url_path="payer-links")
    def payer_links(self, request: Request, submission: UUID) -> Response:
        """The links that show an outcome to the person who pays. 404 if there is nothing to pay for."""
        return self._shown(PayerLinksSerializer, payer_links_document(_row(request, submission)))

    @extend_schema(
        request=PayerLinkInput,
        responses={HTTPStatus.CREATED.value: MadePayerLinkSerializer},
        parameters=[TOKEN],
        examples=[examples.NEW_PAYER_LINK, examples.MADE_PAYER_LINK],
    )
    @payer_links.mapping.post
    def make_payer_link(self, request: Request, submission: UUID) -> Response:
        """Create a link to the payer’s page. You see its address only now. 409 if you have too many."""
        row = _row(request, submission)
        made = make_link(request, row, _given(PayerLinkInput, request))
        return Response(MadePayerLinkSerializer(made).data, status=HTTPStatus.CREATED.value)

    @extend_schema(request=None, responses={HTTPStatus.NO_CONTENT.value: None}, parameters=[TOKEN])
    @action(detail=True, methods=["delete"], url_path="payer-links/<uuid:link>", url_name="payer-link")
    def end_payer_link(self, request: Request, submission: UUID, link: UUID) -> Response:
        """End a link. It stops working at once."""
        require_no_body(request)
        end_link(_row(request, submission), link)
        return Response(status=HTTPStatus.NO_CONTENT.value)

    @staticmethod
    def _shown(serializer: type[Any], document: Any) -> Response:
        return Response(serializer(document).data)


def _row(request: Request, submission: UUID) -> Outcome:
    """The outcome, when it is the caller's."""
    return outcome_or_404(submission, holder_of_call(request))


def _given(serializer: type[InputSerializer], request: Request) -> dict[str, Any]:
    """What was sent.

    Raises:
        ValidationError: a field is unknown or of another form.
    """
    sent = serializer(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


ROUTES = (("outcomes", OutcomesEndpoint),)
