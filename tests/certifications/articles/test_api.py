"""Articles, authors, topics, words and questions as programs get them."""

from itertools import count
from typing import Any

import jsonschema
import pytest
from django.test import Client, override_settings

from certifications.models import ArticlePage, CertificationPage, GlossaryTerm, LearnerQuestion, Topic
from portal.shared import page_cache
from portal.shared.rest.promise import promised_description
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_term
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"


def get(address: str, **parameters: str) -> Any:
    page_cache.purge()
    response = Client().get(address, parameters)
    assert response.status_code == 200, response.content
    return response.json()


def whole_body(certification: Any, target: Any) -> list[Any]:
    fact = f"{certification.translation_key}/exam.questions"
    return [
        ("heading", {"text": "The exam"}),
        (
            "paragraph",
            f'<p>It has <embed embedtype="fact" fact="{fact}"/> questions<sup>1</sup>, '
            f'<a linktype="page" id="{target.pk}">see</a>.</p><ul><li>one</li></ul>',
        ),
        ("live_fact", {"fact": fact, "note": "As of now."}),
        ("certification", {"certification": str(certification.translation_key)}),
        (
            "side_by_side",
            {
                "caption": "Both",
                "certifications": [str(certification.translation_key), str(target.translation_key)],
                "rows": ["exam.questions", "exam"],
            },
        ),
        ("questions", {"questions": [{"question": "At home?", "answer": "<p>Yes.</p>"}]}),
        ("notice", {"kind": "caution", "title": "Mind", "text": "<p>Fees differ.</p>"}),
        ("quotation", {"quotation": "We certify.", "attribution": "An issuer", "source_url": ""}),
        (
            "decision",
            {
                "title": "Which?",
                "options": [
                    {"choice": "A", "condition": "<p>you hurry.</p>"},
                    {"choice": "B", "condition": "<p>you wait.</p>"},
                ],
            },
        ),
        ("steps", {"steps": [{"title": "Read", "text": "<p>All.</p>"}, {"title": "Act", "text": ""}]}),
        ("sources", {"sources": [{"text": "A handbook", "url": "", "read_on": None}]}),
    ]


@pytest.fixture
def article() -> ArticlePage:
    catalogue = make_catalogue_page()
    fact = fact_row(confidence="medium")
    certification = make_certification(catalogue, slug="pmp", abbreviation="PMP", facts=(fact,))
    other = make_certification(catalogue, slug="csm", title="Certified ScrumMaster")
    page = make_article(
        make_article_index(),
        slug="first",
        writer=make_writer("Ada", slug="ada", role="Editor"),
        body=whole_body(certification, other),
    )
    page.topics.add(make_term(Topic, "Choosing"))
    page.save()
    page_cache.purge()
    return page


def test_list_tells_what_each_article_is_about(article: ArticlePage) -> None:
    (row,) = get(ARTICLES)["results"]

    assert row["slug"] == "first"
    assert row["id"] == str(article.translation_key)
    assert row["url"] == "http://testserver/articles/first/"
    assert row["author"] == {"slug": "ada", "name": "Ada"}
    assert row["topics"] == [{"key": "choosing", "name": "Choosing"}]
    assert row["certifications"] == ["pmp", "csm"]


def test_list_is_narrowed_by_topic_and_author(article: ArticlePage) -> None:
    assert len(get(ARTICLES, topic="choosing", author="ada")["results"]) == 1
    assert get(ARTICLES, topic="other")["results"] == []
    assert get(ARTICLES, author="other")["results"] == []


def test_text_is_blocks_with_facts_and_their_sources(article: ArticlePage) -> None:
    whole = get(f"{ARTICLES}first/")
    blocks = {block["type"]: block for block in whole["body"]}
    paragraph, items = blocks["text"]["content"]
    runs = paragraph["text"]

    assert list(blocks) == [
        *("heading", "text", "fact", "certification", "side_by_side"),
        *("questions", "notice", "quotation", "decision", "steps"),
    ]
    assert blocks["heading"]["anchor"] == "section-the-exam"
    assert runs[1]["text"] == "180 questions"
    assert runs[1]["fact"]["fact"]["source"]["url"] == "https://www.example.org/exams/pmp/"
    assert runs[1]["fact"]["fact"]["value"]["number"] == 180
    assert runs[1]["fact"]["fact"]["confidence"] == "medium"
    assert [run["note"] for run in runs if run["note"]] == [1]
    assert [run["url"] for run in runs if run["url"]] == ["http://testserver/catalogue/csm/"]
    assert items["items"][0]["text"][0]["text"] == "one"
    assert blocks["fact"]["fact"]["certification"]["slug"] == "pmp"
    cell, unknown = blocks["side_by_side"]["rows"][0]["cells"]
    assert (cell["text"], cell["facts"][0]["key"]) == ("180 questions", "exam.questions")
    assert unknown == {"text": None, "facts": []}
    assert blocks["questions"]["questions"][0]["anchor"] == "question-at-home"
    assert whole["sources"] == [{"number": 1, "text": "A handbook", "url": None, "read_on": None}]
    assert whole["author"]["url"] == "http://testserver/articles/authors/ada/"


