"""Author pages, the glossary and the questions that people ask, as they are served."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from pytest_django import Settings

from certifications.models import CertificationPage, GlossaryTerm, LearnerQuestion, Writer
from certifications.queries.article_texts import forget_texts
from certifications.queries.glossary import forget_glossary
from certifications.queries.kept import forget_certifications
from portal.shared import page_cache
from tests.factories.articles import make_article, make_article_index, make_writer
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.linked_data import scripts_of
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    return BeautifulSoup(response.content, "html.parser")


def words_of(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def make_term(key: str, *, live: bool = True, **fields: str) -> GlossaryTerm:
    values = {"name": key.upper(), "short": f"What {key} means.", **fields}
    term: GlossaryTerm = GlossaryTerm.objects.create(key=key, live=live, **values)
    return term


def make_question(question: str, **fields: str) -> LearnerQuestion:
    asked: LearnerQuestion = LearnerQuestion.objects.create(
        question=question, source_url="https://www.example.org/forum/1", live=True, **fields
    )
    return asked


def test_author_has_their_articles_and_what_they_judged(client: Client) -> None:
    index = make_article_index()
    writer = make_writer("Ada Bell", role="Editor", about="Ada has planned ferries.")
    make_article(index, title="Fees", writer=writer)
    make_article(index, title="Of somebody else", writer=make_writer("Else"))
    make_certification(make_catalogue_page(), title="Certified Planner", judgement_author="Ada Bell")
    forget_certifications()

    page = words_of(soup_of(client, "/articles/authors/ada-bell/").main)

    assert "Ada has planned ferries." in page
    assert "Fees" in page
    assert "Certified Planner" in page
    assert "Of somebody else" not in page


def test_author_keeps_the_address_under_another_name() -> None:
    writer = make_writer("Ada Bell")
    writer.name = "Ada Bell-Ross"
    writer.save()
    draft_from_before = Writer(pk=writer.pk, name="Ada Ross", live=True)
    draft_from_before.save()
    assert Writer.objects.get().slug == "ada-bell"
    assert make_writer("Ada  Bell").slug == "ada-bell-2"


def test_author_page_takes_as_many_queries_for_many_articles_as_for_few(client: Client) -> None:
    index, writer = make_article_index(), make_writer("Ada Bell")

    def make_more(count: int) -> None:
        for _each in range(count):
            make_article(index, writer=writer)

    def read() -> None:
        page_cache.forget_generation()
        forget_certifications()
        forget_texts()
        client.get("/articles/authors/ada-bell/")

    assert_queries_do_not_grow(make_more, read)


def test_draft_of_an_author_has_no_page(client: Client) -> None:
    make_writer("Ada Bell", live=False)
    assert client.get("/articles/authors/ada-bell/").status_code == 404


def test_glossary_has_live_words_with_anchors_links_and_sources(client: Client) -> None:
    pdu = make_term("pdu", sources="PMI, rules of PDUs | https://www.example.org/pdu/\nA handbook")
    seu = make_term("seu", text="<p>Another <b>unit</b>.</p>")
    make_term("draft", live=False)
    pdu.see_also.add(seu)
    pdu.save()
    forget_glossary()

    page = soup_of(client, "/glossary/")

    entry = page.find(id="term-pdu")
    assert isinstance(entry, Tag)
    assert "What pdu means." in words_of(entry)
    assert [str(a["href"]) for a in entry.find_all("a")] == [
        "#term-pdu",
        "#term-seu",
        "https://www.example.org/pdu/",
    ]
    assert "A handbook" in words_of(entry)
    assert page.find(id="term-draft") is None
    assert page.select_one("#term-seu b") is not None


def test_empty_glossary_says_so(client: Client) -> None:
    assert "No terms explained yet" in words_of(soup_of(client, "/glossary/").main)


def test_text_explains_words_without_a_script(client: Client) -> None:
    make_term("pdu")
    forget_glossary()
    make_article(make_article_index(), slug="first", body=[("terms", {"terms": ["pdu", "gone"]})])

    details = soup_of(client, "/articles/first/").select(".terms details")

    assert [words_of(one.summary) for one in details] == ["PDU"]
    assert details[0].find("a", href="/glossary/#term-pdu") is not None


def test_answer_shows_facts_live_and_a_question_without_one_stands_alone(client: Client) -> None:
    certification: CertificationPage = make_certification(make_catalogue_page(), facts=(fact_row(),))
    fact = f'<embed embedtype="fact" fact="{certification.translation_key}/exam.questions"/>'
    make_question("How long is the exam?", answer=f"<p>It has {fact}.</p>")
    make_question("Is it worth it?")
    forget_certifications()
    forget_glossary()

    page = soup_of(client, "/questions/")

    assert "180 questions" in words_of(page.find(id="question-how-long-is-the-exam"))
    assert not page.select("#question-is-it-worth-it .prose")
    assert [words_of(one) for one in page.select(".asked__question")] == [
        "How long is the exam?",
        "Is it worth it?",
    ]


def test_link_to_an_answer_in_an_article_stays_and_opens_it(client: Client) -> None:
    answer = "<p>Yes.</p>"
    questions = {"questions": [{"question": "Does it run out?", "answer": answer}] * 2}
    make_article(make_article_index(), slug="first", body=[("questions", questions)])

    page = soup_of(client, "/articles/first/")

    for anchor in ("question-does-it-run-out", "question-does-it-run-out-2"):
        found = page.find(id=anchor)
        assert isinstance(found, Tag)
        assert found.find_parent("details") is not None


def test_glossary_tells_machines_its_words_with_their_anchors(client: Client, settings: Settings) -> None:
    make_term("pdu", name="PDU", short="A unit of further training.")
    (told,) = [one for one in scripts_of(client.get("/glossary/").text) if one["@type"] == "DefinedTermSet"]

    assert told["hasDefinedTerm"] == [
        {
            "@type": "DefinedTerm",
            "name": "PDU",
            "description": "A unit of further training.",
            "url": f"{settings.BASE_URL}/glossary/#term-pdu",
        }
    ]


def test_machines_are_told_questions_that_have_an_answer_and_no_others(client: Client) -> None:
    make_question("How long is the exam?", answer="<p>Four <b>hours</b>.</p>")
    make_question("Is it worth it?", answer="")
    (told,) = [one for one in scripts_of(client.get("/questions/").text) if one["@type"] == "FAQPage"]

    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in told["mainEntity"]] == [
        ("How long is the exam?", "Four hours.")
    ]


def test_page_without_an_answer_is_no_page_of_answers(client: Client) -> None:
    make_question("Is it worth it?", answer="")
    kinds = {one["@type"] for one in scripts_of(client.get("/questions/").text)}
    assert "FAQPage" not in kinds
