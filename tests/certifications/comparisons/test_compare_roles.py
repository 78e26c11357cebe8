"""Two to four jobs side by side, as the page is served."""

import html

import pytest
from django.test import Client

from certifications.wording.comparison_links import comparison_url, roles_comparison_url
from tests.factories.advice import make_misfit, make_role, make_service
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs() -> None:
    catalogue = make_catalogue_page(make_home_page())
    pages = [
        make_certification(catalogue, slug=slug, abbreviation=slug.upper(), title=f"Certification {slug}")
        for slug in ("pmp", "csm")
    ]
    for number in range(5):
        role = make_role(f"job-{number}", name=f"Job {number}", week=f"You do thing {number}.")
        if number == 0:
            for page in pages:
                make_service(page, role)
        if number == 1:
            make_misfit(pages[1], role, "It is for teams.")


def shown(client: Client, *keys: str) -> str:
    response = client.get(roles_comparison_url(keys))
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    return " ".join(html.unescape(response.content.decode()).split())


def test_jobs_stand_side_by_side_with_what_serves_them(client: Client) -> None:
    page = shown(client, "job-1", "job-0")

    assert "<h1>Job 1 vs Job 0</h1>" in page
    assert page.count('scope="col"') == 2
    assert "You do thing 0." in page
    assert "You do thing 1." in page
    assert "It is for teams." in page
    assert f'href="{comparison_url(["pmp", "csm"])}">Compare these' in page


def test_one_job_alone_is_a_way_to_choose(client: Client) -> None:
    page = shown(client, "job-1", "nothing")

    assert "<table" not in page
    assert page.count('type="checkbox"') == 5
    assert 'value="job-1" checked' in page


def test_fifth_job_is_named_and_left_out(client: Client) -> None:
    page = shown(client, *(f"job-{number}" for number in range(5)))

    assert page.count('scope="col"') == 4
    assert "You can compare four at a time. Left out: Job 4." in page
