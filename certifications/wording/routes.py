"""Entry routes in plain sentences. What no source states is said to be unknown, never left out."""

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.demands import Demands, Span
from certifications.domain.education import Education
from certifications.domain.routes import EntryRoute
from certifications.domain.values import MonthsOf
from certifications.queries.fact_words import Names, education_words, held_words, with_unit
from portal.shared.words import either, listed, sentence_case


def route_sentences(route: EntryRoute, names: Names) -> str:
    """A route: what it asks, what it does not ask, what is unknown."""
    points = _stated(route, "experience_points"), _stated(route, "total_points")
    sentences = [
        _asked(route),
        *_held(route, names),
        _course(route),
        _points(route, *points),
        _not_asked(route),
    ]
    sentences += _unknown(route, by_points=any(points))
    sentences += _notes(route)
    return " ".join(sentence for sentence in sentences if sentence)


def _asked(route: EntryRoute) -> str:
    """“With a four-year degree: 36 months of … within the last eight years, and 35 hours of training.”"""
    parts = [part for part in (_experience(route), _training(route)) if part]
    # The comma keeps “and” apart from the one inside a kind of experience.
    asked = _(", and ").join(parts)
    education = education_words(route.education)
    if education and asked:
        return _("With %(education)s: %(asked)s.") % {"education": education, "asked": asked}
    if education:
        return _("With %(education)s.") % {"education": education}
    return f"{sentence_case(asked)}." if asked else ""


def _experience(route: EntryRoute) -> str:
    asked = [part for part in route.months or () if part.months]
    if not asked:
        return ""
    kind, aside = _kind(route.experience_kind)
    words = listed([_months(part, kind) for part in asked])
    if route.window_years is not None:
        words += " " + _window(route.window_years)
    return f"{words} ({aside})" if aside else words


def _months(part: MonthsOf, kind: str) -> str:
    months = with_unit(part.months, "months")
    if part.kind:
        return _("%(months)s of %(kind)s experience") % {"months": months, "kind": part.kind}
    if kind.startswith("in "):
        return f"{months} {kind}"
    if kind:
        return _("%(months)s of %(kind)s") % {"months": months, "kind": kind}
    return _("%(months)s of experience") % {"months": months}


def _kind(text: str) -> tuple[str, str]:
    """The kind of experience, and what the source adds to it behind a comma or semicolon."""
    for separator in ("; ", ", "):
        kind, found, aside = text.partition(separator)
        if found:
            return kind, aside
    return text, ""


def _window(years: int) -> str:
    return ngettext("within the last year", "within the last %(years)s years", years) % {
        "years": apnumber(years)
    }


def _training(route: EntryRoute) -> str:
    if not route.training_hours:
        return ""
    return _("%(hours)s of training") % {"hours": with_unit(route.training_hours, "hours")}


def _held(route: EntryRoute, names: Names) -> list[str]:
    return [
        _("You must hold %(certifications)s.") % {"certifications": held_words(held, names)}
        for held in route.certifications
    ]


def _course(route: EntryRoute) -> str:
    return _("Course: %(course)s.") % {"course": route.course.rstrip(".")} if route.course else ""


def _points(route: EntryRoute, experience: str, total: str) -> str:
    """A route that counts points, in the source's words."""
    if not experience and not total:
        return ""
    in_all = (
        _("It counts points: %(total)s in all.") % {"total": total}
        if total.isdecimal()
        else _("It counts points.")
    )
    education = _stated(route, "education")
    parts = [in_all]
    if education and route.education is Education.UNKNOWN:
        parts.append(_("Education: %(words)s.") % {"words": education})
    if experience:
        parts.append(_("Experience: %(words)s.") % {"words": experience})
    return " ".join(parts)


def _not_asked(route: EntryRoute) -> str:
    """“No degree and no experience needed.”"""
    free = []
    if route.education is Education.NONE:
        free.append(_("no degree"))
    if route.months and not any(part.months for part in route.months):
        free.append(_("no experience"))
    if route.training_hours == 0:
        free.append(_("no training"))
    return sentence_case(_("%(things)s needed.") % {"things": listed(free)}) if free else ""


def _unknown(route: EntryRoute, *, by_points: bool) -> list[str]:
    """What no source states; what one says of education that we cannot read stands in its words."""
    sentences, unknown = [], []
    if route.education is Education.UNKNOWN and not (by_points and _stated(route, "education")):
        words = _stated(route, "education")
        if words:
            sentences.append(_("Education, in the source’s words: “%(words)s”.") % {"words": words})
        else:
            unknown.append(_("a degree"))
    if route.months is None and not (by_points and _stated(route, "experience_points")):
        unknown.append(_("experience"))
    if route.training_hours is None and not route.course:
        unknown.append(_("training"))
    if unknown:
        sentences.append(_("We do not know whether %(things)s is needed.") % {"things": either(unknown)})
    return sentences


def _notes(route: EntryRoute) -> list[str]:
    """What the sources add, such as that experience is recommended and not asked."""
    notes = dict.fromkeys(fact.note.rstrip(".") for fact in route.facts if fact.note)
    return [f"{sentence_case(note)}." for note in notes]


def _stated(route: EntryRoute, field: str) -> str:
    return next((fact.value for fact in route.facts if fact.key.endswith(f".{field}")), "")


def demands_words(demands: Demands | None) -> str:
    """What entry asks, in a line: “24 to 60 months of experience, 35 hours of training; 3 routes”.

    Empty when no route is known.
    """
    if demands is None:
        return ""
    parts = [*_demanded(demands), *_demanded_time(demands)]
    if not parts:
        return _("partly unknown")
    words = ", ".join(parts)
    if demands.routes > 1:
        return _("%(asked)s; %(routes)d routes") % {"asked": words, "routes": demands.routes}
    return words


def _demanded(demands: Demands) -> list[str]:
    parts = []
    if demands.by_points:
        parts.append(_("points for education and experience"))
    if demands.needs_certification:
        parts.append(_("another certification"))
    if demands.needs_course:
        parts.append(_("a course"))
    return parts


def _demanded_time(demands: Demands) -> list[str]:
    parts = []
    for kind, span in demands.months or ():
        if span.high == 0:
            parts.append(_("no experience"))
        elif kind:
            parts.append(
                _("%(months)s of %(kind)s experience") % {"months": _span(span, "months"), "kind": kind}
            )
        else:
            parts.append(_("%(months)s of experience") % {"months": _span(span, "months")})
    if demands.training_hours and demands.training_hours.high:
        parts.append(_("%(hours)s of training") % {"hours": _span(demands.training_hours, "hours")})
    return parts


def _span(span: Span, unit: str) -> str:
    if span.low == span.high:
        return with_unit(span.high, unit)
    if not span.low:
        return _("up to %(high)s") % {"high": with_unit(span.high, unit)}
    return _("%(low)d to %(high)s") % {"low": span.low, "high": with_unit(span.high, unit)}
