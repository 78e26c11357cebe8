"""Pages about the site, as the search finds them."""

from collections.abc import Iterator

from portal.home.models import InformationPage
from portal.search.bodies import sections_of, text_of
from portal.search.sources import Entry

PAGE_WORTH = 0.04


def page_entries() -> Iterator[Entry]:
    """The pages about the site, and what their sections say. One query."""
    for page in InformationPage.objects.live().public():
        url, key = page.get_url() or "", str(page.translation_key)
        yield Entry(
            key=key,
            title=page.title,
            url=url,
            names=(page.title,),
            about="\n".join((page.summary, page.search_description)),
            text="\n".join((page.summary, text_of(page.body))),
            worth=PAGE_WORTH,
        )
        for section in sections_of(page.body):
            yield Entry(
                key=f"{key}#{section.anchor}",
                title=section.heading,
                url=f"{url}#{section.anchor}",
                names=(section.heading,),
                about=page.title,
                text=section.text,
                parent=f"page:{key}",
                detail=page.title,
            )
