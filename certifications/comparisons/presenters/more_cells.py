"""Cells of a comparison that rest on judgements and on the catalogue's own record."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.comparisons.presenters.cells import CellWords, said
from certifications.comparisons.presenters.compared import Compared, ComparisonContext
from certifications.domain.certification import is_bookable, shows_booking
from certifications.domain.facets.advice import REGIONAL
from certifications.domain.facts import Confidence, currency
from certifications.domain.vocabulary import Coverage, Status
from certifications.models.certification import ORIENTATIONS, STATUSES
from certifications.queries.fact_words import value_words
from certifications.wording.judgement_words import COVERAGE_WORDS
from certifications.wording.regions import regions_words
from certifications.wording.words import currency_sentence
from portal.shared.words import listed

_ORIENTATIONS, _STATUSES = dict(ORIENTATIONS), dict(STATUSES)


def level(one: Compared, _context: ComparisonContext) -> CellWords:
    """Where editors place it."""
    return CellWords((one.certification.level.name,), is_judged=True)


def discipline(one: Compared, _context: ComparisonContext) -> CellWords:
    """The discipline, and others that it fits too."""
    also = listed([term.name for term in one.certification.also_fits])
    small = (_("also fits %(names)s") % {"names": also},) if also else ()
    return CellWords((one.certification.discipline.name,), small=small, is_judged=True)


def orientation(one: Compared, _context: ComparisonContext) -> CellWords:
    """A discipline, a method or a product."""
    words = str(_ORIENTATIONS[one.certification.orientation.value])
    return CellWords((words[:1].upper() + words[1:],), is_judged=True)


def area(key: str, one: Compared, _context: ComparisonContext) -> CellWords:
    """How far it covers an area of work; unknown where nobody judged."""
    row = next((row for row in one.certification.coverage if row.area.key == key), None)
    if row is None or row.coverage is Coverage.UNKNOWN:
        return CellWords((), is_judged=True)
    small = (_("only the issuer says so"),) if row.issuer_only else ()
    return CellWords((str(COVERAGE_WORDS[row.coverage]),), small=small, is_judged=True)


def recognised(one: Compared, context: ComparisonContext) -> CellWords:
    """The regions of which a source says that it is asked for or counts there."""
    regional = [item for item in one.recognition if item.topic in REGIONAL]
    stated = {key for item in regional for key in item.regions}
    names = regions_words(
        name for key, name in context.regions.items() if key in stated - {context.everywhere}
    )
    if not regional:
        return CellWords(())
    count = len(regional)
    small = ngettext("%(count)d statement from a source", "%(count)d statements from sources", count) % {
        "count": count
    }
    if context.everywhere in stated:
        words = (
            _("worldwide; sources also name %(regions)s") % {"regions": names} if names else _("worldwide")
        )
        return said(words, (), small)
    return said(names or _("no region named"), (), small)


def issuer(one: Compared, _context: ComparisonContext) -> CellWords:
    """Who awards it."""
    return CellWords((one.certification.issuer.name,))


def bookable(one: Compared, _context: ComparisonContext) -> CellWords:
    """Whether it is offered, and what shows that it can be booked."""
    found = one.certification
    facts = tuple(fact for fact in found.facts if shows_booking(fact))[:3]
    if is_bookable(found):
        return said(_("yes"), facts)
    if found.status is Status.ACTIVE:
        return said(_("not confirmed"), facts, _("we found no exam, course or registration"))
    return said(str(_STATUSES[found.status.value]), facts)


def freshness(one: Compared, context: ComparisonContext) -> CellWords:
    """How current and how sure its facts are."""
    facts = one.certification.facts
    low = sum(fact.confidence is Confidence.LOW for fact in facts)
    weak = ngettext("%(count)d with low confidence", "%(count)d with low confidence", low) % {"count": low}
    return said(currency_sentence(currency(facts, context.today)), (), weak if low else "")


def renewal_cycle(one: Compared, context: ComparisonContext) -> CellWords:
    """Every how many years, or never."""
    facts = one.certification.facts_of("renewal.cycle_years")
    if one.cost.never_renewed:
        return said(_("never: it does not expire"), one.certification.facts_of("renewal.units"))
    words = [_("every %(years)s") % {"years": value_words(fact, context.names)} for fact in facts[:1]]
    return said("".join(words).replace(_("every 1 year"), _("every year")), facts)


def renewal_units(one: Compared, context: ComparisonContext) -> CellWords:
    """What renewal asks for, in the source's words."""
    facts = one.certification.facts_of("renewal.units")
    if one.cost.never_renewed:
        return said(_("nothing"), facts)
    return said("; ".join(value_words(fact, context.names) for fact in facts), facts)
