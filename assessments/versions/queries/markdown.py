"""Assessments as language models are told of them: how each works."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.versions.queries.explained import explained_assessments
from portal.shared.markdown_pages import MarkdownPage


def assessment_pages() -> Iterator[MarkdownPage]:
    """The page of the logic of each assessment that can be taken. One query."""
    for one in explained_assessments():
        yield MarkdownPage(
            url=one.how_it_works_url,
            title=_("How “%(title)s” works") % {"title": one.title},
            group=_("How advice comes about"),
            note=_("Every rule, and what was proved about them."),
            changed_on=one.live_since,
        )
