"""What language models read: the list of pages, and each page as Markdown."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import PageViewRestriction

from certifications.models import CertificationPage
from tests.certifications.follows.changes import read_again
from tests.factories.articles import make_article, make_article_index
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

PMP = "/catalogue/pmp/"


@pytest.fixture(autouse=True)
def pages() -> dict[str, CertificationPage]:
    catalogue = make_catalogue_page(make_home_page())
    facts = (
        fact_row("exam.questions", "180"),
        fact_row("exam.format", "multiple_choice *and* [more]"),
        fact_row("exam.delivery", "At a test centre."),
        fact_row("fees.exam", "USD 575", in_force_until=date(2999, 1, 1), confidence="low"),
    )
    made = {
        "pmp": make_certification(catalogue, slug="pmp", facts=facts, verdict="Take it."),
        "own": make_certification(
            catalogue,
            slug="own",
            title="Own offer",
            issuer=make_issuer("Work Management Institute", is_publisher=True),
        ),
        "agile": make_certification(
            catalogue, slug="agile", title="Agile", issuer=make_issuer("Scaled Agile, Inc.")
        ),
    }
    read_again()
    return made


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return str(response.content.decode())


def test_list_has_the_form_of_llmstxt_and_every_link_in_it_is_markdown(client: Client) -> None:
    text = text_of(client, "/llms.txt")

    lines = text.splitlines()
    assert re.fullmatch(r"# \S.*", lines[0])
    assert lines[2].startswith("> ")
    links = re.findall(r"^- \[[^\n]+\]\((\S+)\)", text, re.MULTILINE)
    assert len(links) >= 5
    for link in links:
        path = link.partition("//")[2].partition("/")[2]
        assert text_of(client, f"/{path}")
    assert sum(line.startswith("# ") for line in lines) == 1


def test_list_says_where_programs_ask_and_ends_each_sentence_once(client: Client) -> None:
    text = text_of(client, "/llms.txt")

    for path in ("/api/v1/", "/developers/", "/data/"):
        assert f"{settings.BASE_URL}{path}" in text
    assert "Own offer](" in text
    assert "Scaled Agile, Inc. " in text
    assert ".." not in text + text_of(client, f"{PMP}index.html.md")


def test_page_of_forms_alone_has_no_empty_headings(client: Client) -> None:
    assert "Choose by name" not in text_of(client, "/compare/index.html.md")


def test_list_says_how_old_facts_are_and_marks_own_offers(client: Client) -> None:
    text = text_of(client, "/llms.txt")

    (line,) = [one for one in text.splitlines() if "/catalogue/pmp/" in one]
    assert "4 facts, all" in line
    assert re.search(r"As of \d{4}-\d\d-\d\d\.", line)
    (own,) = [one for one in text.splitlines() if "/catalogue/own/" in one]
    assert "The publisher’s own offer." in own
    assert "As of" not in own


def test_fact_stands_on_one_line_with_all_that_it_rests_on(client: Client) -> None:
    text = text_of(client, f"{PMP}index.html.md")

    (line,) = [one for one in text.splitlines() if "**Questions**" in one]
    assert line == (
        "- **Questions**: 180 questions. Source: [example.org/exams/pmp](https://www.example.org/exams/pmp/) "
        "(third-party site, July 2026); collected 22 November 2026, not checked; high confidence."
    )
    (fee,) = [one for one in text.splitlines() if "575" in one]
    assert "low confidence; Until 1 January 2999" in fee
    assert "Unknown: no source that we read states" in text
    judgement = text.partition("## Our judgement, not a fact")[2]
    assert "Judged by" in judgement
    assert "Take it." in judgement


def test_words_of_a_fact_mean_nothing_to_markdown(client: Client) -> None:
    assert r"multiple\_choice \*and\* \[more\]" in text_of(client, f"{PMP}index.html.md")


def test_page_says_in_a_header_that_it_is_had_as_markdown_also_from_a_kept_copy(
    client: Client, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    for _time in range(2):
        page = client.get(PMP)
        assert f'<{PMP}index.html.md>; rel="alternate"; type="text/markdown"' in page["Link"]
        assert b"text/markdown" not in page.content
    markdown = client.get(f"{PMP}index.html.md")
    assert markdown["Link"] == f'<{settings.BASE_URL}{PMP}>; rel="canonical"'
    assert "public" in markdown["Cache-Control"]
    with recorded_queries() as queries:
        assert client.get(f"{PMP}index.html.md").content == markdown.content
    assert len(queries) <= 1


def test_article_keeps_its_headings_and_the_values_of_its_live_facts(
    pages: dict[str, CertificationPage], client: Client
) -> None:
    fact = f"{pages['pmp'].translation_key}/exam.questions"
    body = [
        ("heading", {"text": "How long"}),
        ("paragraph", f'<p>It has <embed embedtype="fact" fact="{fact}"/> in all.</p>'),
    ]
    article = make_article(make_article_index(), title="An exam", body=body)

    text = text_of(client, f"{article.get_url()}index.html.md")
    assert text.startswith("# An exam\n")
    assert "## How long" in text
    assert "180 questions" in text
    assert "<" not in re.sub(r"<http[^>]*>", "", text)


def test_comparison_is_had_by_its_own_parameters(pages: dict[str, CertificationPage], client: Client) -> None:
    text = text_of(client, "/compare/index.html.md?c=pmp&c=own")
    assert "| Questions and time" in text
    assert "180 questions" in text
    moved = client.get("/compare/index.html.md?c=PMP&c=own")
    assert (moved.status_code, moved["Location"]) == (302, "/compare/index.html.md?c=pmp&c=own")


def test_what_is_not_for_everybody_has_no_markdown(
    pages: dict[str, CertificationPage], client: Client, learner: Actor
) -> None:
    for path in ("/admin/", "/accounts/", "/nothing/", "/catalogue/none/", "/health/"):
        assert client.get(f"{path}index.html.md").status_code == 404
    PageViewRestriction.objects.create(page=pages["pmp"], restriction_type=PageViewRestriction.LOGIN)
    read_again()
    assert learner.client.get(f"{PMP}index.html.md").status_code == 404
    assert PMP not in text_of(client, "/llms.txt")


def test_markdown_is_the_same_for_somebody_who_is_signed_in(client: Client, learner: Actor) -> None:
    for url in (f"{PMP}index.html.md", "/glossary/index.html.md", "/index.html.md"):
        assert learner.client.get(url).content == client.get(url).content
