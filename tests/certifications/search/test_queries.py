"""What the catalogue offers to the search."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from certifications.domain.vocabulary import Service, Stage
from certifications.models import LearnerQuestion
from certifications.queries.kept import forget_certifications
from certifications.search import queries
from certifications.search.presenters import certification_hits, comparison_answer
from portal.search.sources import Findable
from portal.shared import page_cache
from tests.factories.advice import make_role, make_service
from tests.factories.articles import make_article, make_article_index, make_comparison_page
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_issuer
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def only(entries: Iterable[Findable]) -> Findable:
    (entry,) = entries
    return entry


def test_a_certification_has_the_names_that_people_type() -> None:
    catalogue = make_catalogue_page()
    title = "Certified ScrumMaster (2026)"
    make_certification(catalogue, who_it_suits="Teams.", title=title, abbreviation="CSM", slug="csm-v2")
    page_cache.purge()
    entry = only(queries.certification_entries())

    assert {"CSM", "Certified ScrumMaster", "Certified Scrum Master", "csm v2"} <= set(entry.names)
    assert entry.url == "/catalogue/csm-v2/"
    assert "For teams." in entry.text


def test_titles_of_a_job_lead_to_what_usually_serves_it_and_are_known_of_the_rest() -> None:
    catalogue = make_catalogue_page()
    role = make_role(titles="Ward manager\nCharge nurse")
    for slug, service, stage in (
        ("usual", Service.USUAL, Stage.START),
        ("good", Service.GOOD, Stage.START),
        ("later", Service.USUAL, Stage.SENIOR),
    ):
        page = make_certification(catalogue, title=slug, slug=slug)
        make_service(page, role, service=service.value, stage=stage.value)
    page_cache.purge()
    entries = {entry.key: entry for entry in queries.certification_entries()}

    assert {key for key, entry in entries.items() if "Ward manager" in entry.phrases} == {"usual"}
    assert all("Ward manager" in entry.about for entry in entries.values())
    assert only(queries.role_entries()).url == f"/catalogue/?role={role.key}"


def test_an_issuer_of_several_has_a_list_under_its_short_name_too() -> None:
    catalogue = make_catalogue_page()
    pmi = make_issuer(name="Project Management Institute (PMI)")
    for slug in ("one", "two"):
        make_certification(catalogue, title=slug, slug=slug, issuer=pmi)
    make_certification(catalogue, title="three", slug="three", issuer=make_issuer(name="Alone"))
    page_cache.purge()
    issuers = [entry for entry in queries.group_entries() if entry.key.startswith("issuer")]

    full = "Project Management Institute"
    assert set(only(issuers).names) == {f"{full} (PMI)", full, "PMI"}


def test_groups_and_roles_lead_nowhere_while_the_catalogue_is_not_published() -> None:
    catalogue = make_catalogue_page()
    make_role()
    for slug in ("one", "two"):
        make_certification(catalogue, title=slug, slug=slug)
    catalogue.live = False
    catalogue.save()
    page_cache.purge()

    assert list(queries.group_entries()) == []
    assert list(queries.role_entries()) == []


def test_sections_and_questions_of_articles_are_found_where_they_are() -> None:
    body = [
        ("paragraph", "<p>Before.</p>"),
        ("heading", {"text": "Do operations count?"}),
        ("paragraph", "<p>They may.</p>"),
        ("questions", {"questions": [{"question": "Who pays?", "answer": "<p>You do.</p>"}]}),
        ("heading", {"text": "PRINCE2"}),
    ]
    make_article(make_article_index(), title="First", slug="first", body=body)
    found = {entry.title: entry for entry in queries.section_entries()}

    assert found["Do operations count?"].url == "/articles/first/#section-do-operations-count"
    assert "They may." in found["Do operations count?"].text
    assert found["Who pays?"].text == "You do."
    assert found["PRINCE2"].names == ()


def test_sentences_are_found_with_their_live_facts() -> None:
    pmp = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(value="180"),))
    fact = f'<embed embedtype="fact" fact="{pmp.translation_key}/exam.questions"/>'
    body = [
        ("heading", {"text": "What the exam asks"}),
        ("paragraph", f"<p>The exam has {fact}, <b>all told</b>.</p>"),
    ]
    make_article(make_article_index(), slug="first", body=body)
    page_cache.purge()
    forget_certifications()

    assert "The exam has 180 questions, all told." in only(queries.article_entries()).text
    assert only(queries.section_entries()).text == "The exam has 180 questions, all told."


def test_a_question_without_an_answer_leads_nowhere() -> None:
    for question, answer in (("Which first?", "<p>It depends.</p><p>Often.</p>"), ("And then?", "")):
        LearnerQuestion.objects.create(
            question=question, answer=answer, source_url="https://example.org/", live=True
        )
    page_cache.purge()
    entry = only(queries.question_entries())

    assert (entry.title, entry.text) == ("Which first?", "It depends.\nOften.")


def test_comparisons_of_disciplines_are_found_by_both() -> None:
    make_comparison_page()

    assert "Work management vs Project management" in only(queries.comparison_entries()).names


@pytest.mark.parametrize(
    ("entries", "taken"),
    [
        (queries.certification_entries, 2),
        (queries.role_entries, 1),
        (queries.group_entries, 1),
        (queries.article_entries, 3),
        (queries.section_entries, 2),
        (queries.question_entries, 1),
        (queries.term_entries, 0),
        (queries.comparison_entries, 2),
        (queries.list_entries, 4),
    ],
)
def test_each_source_takes_few_queries_however_much_it_has(
    entries: Callable[[], Iterator[Findable]], taken: int
) -> None:
    make_certification(make_catalogue_page())
    articles = make_article_index()
    for slug in ("one", "two"):
        make_article(articles, slug=slug)
    make_comparison_page()
    page_cache.purge()
    # Fills what is kept.
    list(entries())

    assert count_queries(lambda: list(entries())) == taken


def test_an_answer_names_what_it_compares_and_nothing_unpublished() -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, title="One", abbreviation="ONE", slug="one")
    make_certification(catalogue, title="Two", abbreviation="TWO", slug="two")
    page_cache.purge()
    answer = comparison_answer(("one", "two"))

    assert answer is not None
    assert (answer.title, answer.url) == ("Compare ONE and TWO", "/compare/?c=one&c=two")
    assert comparison_answer(("one", "gone")) is None


def test_hits_cost_no_query_however_many_there_are() -> None:
    catalogue = make_catalogue_page()
    slugs = [f"c-{number}" for number in range(4)]
    for slug in slugs:
        make_certification(catalogue, title=slug, slug=slug)
    page_cache.purge()
    certification_hits(slugs)

    assert count_queries(lambda: certification_hits(slugs)) == 0
