"""What an access token may be used for. Without a scope it reads what everybody may read.

A scope never adds to what a person may do: an endpoint asks for the scope and for the permissions of a page.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """One kind of use, as it stands in a token and in the API's description."""

    ATTEMPTS_WRITE = "attempts:write"
    OUTCOMES_READ = "outcomes:read"
    OUTCOMES_SHARE = "outcomes:share"
    REPORTS_READ = "reports:read"
    EXPORTS_WRITE = "exports:write"
    EXPORTS_PERSONAL = "exports:personal"
    DRAFTS_READ = "drafts:read"
    DRAFTS_WRITE = "drafts:write"
    FACTS_WRITE = "facts:write"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"


@dataclass(frozen=True, slots=True)
class ScopeTerms:
    """What a scope allows, in words, and the permissions that its owner needs beside it ("app.codename")."""

    words: str | Promise
    permissions: tuple[str, ...] = ()


SCOPES: dict[Scope, ScopeTerms] = {
    Scope.ATTEMPTS_WRITE: ScopeTerms(_("Take assessments in your name")),
    Scope.OUTCOMES_READ: ScopeTerms(_("Read your results, plans and history")),
    Scope.OUTCOMES_SHARE: ScopeTerms(_("Make and end links that show your results to whoever pays")),
    Scope.REPORTS_READ: ScopeTerms(_("Read figures and reports"), ("assessments.view_outcome",)),
    Scope.EXPORTS_WRITE: ScopeTerms(_("Make and download exports"), ("assessments.export_outcome",)),
    # Beside the one for exports.
    Scope.EXPORTS_PERSONAL: ScopeTerms(
        _("Export learners’ email addresses"), ("assessments.export_personal_outcome",)
    ),
    Scope.DRAFTS_READ: ScopeTerms(
        _("Read drafts of assessments, their checks and proofs"), ("assessments.view_assessment",)
    ),
    Scope.DRAFTS_WRITE: ScopeTerms(_("Change drafts of assessments"), ("assessments.change_assessment",)),
    Scope.FACTS_WRITE: ScopeTerms(
        _("Import facts about certifications"), ("certifications.add_factverification",)
    ),
    Scope.WEBHOOKS_READ: ScopeTerms(
        _("Read webhooks, and how what was sent to them fared"), ("webhooks.change_webhook",)
    ),
    Scope.WEBHOOKS_WRITE: ScopeTerms(_("Make, change and test webhooks"), ("webhooks.change_webhook",)),
}
