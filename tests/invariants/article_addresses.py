"""Who gets what at the addresses of articles, words, feeds and following; part of url_table.py."""

from django.urls import reverse

from certifications.follows.mapping import StopLink
from certifications.models import Topic
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.factories.pages import make_catalogue_page, make_certification
from tests.invariants.url_entries import PathOf, anyone, members
from tests.support.matrix import Cast, Entry, Table


def certification_address(name: str) -> PathOf:
    """A page about one published certification."""

    def path(_cast: Cast) -> str:
        return reverse(f"certifications:{name}", args=[make_certification(make_catalogue_page()).slug])

    return path


def article_address(name: str) -> PathOf:
    """A page about articles, of which there is one."""

    def path(_cast: Cast) -> str:
        topic = Topic.objects.create(key="cost", name="Cost", live=True)
        writer = make_writer()
        make_article(make_article_index(), topics=[topic], writer=writer)
        args = {"articles_feed": [], "topic": [topic.key], "author": [writer.slug]}[name]
        return reverse(f"certifications:{name}", args=args)

    return path


def stop_link(cast: Cast) -> str:
    """The way out of a mail to the learner; whoever has the link may use it."""
    token = StopLink(cast["learner"].person.public_id).token
    return reverse("certifications:stop_follow", args=[token])


ARTICLES: Table = {
    "certifications:articles_feed": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=article_address("articles_feed")),
    ),
    "certifications:topic": (*anyone(404, 405), Entry(get=200, post=405, path=article_address("topic"))),
    "certifications:author": (*anyone(404, 405), Entry(get=200, post=405, path=article_address("author"))),
    "certifications:glossary": anyone(200, 405),
    "certifications:questions": anyone(200, 405),
    "certifications:changes_feed": anyone(200, 405),
    "certifications:certification_feed": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=certification_address("certification_feed")),
    ),
    "certifications:changes_calendar": anyone(200, 405),
    "certifications:certification_calendar": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=certification_address("certification_calendar")),
    ),
    "certifications:follow": (
        *anyone(404, 404),
        Entry(get=200, post={"visitor": "login", "*": "away"}, path=certification_address("follow")),
    ),
    "certifications:followed": members(200, "away"),
    "certifications:stop_follow": (*anyone(404, 404), Entry(get=200, post=200, path=stop_link)),
}
