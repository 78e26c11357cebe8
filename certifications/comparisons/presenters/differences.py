"""A sentence for each important difference: who needs a course, experience, which exam, how often renewed.

Certifications of which the same holds share a clause. Where something is unknown the sentence says of whom.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.comparisons.presenters.cells import course_hours, is_without_training
from certifications.comparisons.presenters.compared import Compared
from certifications.domain.certification import is_bookable
from certifications.domain.cost_over_time import is_course_compulsory
from certifications.domain.exam import is_without_exam
from certifications.domain.vocabulary import Orientation, Status
from certifications.queries.fact_words import with_unit
from certifications.wording.names import with_article
from portal.shared.words import either, listed, number_words, sentence_case


@dataclass(frozen=True, slots=True)
class DifferenceClause:
    """What holds of a certification. `key` tells answers apart; the words are of one and of several.

    Both have “%(names)s” where the names go.
    """

    key: Hashable
    one: str
    several: str

    def words(self, names: Sequence[str]) -> str:
        """The clause with its names."""
        return (self.one if len(names) == 1 else self.several) % {
            "names": listed([*map(with_article, names)])
        }


Topic = Callable[[Compared], DifferenceClause | None]


# From so many unknown answers on they are told in one sentence, and not with each difference.
MANY = 3


def difference_sentences(compared: Sequence[Compared]) -> tuple[str, ...]:
    """The important differences in the reader's order; costs are told apart from these."""
    answers = [(label, [(one, topic(one)) for one in compared]) for label, topic in TOPICS]
    missing = {
        one.name: [
            str(label)
            for label, given in answers
            if any(who is one and clause is None for who, clause in given)
        ]
        for one in compared
    }
    little_known = {name: labels for name, labels in missing.items() if len(labels) >= MANY}
    sentences = [_sentence(given, little_known) for _label, given in answers]
    sentences += [
        _("For %(name)s, we found no information on %(topics)s.")
        % {"name": with_article(name), "topics": either(labels)}
        for name, labels in little_known.items()
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _sentence(
    answers: Sequence[tuple[Compared, DifferenceClause | None]], little_known: Collection[str]
) -> str:
    known: dict[Hashable, tuple[DifferenceClause, list[str]]] = {}
    for one, clause in answers:
        if clause is not None:
            known.setdefault(clause.key, (clause, []))[1].append(one.name)
    unknown = [one.name for one, clause in answers if clause is None and one.name not in little_known]
    if not known or (len(known) == 1 and not unknown):
        return ""
    clauses = [clause.words(names) for clause, names in known.values()]
    if unknown:
        clauses.append(
            _("for %(names)s, we found no information on this")
            % {"names": listed(list(map(with_article, unknown)))}
        )
    return ". ".join(map(sentence_case, clauses)) + "."


def _status(one: Compared) -> DifferenceClause:
    found = one.certification
    if found.status is Status.BEING_SUPERSEDED:
        return _clause(
            "old", _("%(names)s is being replaced by a newer version"), _("%(names)s are being replaced")
        )
    if found.status is Status.WITHDRAWN:
        return _clause("gone", _("%(names)s can no longer be taken"), _("%(names)s can no longer be taken"))
    if is_bookable(found):
        return _clause("yes", _("%(names)s can be booked today"), _("%(names)s can be booked today"))
    words = _("we found nothing that shows that %(names)s can be booked today")
    return _clause("open", words, words)


def _level(one: Compared) -> DifferenceClause:
    level = one.certification.level.name.lower()
    return _clause(
        level,
        _("%(names)s is at %(level)s level") % {"names": "%(names)s", "level": level},
        _("%(names)s are at %(level)s level") % {"names": "%(names)s", "level": level},
    )


def _orientation(one: Compared) -> DifferenceClause:
    match one.certification.orientation:
        case Orientation.DISCIPLINE:
            words = (_("%(names)s certifies a discipline"), _("%(names)s certify a discipline"))
        case Orientation.FRAMEWORK:
            words = (_("%(names)s certifies one method"), _("%(names)s certify one method each"))
        case Orientation.TOOL:
            words = (
                _("%(names)s certifies skill with one product"),
                _("%(names)s certify skill with one product each"),
            )
    return _clause(one.certification.orientation, *words)


def _experience(one: Compared) -> DifferenceClause | None:
    demands = one.demands
    if demands is None:
        return None
    if demands.by_points:
        return _clause(
            "points",
            _("%(names)s counts points for education and experience"),
            _("%(names)s count points for education and experience"),
        )
    if demands.months is None:
        return None
    spans = [span for _kind, span in demands.months if span.high]
    if not spans:
        return _clause(0, _("%(names)s asks for no experience"), _("%(names)s ask for no experience"))
    low, high = sum(span.low for span in spans), sum(span.high for span in spans)
    months = with_unit(high, "months")
    if not low:
        months = _("up to %(high)s") % {"high": months}
    elif low != high:
        months = _("%(low)s to %(high)s") % {"low": number_words(low), "high": months}
    values = {"names": "%(names)s", "months": months}
    return _clause(
        (low, high),
        _("%(names)s asks for %(months)s of experience") % values,
        _("%(names)s ask for %(months)s of experience") % values,
    )


def _course(one: Compared) -> DifferenceClause | None:
    if is_course_compulsory(one.certification, one.routes):
        hours = course_hours(one)
        if not hours:
            return _clause("yes", _("%(names)s requires a course"), _("%(names)s require a course"))
        values = {"names": "%(names)s", "length": with_unit(hours, "hours")}
        return _clause(
            hours,
            _("%(names)s requires a course of %(length)s") % values,
            _("%(names)s each require a course of %(length)s") % values,
        )
    if one.certification.fact("prerequisites.course") is None and not is_without_training(one):
        return None
    return _clause("no", _("%(names)s requires no course"), _("%(names)s require no course"))


def _held(one: Compared) -> DifferenceClause | None:
    if not one.routes:
        return None
    if all(route.certifications for route in one.routes):
        return _clause(
            "yes",
            _("%(names)s needs another certification first"),
            _("%(names)s each need another certification first"),
        )
    return _clause(
        "no",
        _("%(names)s asks for no other certification"),
        _("%(names)s ask for no other certification"),
    )


def _exam(one: Compared) -> DifferenceClause | None:
    found = one.certification
    if is_without_exam(found.facts):
        return _clause("none", _("%(names)s has no exam"), _("%(names)s have no exam"))
    questions, minutes = (
        fact.typed if (fact := found.fact(key)) and isinstance(fact.typed, int) else None
        for key in ("exam.questions", "exam.minutes")
    )
    if questions is None and minutes is None:
        return None
    counted = [
        with_unit(number, unit)
        for number, unit in ((questions, "questions"), (minutes, "minutes"))
        if number is not None
    ]
    values = {"names": "%(names)s", "exam": _(" in ").join(counted)}
    return _clause(
        (questions, minutes),
        _("the exam for %(names)s has %(exam)s") % values
        if questions
        else _("the exam for %(names)s takes %(exam)s") % values,
        _("the exams for %(names)s each have %(exam)s") % values,
    )


def _renewal(one: Compared) -> DifferenceClause | None:
    if one.cost.never_renewed:
        return _clause("never", _("%(names)s never expires"), _("%(names)s never expire"))
    years = one.cost.cycle
    if not years:
        return None
    values = {
        "names": "%(names)s",
        "every": ngettext("every year", "every %(years)s years", years) % {"years": apnumber(years)},
    }
    return _clause(
        years,
        _("%(names)s has to be renewed %(every)s") % values,
        _("%(names)s have to be renewed %(every)s") % values,
    )


def _clause(key: Hashable, one: str, several: str) -> DifferenceClause:
    return DifferenceClause(key, one, several)


TOPICS: tuple[tuple[Promise, Topic], ...] = (
    (gettext_lazy("whether it can be booked"), _status),
    (gettext_lazy("its level"), _level),
    (gettext_lazy("what it certifies"), _orientation),
    (gettext_lazy("experience"), _experience),
    (gettext_lazy("courses"), _course),
    (gettext_lazy("certifications needed first"), _held),
    (gettext_lazy("the exam"), _exam),
    (gettext_lazy("renewal"), _renewal),
)
