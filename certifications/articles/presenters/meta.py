"""What search engines and link previews read of an article: nothing that its page does not show."""

from django.utils.translation import gettext as _

from certifications.models import ArticlePage
from portal.shared.components import PageMeta
from portal.shared.pictures.link_picture import picture_address
from portal.shared.structured_data import article


def article_meta(page: ArticlePage, picture: str) -> PageMeta:
    """Title, description and picture: the editors' own, else one with title and author."""
    author = page.writer.name if page.writer else ""
    image = picture or picture_address(page.title, _("By %(author)s") % {"author": author} if author else "")
    return PageMeta(
        title=page.seo_title,
        description=page.search_description or page.summary,
        image=image,
        data=(
            article(
                title=page.title,
                description=page.summary,
                url=page.get_url() or "",
                author=author,
                published=page.first_published_at,
                changed=page.last_published_at,
                image=image,
            ),
        ),
        kind="article",
    )
