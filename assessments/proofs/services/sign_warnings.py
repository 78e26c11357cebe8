"""A moderator takes the warnings of a proof report upon themselves."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.models import Assessment, ProofReport, ProofSignature
from portal.editorial.digests import digest_of
from portal.editorial.queries import may_approve
from portal.shared import page_cache
from portal.users.models import User

SIGN = "assessments.add_proofsignature"


@transaction.atomic
def sign_warnings(report: int, *, draft: Assessment, by: User) -> ProofSignature | None:
    """The signature under a report's warnings, of whoever signed first; None where it has none.

    Of the draft at hand, whatever is saved meanwhile.

    Raises:
        PermissionDenied: the person may not sign, or had a hand in the draft.
        ProofReport.DoesNotExist: there is no such report.
    """
    if not by.has_perm(SIGN):
        raise PermissionDenied(_("Only moderators can sign warnings."))
    if not may_approve(draft, by, digest_of(draft)):
        raise PermissionDenied(_("You can’t sign warnings on what you wrote yourself."))
    row = ProofReport.objects.select_for_update(no_key=True).get(pk=report)
    if not row.has_warnings:
        return None
    signature, made = ProofSignature.objects.get_or_create(report=row, defaults={"signed_by": by})
    if made:
        # “How this assessment works” shows it, where the version is live already.
        page_cache.purge()
    return signature
