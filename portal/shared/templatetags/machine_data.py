"""What pages tell machines: structured data, and the pictures that other sites show beside a link."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from portal.shared import structured_data
from portal.shared.components import Breadcrumb, PageMeta
from portal.shared.pictures.link_picture import picture_address

register = template.Library()


@register.simple_tag
def structured(things: Iterable[structured_data.Thing]) -> SafeString:
    """Things as JSON-LD."""
    return structured_data.script(things or ())


@register.simple_tag
def breadcrumb_data(items: Iterable[Breadcrumb]) -> SafeString:
    """The way to the page as JSON-LD."""
    return structured_data.script([structured_data.breadcrumb_list(items)])


@register.simple_tag
def questions_data(questions: Iterable[tuple[str, str]]) -> SafeString:
    """Questions and answers as JSON-LD."""
    return structured_data.script([structured_data.faq_page(questions)])


@register.simple_tag
def link_picture(meta: PageMeta, title: str) -> str:
    """The picture of a page: its own, else one that is drawn from its title."""
    return meta.image or picture_address(title)
