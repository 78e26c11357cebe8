"""The demo's glossary, answers and authors fit what they belong to."""

from types import SimpleNamespace
from typing import Any

import yaml

from certifications.models import GlossaryTerm, LearnerQuestion
from portal.demo.content import ARTICLES, FACT_BASE
from portal.demo.written import TEXTS, written


class AnyNames:
    """Knows whatever a text names."""

    def certification(self, slug: str) -> str:
        return slug

    def comparison(self) -> str:
        return "comparison"

    def drawing(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(title=name)


def told(name: str) -> Any:
    return written(name, AnyNames())[{"glossary": "terms"}.get(name, name)]


def article(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((TEXTS / "articles" / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


def test_words_of_the_glossary_fit_its_columns_and_lead_to_words() -> None:
    terms = told("glossary")
    known = {term["key"] for term in terms}
    for term in terms:
        GlossaryTerm(
            key=term["key"], name=term["name"], short=term["short"], text=term.get("text", "")
        ).clean_fields()
        assert set(term.get("see_also", ())) <= known, term["key"]


def test_answers_are_to_questions_of_the_fact_base() -> None:
    base = yaml.load(FACT_BASE.read_bytes(), Loader=yaml.CSafeLoader)
    asked = {item["question"] for item in base["learner_questions"]}
    for item in told("answers"):
        LearnerQuestion(
            question=item["question"], answer=item["answer"], source_url="https://www.example.org/"
        ).clean_fields()
        assert item["question"] in asked


def test_articles_have_an_author_a_picture_and_words_that_the_glossary_explains() -> None:
    writers, words = set(told("writers")), {term["key"] for term in told("glossary")}
    for name in ARTICLES:
        text = article(name)
        assert text["writer"] in writers, name
        assert text["picture"], name
        explained = [word for block in text["body"] for word in block.get("terms", ())]
        assert set(explained) <= words, name


def test_figures_in_answers_are_live_facts() -> None:
    linked = [item["question"] for item in told("answers") if '<embed embedtype="fact"' in item["answer"]]
    assert len(linked) >= len(told("answers")) - 1
