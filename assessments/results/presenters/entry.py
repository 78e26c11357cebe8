"""The state of entry of a certification in words, as engine 3 knows it, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import Certified
from assessments.results.presenters.course import course_sentence
from assessments.results.presenters.eligibility import Names, is_ahead
from assessments.wording.texts import Wording
from certifications.queries.fact_words import education_words, experience_words
from portal.shared.words import day_words, either, listed, month_words, number_words

# Of more certifications than these, any of which would do, only some are named.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class EntryWords:
    """`state` is a Standing value, `label` the state in a few words, `when` the month or that it is now.

    `is_ahead` tells that it is a month to come. `lines` say what is missing, unknown or to be done, a
    sentence each.
    """

    state: str
    label: str
    when: str
    is_ahead: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What entry is told with: whose questions, which names, the days of the outcome and of reading it."""

    wording: Wording
    names: Names
    as_of: date
    today: date

    @property
    def is_past(self) -> bool:
        """Whether the outcome is of a day before today."""
        return self.as_of < self.today

    @property
    def is_planned(self) -> bool:
        """Whether the outcome is of a month to come, as that of a trial may be."""
        return self.as_of > self.today

    @property
    def day(self) -> str:
        """The day of the outcome as what is open on it is told: a day that was, now, or a month to come."""
        if self.is_past:
            return day_words(self.as_of)
        return month_words(self.as_of) if self.is_planned else pgettext("month of entry", "Now")


def entry_words(eligibility: Eligibility, certified: Certified | None, asked: EntryContext) -> EntryWords:
    """Whether somebody may enter, in words. `certified` is the certification as the outcome's day knew it."""
    waived = tuple(_waived(requirement, slug, asked) for requirement, slug in eligibility.waived)
    return EntryWords(
        state=eligibility.standing.value,
        label=_label(eligibility, asked),
        when=_when(eligibility, asked),
        is_ahead=bool(eligibility.earliest and is_ahead(eligibility.earliest, asked.as_of)),
        lines=(*_lines(eligibility, certified, asked), *waived),
    )


def never_at_this_rate(eligibility: Eligibility) -> bool:
    """Whether months are missing that no month adds to."""
    return (
        eligibility.standing is Standing.NOT_YET
        and not (eligibility.earliest or eligibility.not_before)
        and any(item.requirement is Requirement.MONTHS for item in eligibility.missing)
    )


def _label(eligibility: Eligibility, asked: EntryContext) -> str:
    opened, looks_open = _("Open to you now"), _("Looks open to you")
    if asked.is_past:
        opened, looks_open = _("Open to you on %(day)s"), _("Looked open to you on %(day)s")
    elif asked.is_planned:
        opened, looks_open = _("Open to you in %(day)s"), _("Looks open to you in %(day)s")
    return {
        Standing.ELIGIBLE: opened % {"day": asked.day},
        Standing.WITH_COURSE: _("Open once you have taken the issuer’s course"),
        Standing.NOT_YET: _not_yet(eligibility, asked),
        Standing.LOOKS_OPEN: looks_open % {"day": asked.day},
        Standing.ASK_ISSUER: _("Ask the issuer"),
        Standing.UNKNOWN: _("Needs your answer"),
    }[eligibility.standing]


def _not_yet(eligibility: Eligibility, asked: EntryContext) -> str:
    if _misses_certification(eligibility):
        return _("Not yet: another certificate comes first")
    if never_at_this_rate(eligibility):
        return _("Not at your current pace")
    if eligibility.earliest and is_ahead(eligibility.earliest, asked.as_of):
        return _("Not yet: from %(month)s") % {"month": month_words(eligibility.earliest)}
    if eligibility.not_before and is_ahead(eligibility.not_before, asked.as_of):
        return _("Not yet: %(month)s or later") % {"month": month_words(eligibility.not_before)}
    return _("Not yet")


def _when(eligibility: Eligibility, asked: EntryContext) -> str:
    if eligibility.standing in {Standing.ELIGIBLE, Standing.LOOKS_OPEN, Standing.WITH_COURSE}:
        return asked.day
    if eligibility.earliest and is_ahead(eligibility.earliest, asked.as_of):
        return month_words(eligibility.earliest)
    if eligibility.standing is Standing.NOT_YET:
        return pgettext("month of entry", "Later")
    return pgettext("month of entry", "Not known")


def _lines(eligibility: Eligibility, certified: Certified | None, asked: EntryContext) -> tuple[str, ...]:
    match eligibility.standing:
        case Standing.ELIGIBLE:
            return ()
        case Standing.WITH_COURSE:
            return (course_sentence(certified), *_unsettled(eligibility.unknown))
        case Standing.NOT_YET:
            missing = tuple(_missing(item, certified, asked) for item in eligibility.missing)
            never = (_("Your work now doesn’t add any."),) if never_at_this_rate(eligibility) else ()
            return (*missing, *never, *_unsettled(eligibility.unknown), *_wanted(eligibility.unknown, asked))
        case Standing.LOOKS_OPEN:
            return (*_nothing_lacking(eligibility.unknown), *_unsettled(eligibility.unknown))
        case Standing.ASK_ISSUER:
            return (*_beyond_checking(eligibility.unknown),)
        case Standing.UNKNOWN:
            return (*_wanted(eligibility.unknown, asked), *_unsettled(eligibility.unknown))


