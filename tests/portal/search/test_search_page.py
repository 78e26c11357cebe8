"""The search's page: what is found, said, marked, kept and counted."""

import re
from functools import partial
from unittest.mock import Mock
from urllib.parse import quote_plus

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from portal.search.models import EmptySearch, Signpost, Synonym
from portal.search.services.fresh_index import fresh_index
from portal.shared import page_cache
from portal.shared.clock import site_date
from tests.factories.articles import make_article, make_article_index
from tests.factories.pages import make_catalogue_page, make_certification, make_issuer
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

HOSTILE = ("🙂" * 100, "\0", "a\0b", "'; DROP TABLE x; --", "%' OR 1=1", "a" * 5000, "& | ! ( ) :*", "\\' \\")
HIT = re.compile(r'<h2 class="hit__title">\s*<a href="([^"]+)"')


@pytest.fixture
def found() -> Client:
    """A visitor of a site with two certifications, an article, a synonym and a signpost."""
    catalogue = make_catalogue_page()
    issuer = make_issuer(name="Scrum Alliance")
    make_certification(
        catalogue, issuer=issuer, title="Certified ScrumMaster", abbreviation="CSM", slug="csm"
    )
    make_certification(catalogue, title="Professional Scrum Master I", abbreviation="PSM I", slug="psm-i")
    body = [
        ("heading", {"text": "Does it run out?"}),
        ("paragraph", "<p>Renewal takes units. Some <b>certificates</b> last for life.</p>"),
    ]
    make_article(make_article_index(), title="What it costs to keep", slug="keep", body=body)
    Synonym.objects.create(words="psm", means="PSM I", live=True)
    Synonym.objects.create(words="draft", means="CSM", live=False)
    Signpost.objects.create(
        title="By price", phrases="free\ncheap", address="/catalogue/", is_starting_point=True, live=True
    )
    page_cache.purge()
    return Client()


def page_for(reader: Client, typed: str, **others: str) -> str:
    return reader.get("/search/", {"q": typed, **others}).content.decode()


def hits_for(reader: Client, typed: str) -> list[str]:
    return [hit.replace("&amp;", "&") for hit in HIT.findall(page_for(reader, typed))]


def words_of_page(page: str) -> str:
    text = re.sub(r"<[^>]+>", "", page.partition("<main")[2].partition("</main")[0])
    return " ".join(text.replace("&quot;", '"').split())


def test_one_word_too_many_empties_nothing(found: Client) -> None:
    assert hits_for(found, "csm exam prep 2027")[0] == "/catalogue/csm/"


def test_a_slip_is_corrected_and_said(found: Client) -> None:
    page = page_for(found, "scrummastr")

    assert HIT.findall(page)[0] == "/catalogue/csm/"
    assert "for scrummaster." in words_of_page(page)
    assert "/search/?q=scrummastr&amp;exact=1" in page


def test_what_was_typed_can_be_insisted_on(found: Client) -> None:
    page = page_for(found, "scrummastr", exact="1")

    assert HIT.findall(page) == []
    assert "Did you mean scrummaster?" in words_of_page(page)


def test_words_that_match_nothing_are_named(found: Client) -> None:
    text = words_of_page(page_for(found, "xyzzy csm"))

    assert "Nothing matches “xyzzy”. These results match “csm”." in text


def test_two_names_lead_to_their_comparison(found: Client) -> None:
    for typed in ("csm vs psm", "CSM PSM I", "csm or psm i"):
        assert hits_for(found, typed)[0] == "/compare/?c=csm&c=psm-i", typed


def test_articles_are_found_by_what_a_section_says_with_other_endings(found: Client) -> None:
    assert "/articles/keep/#section-does-it-run-out" in hits_for(found, "renewing")


def test_signposts_come_first_for_their_words(found: Client) -> None:
    assert hits_for(found, "free scrum")[0] == "/catalogue/"


