"""How long an article is, which certifications it names, and which articles are near it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from certifications.models import ArticlePage, CertificationPage, Topic
from certifications.queries.article_texts import WORDS_A_MINUTE, forget_texts
from certifications.queries.kept import forget_certifications
from portal.shared import page_cache
from tests.factories.articles import make_article, make_article_index
from tests.factories.pages import make_catalogue_page, make_certification, make_term
from tests.support.pictures import make_image

pytestmark = pytest.mark.django_db


def soup_of(client: Client, address: str) -> BeautifulSoup:
    page_cache.forget_generation()
    forget_certifications()
    forget_texts()
    return BeautifulSoup(client.get(address).content, "html.parser")


def paragraph(text: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>")]


def certification(slug: str, abbreviation: str) -> CertificationPage:
    return make_certification(make_catalogue_page(), slug=slug, title=slug, abbreviation=abbreviation)


@pytest.mark.parametrize(("words", "said"), [(5, "1 minute"), (WORDS_A_MINUTE * 4 - 20, "4 minutes")])
def test_article_and_list_say_how_long_reading_takes(client: Client, words: int, said: str) -> None:
    make_article(make_article_index(), slug="first", body=paragraph("word " * words))

    assert f"{said} to read" in soup_of(client, "/articles/first/").get_text()
    assert said in soup_of(client, "/articles/").select(".article-row__by")[0].get_text()


def test_article_lists_the_certifications_that_it_names_in_its_order(client: Client) -> None:
    linked, named = certification("csm", "CSM"), certification("pmp", "PMP")
    certification("capm", "CAPM")
    live = f'<embed embedtype="fact" fact="{named.translation_key}/fees.exam"/>'
    text = f'Take <a href="{linked.get_url()}">this one</a>, or pay {live}. Not the XCAPM.'
    make_article(make_article_index(), slug="first", body=paragraph(text))

    page = soup_of(client, "/articles/first/")

    rows = page.select(".article-named__list li")
    assert [row.a.get_text() for row in rows if row.a] == ["CSM", "PMP"]
    assert [row.select("[data-compare]")[0]["data-compare"] for row in rows] == ["csm", "pmp"]


def test_articles_on_the_same_topics_and_certifications_come_next_and_never_the_article(
    client: Client,
) -> None:
    certification("pmp", "PMP")
    index, cost = make_article_index(), make_term(Topic, "Cost")
    first = make_article(index, slug="first", title="First", topics=[cost], body=paragraph("The PMP."))
    make_article(index, title="Far away")
    make_article(index, title="Names it, too", body=paragraph("More on the PMP."))
    make_article(index, title="Same topic", topics=[cost])
    make_article(index, title="Next in the list", topics=[cost])
    ArticlePage.objects.filter(pk=first.pk).update(first_published_at="2027-01-01T00:00Z")

    rows = soup_of(client, "/articles/first/").select(".article-related__list a")

    assert [row.get_text() for row in rows] == ["Same topic", "Names it, too"]


def test_list_shows_pictures_small_with_their_size_and_lazily(client: Client) -> None:
    make_article(make_article_index(), social_picture=make_image("Boat"))

    (picture,) = soup_of(client, "/articles/").select(".article-row img")

    assert str(picture["src"]).endswith(".webp")
    assert picture["loading"] == "lazy"
    assert int(str(picture["width"])) <= 320
    assert picture["alt"] == ""


def test_list_says_once_what_is_the_same_for_all(client: Client) -> None:
    index = make_article_index()
    for slug in ("one", "two"):
        make_article(index, slug=slug)
    html = soup_of(client, "/articles/").get_text()
    assert html.count("An editor") == 1
    assert "All by An editor, last updated on" in " ".join(html.split())