def _nothing_lacking(unknown: Iterable[Unknown]) -> tuple[str, ...]:
    """That the rules ask nothing more, unless that hangs on years which nobody asked about."""
    if any(item.why is Why.WINDOW for item in unknown):
        return ()
    return (_("You meet all the rules we found."),)


def _misses_certification(eligibility: Eligibility) -> bool:
    return any(item.requirement is Requirement.CERTIFICATIONS for item in eligibility.missing)


def _missing(item: Missing, certified: Certified | None, asked: EntryContext) -> str:
    number = {"number": number_words(item.amount)}
    match item.requirement:
        case Requirement.MONTHS:
            return ngettext(
                "It asks for %(number)s more month of %(kind)s.",
                "It asks for %(number)s more months of %(kind)s.",
                item.amount,
            ) % {**number, "kind": experience_words(item.kind)}
        case Requirement.TRAINING_HOURS:
            text = ngettext(
                "It asks for %(number)s more hour of training.",
                "It asks for %(number)s more hours of training.",
                item.amount,
            )
            return text % number
        case Requirement.EDUCATION:
            education = education_words(item.amount) or _("more education than you told us about")
            return _("It asks for %(education)s.") % {"education": education}
        case Requirement.COURSE:
            return course_sentence(certified)
        case Requirement.CERTIFICATIONS:
            return _certifications(item, asked.names)
        case Requirement.RULES:
            return _("You don’t meet its entry rules.")


def _certifications(item: Missing, names: Names) -> str:
    known = [names.get(slug, slug) for slug in item.slugs] + list(item.others)
    if item.amount >= len(known):
        return _("First you need %(names)s.") % {"names": listed(known)}
    left = len(known) - MOST_NAMED
    if left <= 1:
        return _("First you need one of these: %(names)s.") % {"names": either(known)}
    return _("First you need one of several certificates, such as %(names)s.") % {
        "names": either(known[:MOST_NAMED])
    }


def _unsettled(unknown: Iterable[Unknown]) -> tuple[str, ...]:
    """What nothing usable is known of, those of one kind together."""
    found = tuple(unknown)
    sentences = {
        Why.WINDOW: _("We can’t tell how many of your %(subjects)s are recent enough to count."),
        Why.MAY_BE_INACTIVE: _(
            "One of your certificates replaces the %(subjects)s while it is valid. Tell us when it expires."
        ),
        Why.NO_FACT: _("We found no rule on %(subjects)s."),
        Why.LOW_CONFIDENCE: _("We have only a weak source on %(subjects)s."),
        Why.STALE: _("Our facts on %(subjects)s are too old to rely on."),
    }
    return tuple(
        sentence % {"subjects": listed(subjects)}
        for why, sentence in sentences.items()
        if (subjects := [_subject(item) for item in found if item.why is why])
    )


def _beyond_checking(unknown: Iterable[Unknown]) -> tuple[str, ...]:
    found = tuple(unknown)
    if any(item.why is Why.NOT_EXPRESSED for item in found):
        return (_("The issuer states its entry rules in its own terms, so we can’t check them for you."),)
    not_asked = [_subject(item) for item in found if item.why is Why.NOT_ASKED]
    if not_asked:
        return (
            _("It asks for %(subjects)s, which we did not ask you about.") % {"subjects": listed(not_asked)},
        )
    return (_("We found no entry rules that we can rely on."),)


def _wanted(unknown: Iterable[Unknown], asked: EntryContext) -> tuple[str, ...]:
    """The questions of which an answer would settle it."""
    keys = dict.fromkeys(_question(item, asked) for item in unknown if item.why is Why.NOT_ANSWERED)
    return tuple(
        _("You have not answered “%(question)s”") % {"question": asked.wording.question(key)}
        if key
        else _("You have not answered what it asks for.")
        for key in keys
    )


def _question(item: Unknown, asked: EntryContext) -> str:
    """The key of the question that asks for it."""
    background = asked.wording.definition.background
    match item.requirement:
        case Requirement.EDUCATION:
            return background.education
        case Requirement.TRAINING_HOURS:
            return background.training_hours
        case Requirement.MONTHS:
            return next(
                (row.total or row.recent for row in background.experience if row.kind == item.kind), ""
            )
        case _:
            return ""


def _subject(item: Unknown) -> str:
    """What it is about, within a sentence."""
    match item.requirement:
        case Requirement.EDUCATION:
            return _("education")
        case Requirement.MONTHS:
            return _months_subject(item)
        case Requirement.TRAINING_HOURS:
            return _("hours of training")
        case Requirement.COURSE:
            return _("a course")
        case Requirement.CERTIFICATIONS:
            return _("certificates you need first")
        case Requirement.RULES:
            return _("entry")


def _months_subject(item: Unknown) -> str:
    if not item.kind:
        return _("experience")
    # Where a kind is told, the months are known; for want of a fact it is unknown from when on they count.
    is_recency = item.why in {Why.NO_FACT, Why.LOW_CONFIDENCE, Why.STALE}
    text = _("how recent months of %(kind)s must be") if is_recency else _("months of %(kind)s")
    return text % {"kind": experience_words(item.kind)}


def _waived(requirement: Requirement, slug: str, asked: EntryContext) -> str:
    what = (
        _("the hours of training")
        if requirement is Requirement.TRAINING_HOURS
        else _("the months of experience")
    )
    return _("Your %(name)s replaces %(requirement)s.") % {
        "name": asked.names.get(slug, slug),
        "requirement": what,
    }
