"""Whether somebody may enter a certification, in words: what is missing, what is unknown and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from certifications.queries.fact_words import education_words, experience_words
from portal.shared.words import listed, month_words, number_words, sentence_case

# Names of certifications by slug.
Names = Mapping[str, str]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EligibilityView:
    """`state` is a Standing value. `when` is the month, or that it is now or not known; `line` says it all in
    a line, `unknown` what could not be settled, `waived` what a held certification replaces.
    """

    state: str
    when: str
    line: str
    unknown: tuple[str, ...]
    waived: tuple[str, ...]


def present_eligibility(eligibility: Eligibility, names: Names, as_of: date | None = None) -> EligibilityView:
    """Whether somebody may enter a certification, in words. `as_of` is the day of the outcome: that it cannot
    be before that month goes without saying.
    """
    return EligibilityView(
        state=eligibility.standing.value,
        when=_when(eligibility),
        line=_line(eligibility, names, as_of),
        unknown=tuple(unknown_words(item) for item in eligibility.unknown),
        waived=tuple(
            _("Your %(name)s replaces the %(requirement)s.")
            % {"name": names.get(slug, slug), "requirement": _waived_words(requirement)}
            for requirement, slug in eligibility.waived
        ),
    )


def _when(eligibility: Eligibility) -> str:
    """Where an entry stands in the sequence of months."""
    if eligibility.standing is Standing.ELIGIBLE:
        return pgettext("month of entry", "Now")
    if eligibility.earliest:
        return month_words(eligibility.earliest)
    if eligibility.standing in {Standing.NOT_YET, Standing.WITH_COURSE}:
        return pgettext("month of entry", "Later")
    return pgettext("month of entry", "Not known")


def _line(eligibility: Eligibility, names: Names, as_of: date | None) -> str:
    """“Eligible now”, “14 months of leading projects missing, earliest July 2028” or “Unknown”."""
    whys = {item.why for item in eligibility.unknown}
    if eligibility.standing is Standing.UNKNOWN and whys == {Why.NOT_ANSWERED}:
        return _("We can’t tell yet whether you can apply: you have not told us enough")
    if eligibility.standing is not Standing.NOT_YET:
        return {
            Standing.ELIGIBLE: _("Eligible now"),
            Standing.WITH_COURSE: _("Open to you with the issuer’s course"),
            Standing.LOOKS_OPEN: _("Looks open to you: you meet all the rules we found"),
            Standing.ASK_ISSUER: _("Ask the issuer whether you can apply"),
            Standing.UNKNOWN: _("Check with the issuer: we don’t know whether you can apply now"),
        }[eligibility.standing]
    values = {"missing": sentence_case(", ".join(missing_words(item, names) for item in eligibility.missing))}
    if eligibility.earliest:
        values["month"] = month_words(eligibility.earliest)
        return _("%(missing)s, earliest %(month)s") % values
    if eligibility.not_before and is_ahead(eligibility.not_before, as_of):
        values["month"] = month_words(eligibility.not_before)
        return _("%(missing)s, not before %(month)s") % values
    return _("%(missing)s. We can’t tell how soon you could apply.") % values


def is_ahead(month: date, as_of: date | None) -> bool:
    """Whether a month is later than that of a day; true where no day is told."""
    return as_of is None or month > as_of.replace(day=1)


def missing_words(item: Missing, names: Names) -> str:
    """A gap: “14 months of leading projects missing”."""
    values = {"number": number_words(item.amount)}
    match item.requirement:
        case Requirement.MONTHS:
            values["kind"] = experience_words(item.kind)
            text = ngettext(
                "%(number)s month of %(kind)s missing", "%(number)s months of %(kind)s missing", item.amount
            )
        case Requirement.TRAINING_HOURS:
            text = ngettext(
                "%(number)s hour of training missing", "%(number)s hours of training missing", item.amount
            )
        case Requirement.EDUCATION:
            values["education"] = education_words(item.amount) or _("the required education")
            text = _("%(education)s required")
        case Requirement.COURSE:
            text = _("the issuer’s course first")
        case Requirement.CERTIFICATIONS:
            values["names"] = _certifications(item, names)
            is_choice = item.amount < len(item.slugs) + len(item.others)
            text = _("one of these first: %(names)s") if is_choice else _("%(names)s first")
        case Requirement.RULES:
            text = _("entry rules not met")
    return text % values


def _certifications(item: Missing, names: Names) -> str:
    """Those to be held: all, or some to choose from, apart by semicolons for a name may say “or” itself."""
    known = [names.get(slug, slug) for slug in item.slugs]
    if item.amount >= len(known) + len(item.others):
        return listed([*known, *item.others])
    # “IPMA level A, B, C or D” has said IPMA B too.
    said = [set(_WORD.findall(other)) for other in item.others]
    apart = [name for name in known if not any(set(_WORD.findall(name)) <= words for words in said)]
    return "; ".join([*apart, *item.others])


def unknown_words(item: Unknown) -> str:
    """What could not be settled, and why."""
    return _why(item.why) % {"subject": _subject(item)}


def _subject(item: Unknown) -> str:
    """What it is about, at the start of a sentence."""
    match item.requirement:
        case Requirement.EDUCATION:
            return _("Education")
        case Requirement.MONTHS:
            kind = experience_words(item.kind) if item.kind else ""
            return _("Months of %(kind)s") % {"kind": kind} if kind else _("Experience")
        case Requirement.TRAINING_HOURS:
            return _("Hours of training")
        case Requirement.COURSE:
            return _("The course")
        case Requirement.CERTIFICATIONS:
            return _("Certifications you need first")
        case Requirement.RULES:
            return _("Entry rules")


def _why(why: Why) -> str:
    return {
        Why.NO_FACT: _("%(subject)s: we found no rule."),
        Why.LOW_CONFIDENCE: _("%(subject)s: we have only a weak source, so we can’t rely on it."),
        Why.STALE: _("%(subject)s: our facts are too old to rely on."),
        Why.NOT_ANSWERED: _("%(subject)s: you didn’t tell us."),
        Why.NOT_ASKED: _("%(subject)s: we did not ask you about this."),
        Why.WINDOW: _("%(subject)s: we can’t tell how many of them are recent enough to count."),
        Why.MAY_BE_INACTIVE: _(
            "%(subject)s: one of your certifications replaces this while it is valid. We don’t know "
            "when it expires."
        ),
        Why.NOT_EXPRESSED: _(
            "%(subject)s: we can’t check this for you, because the issuer uses its own points or "
            "terms. See its page."
        ),
    }[why]


def _waived_words(requirement: Requirement) -> str:
    if requirement is Requirement.TRAINING_HOURS:
        return _("hours of training")
    return _("months of experience")
