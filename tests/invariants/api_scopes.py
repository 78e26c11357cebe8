"""Which scope each operation of the API asks for, and whose its things are.

tests/invariants/test_api_scopes.py holds the API to it with tokens of one scope each. A new operation needs a
row here, beside the rows of its address (docs/howto/add-a-url.md).
"""

from dataclasses import dataclass
from enum import Enum

from django.urls import reverse
from django.utils import timezone

from assessments.models import PayerLink
from assessments.proofs.queries import PROVE
from assessments.results.services.make_payer_link import make_payer_link
from portal.jobs.models import Job
from portal.shared.rest.scopes import Scope
from tests.invariants.api_addresses import API, attempt
from tests.invariants.assessment_addresses import decision_of
from tests.invariants.url_entries import PathOf
from tests.support.matrix import Cast


class Whose(Enum):
    """Who may have the thing that an operation is about, beside asking with its scope."""

    # The same for all who may call.
    ALL = "all"
    # Its owner alone; for everybody else it does not exist.
    OWNER = "owner"
    # Its owner, and roles that look after such things.
    OWNER_OR_ROLE = "owner or role"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an operation asks for.

    `scope` is None where everybody may call, with `needs_token` every token. `is_open` lets visitors call in
    spite of a scope, `by_attempt` those who send the token of an attempt, which shows that attempt's alone.
    `needs_role` says that the scope's permissions are asked for too. `path` makes the thing, of the learner
    of a cast, and returns its address.
    """

    scope: Scope | None
    path: PathOf | None = None
    whose: Whose = Whose.ALL
    is_open: bool = False
    by_attempt: bool = False
    needs_token: bool = False
    needs_role: bool = True


def of_address(name: str) -> PathOf | None:
    """How the table of addresses makes the thing that an address is about."""
    return API[f"api:{name}"][-1].path


def everybody(*operations: str) -> dict[str, Terms]:
    """What everybody may read or do."""
    return {name: Terms(None) for name in operations}


def open_attempt(name: str, *arguments: str, query: str = "") -> Terms:
    """An attempt, which visitors take by its token."""
    path = attempt(name, *arguments)
    return Terms(Scope.ATTEMPTS_WRITE, lambda cast: path(cast) + query, Whose.OWNER, is_open=True)


def of_outcome(path: PathOf | None, scope: Scope = Scope.OUTCOMES_READ) -> Terms:
    """What came of an attempt, for whom it is."""
    return Terms(scope, path, Whose.OWNER, by_attempt=True)


def payer_link(cast: Cast) -> str:
    """A link of the learner's that shows an outcome to whoever pays."""
    submission = decision_of(cast).submission
    make_payer_link(submission.outcomes.get(), name="", now=timezone.now())
    link = PayerLink.objects.get(submission=submission).public_id
    return reverse("api:outcomes-payer-link", args=[submission.public_id, link])


def job(scope: Scope) -> Terms:
    """Work of whoever asked for it, which roles may look after."""
    return Terms(scope, proof_of_the_learner, Whose.OWNER_OR_ROLE, needs_role=False)


def proof_of_the_learner(cast: Cast) -> str:
    """Work of the kind that tokens for drafts are about, which the learner asked for."""
    row = Job.objects.create(kind=PROVE, max_attempts=1, requested_by=cast["learner"].person)
    return reverse("api:jobs-detail", args=[row.pk])


