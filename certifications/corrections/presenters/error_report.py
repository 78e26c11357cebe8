"""The page on which a reader reports an error in a fact."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications import queries
from certifications.queries import PublishedFact
from certifications.queries.fact_sources import source_link
from certifications.queries.fact_words import stated_value_words
from certifications.wording.words import source_words, status_sentence
from portal.shared.components import Breadcrumb


@dataclass(frozen=True, slots=True)
class ReportedStatement:
    """One value as the page shows it. The source has an address, or words, or both."""

    value: str
    source_url: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class ErrorReportView:
    """What the report is about."""

    breadcrumbs: tuple[Breadcrumb, ...]
    certification: str
    certification_url: str
    label: str
    statements: tuple[ReportedStatement, ...]


def present_error_report(shown: tuple[PublishedFact, ...]) -> ErrorReportView:
    """The page for facts of one certification and one key, of which there is at least one."""
    first, names = shown[0], queries.titles_by_slug()
    return ErrorReportView(
        breadcrumbs=(
            Breadcrumb(label=first.title, url=first.url),
            Breadcrumb(label=_("Report an error")),
        ),
        certification=first.title,
        certification_url=first.url,
        label=first.fact.label,
        statements=tuple(
            ReportedStatement(
                value=stated_value_words(one.fact.key, one.fact.stated, names),
                source_url=source_link(one.fact.source_url),
                source=source_words(one.fact),
                status=status_sentence(one.fact),
            )
            for one in shown
        ),
    )
