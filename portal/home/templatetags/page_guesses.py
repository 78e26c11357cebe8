"""What an error page offers beside its words."""

from django import template
from django.http import HttpRequest
from wagtail.models import Site

from portal.home import guesses
from portal.shared.components import Link

register = template.Library()


@register.simple_tag
def page_guesses(request: HttpRequest | None) -> tuple[Link, ...]:
    """Pages whose names are like the address of a request."""
    return guesses.guesses(request.path, Site.find_for_request(request)) if request else ()


@register.simple_tag
def words_of_address(request: HttpRequest | None) -> str:
    """The address of a request as words to search for."""
    return guesses.words_of_address(request.path) if request else ""
