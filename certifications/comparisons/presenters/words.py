"""The words of a comparison: what each row asks, what its codes mean, what a cell says."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.domain.comparison_cells import ComparisonCell, ComparisonCellKind
from certifications.domain.vocabulary import Coverage, Orientation
from certifications.queries.fact_words import with_unit
from portal.shared.words import listed, number_words, organisation_words

NO_FACTS = gettext_lazy("We found no facts on this.")
NO_NUMBER = gettext_lazy("We found no exact number.")


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row's head, what it asks where the head does not say it, and what was not found where that is not
    every fact.
    """

    label: Promise
    about: Promise | str = ""
    missing: Promise = NO_FACTS


ROW_WORDS: dict[str, RowWords] = {
    "certified": RowWords(gettext_lazy("What is certified")),
    "kind-of-work": RowWords(
        gettext_lazy("Kind of work"),
        gettext_lazy("The main focus. A certification can have more than one."),
    ),
    "projects": RowWords(gettext_lazy("Coverage of projects")),
    "operations": RowWords(
        gettext_lazy("Coverage of operations"),
        gettext_lazy("Ongoing, recurring or unplanned work, whichever it covers most."),
    ),
    "coordination": RowWords(gettext_lazy("Coordination across teams")),
    "time-frame": RowWords(gettext_lazy("Does the work have an end?")),
    "roles": RowWords(gettext_lazy("Typical roles")),
    "shows": RowWords(gettext_lazy("What a holder can show")),
    "tool": RowWords(gettext_lazy("Dependence on a tool")),
    "prerequisites": RowWords(gettext_lazy("Prerequisites"), gettext_lazy("By the easiest way in.")),
    "exam-format": RowWords(gettext_lazy("Exam format")),
    "exam-questions": RowWords(gettext_lazy("Exam questions"), gettext_lazy("Without estimates."), NO_NUMBER),
    "exam-minutes": RowWords(gettext_lazy("Exam length"), missing=NO_NUMBER),
    "renewal": RowWords(gettext_lazy("How often you renew it")),
    "renewal-asks": RowWords(gettext_lazy("What renewal requires")),
    "recognition": RowWords(
        gettext_lazy("Recognition by employers"),
        gettext_lazy("We have not counted how often employers ask for these, so we do not guess here."),
    ),
    "bookable": RowWords(
        gettext_lazy("Can you book it?"),
        gettext_lazy("Offered today, with an exam, course or registration that we found."),
    ),
    "issuers": RowWords(
        gettext_lazy("Who awards it"),
        gettext_lazy("The more issuers, the more established the field."),
    ),
}

CODES: dict[str, Promise] = {
    Orientation.DISCIPLINE.value: gettext_lazy("a discipline"),
    Orientation.FRAMEWORK.value: gettext_lazy("one framework or method"),
    Orientation.TOOL.value: gettext_lazy("one product"),
    Coverage.CORE.value: gettext_lazy("at the core"),
    Coverage.PARTIAL.value: gettext_lazy("in part"),
    Coverage.NONE.value: gettext_lazy("not covered"),
    "project_work": gettext_lazy("projects"),
    "ongoing_operational_work": gettext_lazy("ongoing operations"),
    "recurring_workflows": gettext_lazy("recurring workflows"),
    "adhoc_unplanned_work": gettext_lazy("ad-hoc and unplanned work"),
    "temporary": gettext_lazy("work with an end"),
    "ongoing": gettext_lazy("ongoing work"),
    "both": gettext_lazy("work with an end and ongoing work"),
    "tool": gettext_lazy("tied to one product"),
    "no-tool": gettext_lazy("not tied to a product"),
    "open": gettext_lazy("no experience needed"),
    "experience": gettext_lazy("months of experience first"),
    "certification": gettext_lazy("another certification first"),
    "course": gettext_lazy("at least a course"),
    "bookable": gettext_lazy("can be booked"),
    "not-bookable": gettext_lazy("not confirmed as open for booking"),
}


def code_words(value: str) -> str:
    """A code in words; anything else, such as a name or a statement, as it is."""
    return str(CODES.get(value, value))


def cell_sentence(cell: ComparisonCell) -> str:
    """What a cell says, in one line. Listings and tallies have lines of their own and say nothing here."""
    return _SENTENCES[cell.kind](cell)


def _range(cell: ComparisonCell) -> str:
    if cell.low == cell.high:
        said = with_unit(cell.low, cell.unit)
    else:
        said = _("%(low)s to %(high)s") % {
            "low": number_words(cell.low),
            "high": with_unit(cell.high, cell.unit),
        }
    if cell.known == cell.total:
        return said
    return _("%(said)s, known for %(known)d of %(total)d") % {
        "said": said,
        "known": cell.known,
        "total": cell.total,
    }


def _majority(cell: ComparisonCell) -> str:
    """“A discipline (4 of 6), one framework or method (1); unknown for 1”."""
    (value, count), *others = cell.counts
    if cell.total == 1:
        return code_words(value)
    if count == cell.total:
        return _("%(value)s (all %(count)d)") % {"value": code_words(value), "count": count}
    parts = [
        _("%(value)s (%(count)d of %(total)d)")
        % {"value": code_words(value), "count": count, "total": cell.total}
    ]
    parts += [f"{code_words(word)} ({other})" for word, other in others]
    said = ", ".join(parts)
    unknown = cell.total - cell.known
    return said + _("; unknown for %(count)d") % {"count": unknown} if unknown else said


_SENTENCES: dict[ComparisonCellKind, Callable[[ComparisonCell], str]] = {
    ComparisonCellKind.RANGE: _range,
    ComparisonCellKind.MAJORITY: _majority,
    ComparisonCellKind.TALLY: lambda _cell: "",
    ComparisonCellKind.LISTING: lambda _cell: "",
    ComparisonCellKind.UNKNOWN: lambda _cell: "",
}


def tally_lines(cell: ComparisonCell) -> tuple[str, ...]:
    """“projects: 9 of 9”, a line for each kind of work."""
    return tuple(
        _("%(value)s: %(count)d of %(known)d")
        % {"value": code_words(value), "count": count, "known": cell.known}
        for value, count in cell.counts
    )


def unknown_sentence(cell: ComparisonCell, words: RowWords) -> str:
    """Why a cell of a row with these words is unknown: what we had is stale, or nothing was found."""
    if cell.stale:
        return _("What we found is out of date.")
    return _("%(missing)s Unknown does not mean none.") % {"missing": words.missing}


def claimed_sentence(names: list[str]) -> str:
    """Of which certifications the issuer alone says so; empty for none."""
    return _("%(names)s: issuer’s claim, not verified.") % {"names": listed(sorted(names))} if names else ""


def stale_sentence(count: int) -> str:
    """How many facts were left out for their age; empty for none."""
    if not count:
        return ""
    return ngettext("%(count)d stale fact left out.", "%(count)d stale facts left out.", count) % {
        "count": count
    }


def own_offer_sentence(names: list[str], issuer: str) -> str:
    """Whose interest the reader should know of."""
    return ngettext(
        "%(names)s is offered by %(issuer)s, which publishes this site. It is marked as such.",
        "%(names)s are offered by %(issuer)s, which publishes this site. They are marked as such.",
        len(names),
    ) % {"names": listed(names), "issuer": organisation_words(issuer)}
