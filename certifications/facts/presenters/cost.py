"""What a certification costs to get and to keep over six years, in a line."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.domain.cost_over_time import CostCase, cost_over_time, memberships_of
from certifications.domain.payments import PaidFor, Payer
from certifications.wording.cost_words import PAYERS, total_words
from portal.shared.words import as_sentences, sentence_case


def six_years_words(certification: Certification, published: Iterable[Certification]) -> str:
    """“Members, including membership: USD 1,469. Non-members: USD 825.”; empty where nothing is priced.

    What an issuer's membership costs is read from all its certifications.
    """
    cost = cost_over_time(certification, memberships=memberships_of(published))
    if not any(case.payments for case in cost.cases):
        return ""
    lines = [sentence_case(_line(case)) for case in cost.cases]
    if cost.needs_certification:
        lines.append(_("This does not include the certification that you need first"))
    return as_sentences(lines) if len(lines) > 1 else "".join(lines)


def _line(case: CostCase) -> str:
    if case.payer is Payer.EVERYBODY:
        return total_words(case)
    paid = {payment.of for payment in case.payments}
    payer = _("members, including membership") if PaidFor.MEMBERSHIP in paid else str(PAYERS[case.payer])
    return _("%(payer)s: %(total)s") % {"payer": payer, "total": total_words(case)}
