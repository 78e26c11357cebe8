"""Certifications as their templates read them: every sentence is made here, every decision in the domain."""

from certifications.presenters.articles import present_article_index_page, present_article_page
from certifications.presenters.catalogue import present_catalogue_page
from certifications.presenters.certification import present_certification_page
from certifications.presenters.comparison import present_comparison_page
from certifications.presenters.corrections import present_corrections_page

__all__ = [
    "present_article_index_page",
    "present_article_page",
    "present_catalogue_page",
    "present_certification_page",
    "present_comparison_page",
    "present_corrections_page",
]
