"""What the publisher has not said about a certification of its own, in words."""

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.domain.facts import FactKind
from portal.shared.words import either, organisation_words, sentence_case


def own_offer_words(certification: Certification) -> str:
    """What to know when whoever runs this site awards the certification; else empty."""
    if not certification.issuer.is_publisher:
        return ""
    words = _(
        "%(issuer)s awards this certification and also runs this site. "
        "Treat its claims as you would any seller’s."
    ) % {"issuer": organisation_words(certification.issuer.name)}
    return sentence_case(words)


def unranked_words(certification: Certification) -> str:
    """What the publisher has yet to publish, and what follows; empty where nothing is missing."""
    missing = _missing(certification)
    if not certification.issuer.is_publisher or not missing:
        return ""
    words = _(
        "%(issuer)s has not published %(missing)s for %(name)s. Until it does, we will not rank it."
    ) % {
        "issuer": organisation_words(certification.issuer.name),
        "missing": either(missing),
        "name": certification.short_name,
    }
    return sentence_case(words)


def _missing(certification: Certification) -> list[str]:
    words = {
        FactKind.EXAM: _("an exam"),
        FactKind.FEE: _("a fee"),
        FactKind.PREREQUISITE: _("an entry rule"),
        FactKind.RENEWAL: _("a renewal rule"),
    }
    stated = {fact.kind for fact in certification.facts}
    return [name for kind, name in words.items() if kind not in stated]