def test_a_draft_of_an_editor_changes_no_search(found: Client) -> None:
    assert "/catalogue/csm/" not in hits_for(found, "draft")


def test_what_was_typed_stays_in_both_boxes_escaped(found: Client) -> None:
    page = page_for(found, 'csm "><script>')

    assert page.count('value="csm &quot;&gt;&lt;script&gt;"') == 2
    assert '"><script>' not in page


def test_words_asked_for_are_marked(found: Client) -> None:
    assert "<mark>Certified</mark>" in page_for(found, "certified")


def test_certifications_show_what_they_ask_and_can_be_compared(found: Client) -> None:
    page = page_for(found, "csm")

    assert 'data-compare="csm"' in page
    assert "Scrum Alliance" in page
    assert "Entry" in page


def test_what_is_published_later_is_found_at_once(found: Client) -> None:
    assert hits_for(found, "zweihander") == []

    make_certification(make_catalogue_page(), title="Zweihander", abbreviation="ZW", slug="zw")
    page_cache.purge()

    assert hits_for(found, "zweihander") == ["/catalogue/zw/"]


def test_nothing_found_leads_on(found: Client) -> None:
    page = page_for(found, "qqqqq")

    assert "Nothing found for “qqqqq”" in words_of_page(page)
    assert "By price" in page


def test_a_search_that_found_nothing_is_counted_by_day_without_a_person(found: Client) -> None:
    for typed in ("qqqqq", "QQQQQ", "someone@example.org", "+44 20 7946 0000", "🙂"):
        page_for(found, typed)

    assert list(EmptySearch.objects.values_list("words", "count")) == [("qqqqq", 2)]
    assert EmptySearch.objects.get().day == site_date()


def test_a_flood_of_empty_searches_is_answered_and_not_kept(found: Client) -> None:
    statuses = {found.get("/search/", {"q": f"q{'x' * number}q"}).status_code for number in range(40)}

    assert statuses == {200}
    assert EmptySearch.objects.count() == 30


def test_who_has_a_session_is_counted_each_time_a_search_finds_nothing(
    found: Client, learner: Actor, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    for times in (1, 2):
        answer = learner.client.get("/search/?q=qqqqq")

        assert answer["Cache-Control"] == "private, no-store"
        assert EmptySearch.objects.get().count == times


def test_the_index_is_asked_for_once_a_search(found: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(wraps=fresh_index)
    monkeypatch.setattr("portal.search.views.fresh_index", asked)
    page_for(found, "csm")

    assert asked.call_count == 1


def test_searches_are_kept_for_visitors_and_no_cookie_is_set(found: Client, settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    first = found.get("/search/?q=csm")
    address = "/search/?q=csm&utm_source=mail"

    assert "public" in first["Cache-Control"]
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    assert count_queries(partial(found.get, address)) == 0
    assert found.get("/search/?q=psm").content != first.content


def test_search_engines_stay_out(found: Client) -> None:
    assert '<meta name="robots" content="noindex">' in page_for(found, "csm")


def test_a_search_takes_a_few_queries_however_much_there_is(found: Client) -> None:
    page_for(found, "scrum")
    few = count_queries(partial(page_for, found, "scrum master"))
    catalogue = make_catalogue_page()
    for number in range(6):
        make_certification(catalogue, title=f"Scrum master {number}", slug=f"scrum-{number}")
    page_cache.purge()
    page_for(found, "scrum")

    assert count_queries(partial(page_for, found, "scrum master")) == few


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(
    st.one_of(
        st.text(max_size=150),
        st.sampled_from(HOSTILE),
    )
)
def test_nothing_that_is_typed_is_an_error(found: Client, typed: str) -> None:
    encoded = quote_plus(typed, errors="surrogatepass")

    assert found.get(f"/search/?q={encoded}&page=x&exact=1").status_code == 200
    assert found.get(f"/search/suggestions/?q={encoded}").status_code == 200
