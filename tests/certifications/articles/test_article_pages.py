"""Articles and their list as they are served."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from certifications.models import ArticleIndexPage, ArticlePage, ArticlePlace, RelatedPage, Topic
from certifications.queries.article_texts import forget_texts
from certifications.queries.kept import forget_certifications
from portal.editorial.care.services.note_review import note_review
from portal.shared import page_cache
from portal.shared.words import day_words
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.factories.pages import make_catalogue_page, make_certification, make_term
from tests.support.cast import Actor
from tests.support.pictures import make_image
from tests.support.queries import assert_queries_do_not_grow, recorded_queries

pytestmark = pytest.mark.django_db


def place(index: ArticleIndexPage, *articles: ArticlePage) -> None:
    """Put articles first in the list, in this order."""
    index.places = [
        ArticlePlace(article=article, sort_order=number) for number, article in enumerate(articles)
    ]
    index.save()


def text_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_article_that_is_in_the_list_twice_is_refused_in_words() -> None:
    index = make_article_index()
    row = {"article": make_article(index, slug="one").pk}
    form_class = ArticleIndexPage.get_edit_handler().get_form_class()

    form = form_class(nested_form_data({"places": inline_formset([row, row])}), instance=index)

    assert form.formsets["places"].non_form_errors() == [
        "Two rows have the same article. Remove one of them."
    ]


def test_article_shows_summary_author_day_of_change_and_body(client: Client) -> None:
    make_article(make_article_index(), slug="first")
    ArticlePage.objects.update(last_published_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    html = text_of(client, "/articles/first/")

    assert "What to ask before the first exam." in html
    assert "last updated 22 November 2026" in html
    assert "Some credentials certify projects" in html


def test_article_leads_to_the_next_and_the_last_one_to_the_list_only(client: Client) -> None:
    index = make_article_index()
    one = make_article(index, slug="one", title="One")
    two = make_article(index, slug="two", title="Two")
    two.unpublish()
    place(index, one, two, make_article(index, slug="three", title="Three"))

    first, last = text_of(client, "/articles/one/"), text_of(client, "/articles/three/")

    assert '<a href="/articles/three/" rel="next">Three</a>' in first
    assert 'rel="next"' not in last
    assert "All in “Articles”" in last


def test_lists_read_the_texts_of_articles_once_after_a_change(client: Client) -> None:
    index = make_article_index()
    for slug in ("one", "two", "three"):
        make_article(index, slug=slug)
    read = '"certifications_articlepage"."body"'

    forget_texts()
    with recorded_queries() as first:
        client.get("/articles/")
    with recorded_queries() as for_list:
        client.get("/articles/")
    with recorded_queries() as for_article:
        client.get("/articles/one/")

    assert len([sql for sql in first if read in sql]) == 1
    assert [sql for sql in for_list if read in sql] == []
    assert len([sql for sql in for_article if read in sql]) == 1


def test_list_shows_published_articles_in_the_editors_order(client: Client) -> None:
    index = make_article_index()
    zebra = make_article(index, slug="z", title="Zebra")
    make_article(index, slug="a", title="Ant")
    make_article(index, slug="b", title="Bee")
    make_article(index, slug="d", title="Draft").unpublish()
    place(index, zebra)

    html = text_of(client, "/articles/")

    assert html.index("Zebra") < html.index("Bee") < html.index("Ant")
    assert "Draft" not in html


def test_list_by_date_begins_with_the_newest(client: Client) -> None:
    index = make_article_index(order="date")
    place(index, make_article(index, title="Zebra"))
    make_article(index, title="Ant")

    html = text_of(client, "/articles/")

    assert html.index("Ant") < html.index("Zebra")


def test_list_is_narrowed_by_topic_and_offers_topics_that_have_articles_alone(client: Client) -> None:
    index = make_article_index()
    cost, work = make_term(Topic, "Cost"), make_term(Topic, "Work")
    make_term(Topic, "Nothing yet")
    make_article(index, title="Fees", topics=[cost])
    make_article(index, title="Weeks", topics=[work])

    html, of_cost = text_of(client, "/articles/"), text_of(client, f"/articles/topics/{cost.key}/")

    assert "Nothing yet" not in html
    assert "Fees" in of_cost
    assert "Weeks" not in of_cost
    assert f'<a href="/articles/topics/{cost.key}/" aria-current="true">Cost</a>' in of_cost
    assert "Weeks" not in text_of(client, f"/articles/?topic={cost.key}")
    assert client.get("/articles/topics/none-such/").status_code == 404


def test_article_with_three_headings_has_a_table_of_contents(client: Client) -> None:
    headings = [("heading", {"text": text}) for text in ("Cost", "Time", "Cost")]
    index = make_article_index()
    make_article(index, slug="long", body=headings)
    make_article(index, slug="short", body=headings[:2])

    html = text_of(client, "/articles/long/")

    assert '<a href="#section-cost">Cost</a>' in html
    assert '<a href="#section-cost-2">Cost</a>' in html
    assert '<h2 id="section-cost-2">Cost</h2>' in html
    assert "In this article" not in text_of(client, "/articles/short/")


def test_article_shows_its_author_topics_days_and_what_to_read_next(client: Client) -> None:
    index = make_article_index()
    certification = make_certification(make_catalogue_page(index.get_parent()), title="Certified Planner")
    other, hidden = make_article(index, title="Another one"), make_article(index, title="Hidden one")
    hidden.unpublish()
    writer = make_writer("Ada", role="Editor", about="Ada has planned ferries.")
    page = make_article(index, slug="first", writer=writer, topics=[make_term(Topic, "Cost")])
    page.related = [
        RelatedPage(article=other),
        RelatedPage(article=hidden),
        RelatedPage(certification=certification),
    ]
    page.save()
    ArticlePage.objects.update(
        first_published_at=datetime(2026, 11, 20, tzinfo=UTC),
        last_published_at=datetime(2026, 11, 22, tzinfo=UTC),
    )

    html = text_of(client, "/articles/first/")

    for words in (
        "published 20 November 2026",
        "last updated 22 November 2026",
        "Ada has planned ferries.",
        "Another one</a> <span>Article</span>",
        "Certified Planner</a> <span>Certification</span>",
        '">Cost</a>',
    ):
        assert words in html
    assert "Hidden one" not in html


def test_article_says_when_it_was_reviewed_at_once(client: Client, editor: Actor) -> None:
    page = make_article(make_article_index(), slug="first")
    before = text_of(client, "/articles/first/")

    care = note_review(page, by=editor.person)
    page_cache._generation.forget()

    assert care.reviewed_on is not None
    assert "reviewed" not in before
    assert f"reviewed {day_words(care.reviewed_on)}" in text_of(client, "/articles/first/")


def test_article_names_its_picture_for_links(client: Client) -> None:
    make_article(make_article_index(), slug="first", social_picture=make_image("Boat"))

    html = client.get("/articles/first/").content.decode()

    assert '<meta property="og:image" content="http://testserver/media/' in html
    assert "summary_large_image" in html


# Wagtail leaves the file open that it had begun for the copy.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_lost_file_of_a_picture_takes_no_page_away(client: Client) -> None:
    image = make_image("Boat")
    body = [("image", {"image": image, "caption": "A boat"})]
    make_article(make_article_index(), slug="first", social_picture=image, body=body)
    image.file.storage.delete(image.file.name)

    for address in ("/", "/articles/", "/articles/first/", "/articles/first/index.html.md"):
        assert client.get(address).status_code == 200
    told = client.get("/api/v1/articles/first/").json()
    assert "image" not in [block["type"] for block in told["body"]]


def test_empty_list_says_what_to_read_instead(client: Client) -> None:
    make_article_index()

    assert "No article is published yet" in text_of(client, "/articles/")


def test_unfinished_draft_can_be_previewed(editor: Actor) -> None:
    page = make_article(make_article_index(), title="Draft")
    page.unpublish()
    ArticlePage.objects.update(last_published_at=None)

    response = editor.client.get(f"/admin/pages/{page.pk}/view_draft/")

    assert response.status_code == 200
    assert "last updated" not in response.content.decode()


def test_list_takes_as_many_queries_for_many_articles_as_for_few(client: Client) -> None:
    index = make_article_index()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_article(index)

    def read_after_a_change() -> None:
        forget_certifications()
        forget_texts()
        client.get("/articles/")

    assert_queries_do_not_grow(make_more, read_after_a_change)
