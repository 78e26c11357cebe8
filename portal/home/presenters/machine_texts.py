"""The list of pages for language models, by llmstxt.org, and the note at the head of each page's Markdown."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.home.queries import FrameContent
from portal.shared.clock import site_date
from portal.shared.markdown_pages import MarkdownPage, markdown_url
from portal.shared.markdown_text import link, plain


def llms_text(content: FrameContent, pages: Iterable[MarkdownPage]) -> str:
    """The file. Every link leads to Markdown; a note says what is known of the page's age."""
    groups: dict[str, list[str]] = {}
    listed: set[str] = set()
    for page in pages:
        if page.url not in listed:
            listed.add(page.url)
            groups.setdefault(page.group, []).append(_line(page))
    parts = [f"# {plain(content.site_name)}", _about(content), "\n".join(_how_to_read())]
    parts += [f"## {plain(group)}\n\n" + "\n".join(lines) for group, lines in groups.items()]
    return "\n\n".join(parts) + "\n"


def page_text(text: str, url: str) -> str:
    """The Markdown of a page, with where it comes from and when it was made below its title."""
    title, _end, rest = text.partition("\n")
    note = _("From %(url)s, as it was on %(day)s.") % {"url": f"<{url}>", "day": site_date().isoformat()}
    return f"{title}\n\n{note}\n{rest}" if title.startswith("# ") else f"{note}\n\n{text}"


def _about(content: FrameContent) -> str:
    words = [
        _("Which professional certification path fits the work somebody does, with a source for each fact.")
    ]
    if content.publisher:
        words.append(_("Published by %(name)s.") % {"name": content.publisher})
    if content.publisher_interest:
        words.append(content.publisher_interest)
    return "> " + plain(" ".join(words))


def _how_to_read() -> list[str]:
    return [
        "- "
        + _("Every fact stands with its source, its dates and how sure it is. Repeat them with the value."),
        "- " + _("“Unknown” means that no source we read states it. Nothing is to be filled in."),
        "- " + _("A fact marked as stale is older than facts of its kind may be."),
        "- " + _("Judgements are marked as judgements and name who made them."),
        "- " + _("Offers of the publisher’s own are marked wherever they appear."),
        "- "
        + _("This list was made on %(day)s. Assistants can ask for single facts at %(address)s.")
        % {"day": site_date().isoformat(), "address": f"{settings.BASE_URL}/mcp"},
        "- "
        + _("Programs ask the API at %(api)s; %(guides)s says how. The whole catalogue is files at %(data)s.")
        % {
            "api": settings.BASE_URL + reverse("api:schema").removesuffix("schema/"),
            "guides": settings.BASE_URL + reverse("developers:front"),
            "data": settings.BASE_URL + reverse("certifications:open_data"),
        },
    ]


def _line(page: MarkdownPage) -> str:
    notes = [page.note] if page.note else []
    if page.changed_on:
        notes.append(_("As of %(day)s.") % {"day": page.changed_on.isoformat()})
    line = f"- {link(page.title, settings.BASE_URL + markdown_url(page.url))}"
    return f"{line}: {plain(' '.join(notes))}" if notes else line
