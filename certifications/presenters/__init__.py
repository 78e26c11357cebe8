"""Certifications as their templates read them: every sentence is made here, every decision in the domain."""

from certifications.presenters.catalogue import present_catalogue_page
from certifications.presenters.certification import present_certification_page

__all__ = ["present_catalogue_page", "present_certification_page"]