OPERATIONS: dict[str, Terms] = {
    **everybody(
        *("articles_list", "articles_retrieve", "authors_list", "authors_retrieve", "topics_list"),
        *("assessments_list", "assessments_retrieve", "assessments_how_it_works", "assessments_versions"),
        *("certifications_list", "certifications_retrieve", "certifications_alternatives"),
        *("certifications_facts", "certifications_fact", "certifications_progressions", "progressions_list"),
        *("changes_list", "comparisons_list", "corrections_list", "corrections_report", "search_list"),
        *("discipline_comparisons_list", "discipline_comparisons_retrieve", "facets_list"),
        *("disciplines_list", "disciplines_retrieve", "focus_areas_list", "focus_areas_retrieve"),
        *("glossary_list", "glossary_retrieve", "issuers_list", "issuers_retrieve", "levels_list"),
        *("levels_retrieve", "questions_list", "questions_retrieve", "role_families_list"),
        *("role_families_retrieve", "webhooks_events", "imports_assessments_form", "imports_facts_form"),
        "imports_facts_advice_form",
    ),
    # With any token, whatever its scopes.
    "tokens_current": Terms(None, needs_token=True),
    "tokens_revoke": Terms(None, needs_token=True),
    "attempts_list": Terms(Scope.ATTEMPTS_WRITE),
    "attempts_create": Terms(Scope.ATTEMPTS_WRITE, is_open=True),
    "attempts_retrieve": open_attempt("detail"),
    "attempts_answer": open_attempt("answer", "share"),
    "attempts_clear_answer": open_attempt("answer", "share", query="?revision=0"),
    "attempts_confirm_carried": open_attempt("confirm-carried"),
    "attempts_submit": open_attempt("submit"),
    "attempts_claim": Terms(Scope.ATTEMPTS_WRITE, attempt("claim"), Whose.OWNER),
    "outcomes_list": Terms(Scope.OUTCOMES_READ, by_attempt=True),
    "outcomes_retrieve": of_outcome(of_address("outcomes-detail")),
    "outcomes_counterfactuals": of_outcome(of_address("outcomes-counterfactuals")),
    "outcomes_plan": of_outcome(of_address("outcomes-plan")),
    "outcomes_receipt": of_outcome(of_address("outcomes-receipt")),
    "outcomes_eligibility": of_outcome(of_address("outcomes-eligibility")),
    "outcomes_what_if": of_outcome(of_address("outcomes-what-if")),
    "outcomes_try_out": of_outcome(of_address("outcomes-what-if")),
    "outcomes_payer_links": of_outcome(of_address("outcomes-payer-links"), Scope.OUTCOMES_SHARE),
    "outcomes_make_payer_link": of_outcome(of_address("outcomes-payer-links"), Scope.OUTCOMES_SHARE),
    "outcomes_end_payer_link": of_outcome(payer_link, Scope.OUTCOMES_SHARE),
    "history_list": Terms(Scope.OUTCOMES_READ, by_attempt=True),
    "history_retrieve": of_outcome(of_address("history-detail")),
    "drafts_list": Terms(Scope.DRAFTS_READ),
    "drafts_retrieve": Terms(Scope.DRAFTS_READ, of_address("drafts-detail")),
    "drafts_definition": Terms(Scope.DRAFTS_READ, of_address("drafts-definition")),
    "drafts_checks": Terms(Scope.DRAFTS_READ, of_address("drafts-checks")),
    "drafts_proof": Terms(Scope.DRAFTS_READ, of_address("drafts-proof")),
    "drafts_replace_definition": Terms(Scope.DRAFTS_WRITE, of_address("drafts-definition")),
    "drafts_ask_for_proof": Terms(Scope.DRAFTS_WRITE, of_address("drafts-proof")),
    "drafts_cancel_proof": Terms(Scope.DRAFTS_WRITE, of_address("drafts-proof")),
    "imports_assessments_create": Terms(Scope.DRAFTS_WRITE),
    "imports_facts_create": Terms(Scope.FACTS_WRITE),
    "jobs_retrieve": job(Scope.DRAFTS_READ),
    "jobs_destroy": job(Scope.DRAFTS_WRITE),
    "metrics_list": Terms(Scope.REPORTS_READ),
    "reports_outcomes_list": Terms(Scope.REPORTS_READ),
    "reports_outcomes_rows": Terms(Scope.REPORTS_READ),
    "webhooks_list": Terms(Scope.WEBHOOKS_READ),
    "webhooks_create": Terms(Scope.WEBHOOKS_WRITE),
    "webhooks_retrieve": Terms(Scope.WEBHOOKS_READ, of_address("webhooks-detail")),
    "webhooks_update": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-detail")),
    "webhooks_destroy": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-detail")),
    "webhooks_rotate": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-rotate")),
    "webhooks_switch_on": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-switch-on")),
    "webhooks_switch_off": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-switch-off")),
    "webhooks_test": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-test")),
    "webhooks_deliveries_list": Terms(Scope.WEBHOOKS_READ, of_address("webhooks-deliveries-list")),
    "webhooks_deliveries_retrieve": Terms(Scope.WEBHOOKS_READ, of_address("webhooks-deliveries-detail")),
    "webhooks_deliveries_redeliver": Terms(Scope.WEBHOOKS_WRITE, of_address("webhooks-deliveries-redeliver")),
    "exports_list": Terms(Scope.EXPORTS_WRITE),
    "exports_create": Terms(Scope.EXPORTS_WRITE),
}