def test_whole_article_is_as_it_is_described(article: ArticlePage) -> None:
    described = promised_description()
    answer = described["paths"]["/api/v1/articles/{slug}/"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]

    jsonschema.validate(get(f"{ARTICLES}first/"), {**schema, "components": described["components"]})


def test_fact_that_is_gone_is_said_to_be(article: ArticlePage) -> None:
    page = CertificationPage.objects.get(slug="pmp")
    page.facts = []
    page.save_revision().publish()

    blocks = {block["type"]: block for block in get(f"{ARTICLES}first/")["body"]}

    assert blocks["fact"]["fact"]["fact"] is None
    assert blocks["fact"]["fact"]["value"] is None
    assert "no longer have a source" in blocks["fact"]["fact"]["gone"]


def test_chosen_fields_leave_the_text_out(article: ArticlePage) -> None:
    assert get(f"{ARTICLES}first/", fields="title") == {"slug": "first", "title": article.title}


@pytest.mark.parametrize("name", ["articles/none", "authors/none", "glossary/none", "questions/none"])
def test_what_is_not_there_is_not_found(name: str) -> None:
    assert Client().get(f"/api/v1/{name}/").status_code == 404


def test_draft_is_not_found() -> None:
    page = make_article(make_article_index(), slug="hidden")
    page.unpublish()
    page_cache.purge()

    assert Client().get(f"{ARTICLES}hidden/").status_code == 404
    assert get(ARTICLES)["results"] == []


def test_author_is_told_with_their_articles(article: ArticlePage) -> None:
    assert "ada" in [one["slug"] for one in get("/api/v1/authors/")["results"]]
    assert [one["slug"] for one in get("/api/v1/authors/ada/")["articles"]] == ["first"]
    assert [one["key"] for one in get("/api/v1/topics/")["results"]] == ["choosing"]


def test_words_and_questions_are_told_as_text() -> None:
    project = GlossaryTerm.objects.create(
        key="project", name="Project", short="It ends.", text="<p>Work with an <b>end</b>.</p>", live=True
    )
    work = GlossaryTerm.objects.create(key="work", name="Work", short="It goes on.", text="", live=True)
    work.see_also.add(project)
    work.save()
    LearnerQuestion.objects.create(
        question="Which first?", slug="which", answer="<p>It depends.</p>", live=True
    )
    LearnerQuestion.objects.create(question="And then?", slug="then", answer="", live=True)

    words = get("/api/v1/glossary/")["results"]
    first, second = get("/api/v1/questions/")["results"]

    assert words[0]["text"][0]["text"][1]["marks"] == ["bold"]
    assert words[1]["see_also"] == ["project"]
    assert words[1] == get("/api/v1/glossary/work/")
    assert first["answer"][0]["text"][0]["text"] == "It depends."
    assert (second["key"], second["answer"]) == ("question-then", None)
    assert second == get("/api/v1/questions/question-then/")


def test_list_takes_as_many_queries_for_many_articles_as_for_few() -> None:
    index = make_article_index()

    def make_more(count: int) -> None:
        for _number in range(count):
            make_article(index)

    assert_queries_do_not_grow(make_more, lambda: get(ARTICLES))


def test_author_takes_as_many_queries_for_many_articles_as_for_few() -> None:
    index, writer = make_article_index(), make_writer()

    def make_more(count: int) -> None:
        for _number in range(count):
            make_article(index, writer=writer)

    assert_queries_do_not_grow(make_more, lambda: get(f"/api/v1/authors/{writer.slug}/"))


def test_list_of_authors_takes_as_many_queries_for_many_as_for_few() -> None:
    make_article_index()
    names = (f"Author {number}" for number in count())

    def make_more(number: int) -> None:
        for _each in range(number):
            make_writer(next(names))

    assert_queries_do_not_grow(make_more, lambda: get("/api/v1/authors/"))


def test_text_takes_as_many_queries_however_long_it_is() -> None:
    catalogue = make_catalogue_page()
    pages = [make_certification(catalogue, slug=f"c-{number}") for number in range(6)]
    index = make_article_index()

    def body(count: int) -> list[Any]:
        return [("paragraph", f'<p><a linktype="page" id="{page.pk}">x</a></p>') for page in pages[:count]]

    make_article(index, slug="short", body=body(2))
    make_article(index, slug="long", body=body(6))
    get(f"{ARTICLES}short/")

    assert count_queries(lambda: get(f"{ARTICLES}short/")) == count_queries(lambda: get(f"{ARTICLES}long/"))


@override_settings(PAGE_CACHE_SECONDS=60)
def test_unchanged_list_is_answered_from_the_copies_of_pages() -> None:
    make_article(make_article_index())
    page_cache.purge()
    Client().get(ARTICLES)

    assert count_queries(lambda: Client().get(ARTICLES)) <= 1
