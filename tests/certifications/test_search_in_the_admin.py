"""Editors find a page in the admin, and in its link dialogue, by what they call it."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from certifications.models import ArticleIndexPage, Issuer
from tests.factories.articles import make_article, make_article_index, make_information_page
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support.cast import Actor

SEARCH = reverse("wagtailadmin_pages:search")
CHOOSE = reverse("wagtailadmin_choose_page_search")
INSTITUTE = "Project Management Institute (PMI)"


@pytest.fixture(autouse=True)
def pages(db: None) -> None:
    home = make_home_page()
    catalogue, index = make_catalogue_page(home), make_article_index(home)
    make_certification(
        catalogue, slug="pmp", title="Project Management Professional", abbreviation="PMP", issuer=INSTITUTE
    )
    make_certification(
        catalogue, slug="capm", title="Certified Associate", abbreviation="CAPM", issuer="Someone else"
    )
    make_article(index, title="Fees in plain words", body=[("paragraph", "<p>Ask about the handbook.</p>")])
    make_information_page(home, title="Contact", summary="Where to write to us.")
    # The worker does it for each page that is saved; tests have none.
    call_command("update_index", verbosity=0)


def found(actor: Actor, address: str, words: str) -> list[str]:
    """The titles that an address of the admin answers with."""
    titles = ("Project Management Professional", "Certified Associate", "Fees in plain words", "Contact")
    html = actor.client.get(address, {"q": words}).content.decode()
    return [title for title in titles if title in html.replace(f"“{words}”", "")]


@pytest.mark.parametrize("address", [SEARCH, CHOOSE])
@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("PMP", "Project Management Professional"),
        ("pmi", "Project Management Professional"),
        ("CAPM", "Certified Associate"),
        ("someone", "Certified Associate"),
        ("handbook", "Fees in plain words"),
        ("write to us", "Contact"),
    ],
)
def test_page_is_found_by_abbreviation_issuer_and_what_it_says(
    editor: Actor, address: str, words: str, title: str
) -> None:
    assert found(editor, address, words) == [title]


@pytest.mark.parametrize("address", [SEARCH, CHOOSE])
def test_page_that_is_called_so_comes_before_pages_that_say_it(editor: Actor, address: str) -> None:
    index = ArticleIndexPage.objects.get()
    said = [("paragraph", "<p>PMP, PMP, PMP and once more PMP.</p>")]
    make_article(index, title="Fees Same meaning, new wording", body=said)
    make_article(index, title="After the PMP", body=said)
    call_command("update_index", verbosity=0)

    html = editor.client.get(address, {"q": "PMP"}).content.decode()
    named = ("Project Management Professional", "After the PMP", "Fees Same meaning, new wording")
    assert sorted(named, key=html.index) == list(named)


def test_nothing_is_found_by_words_that_no_page_has(editor: Actor) -> None:
    assert found(editor, SEARCH, "zeppelin") == []


def test_new_name_of_an_issuer_finds_its_pages_after_the_night(editor: Actor) -> None:
    Issuer.objects.filter(name=INSTITUTE).update(name="Zeppelin Academy")
    call_command("update_index", verbosity=0)

    assert found(editor, SEARCH, "zeppelin") == ["Project Management Professional"]
