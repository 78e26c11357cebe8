"""Choosers and the admin's API are for those who look after content."""

import pytest

from tests.factories.articles import make_article, make_article_index
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

NAMING_CONTENT = (
    "/admin/choose-page/",
    "/admin/choose-page/search/?q=secret",
    "/admin/api/main/pages/",
    "/admin/api/main/images/",
    "/admin/api/main/documents/",
    "/admin/images/chooser/",
    "/admin/documents/chooser/",
    "/admin/snippets/choose/certifications/issuer/",
)


@pytest.mark.parametrize("address", NAMING_CONTENT)
def test_who_looks_after_no_content_reads_no_titles(
    address: str, report_viewer: Actor, editor: Actor
) -> None:
    make_article(make_article_index(), title="A secret draft", live=False)
    refused = report_viewer.client.get(address)
    by_script = report_viewer.client.get(address, headers={"X-Requested-With": "XMLHttpRequest"})

    assert (refused.status_code, refused["Location"]) == (302, "/admin/")
    assert by_script.status_code == 403
    assert editor.client.get(address).status_code == 200


def test_administrators_choose_only_where_redirects_lead(administrator: Actor) -> None:
    assert administrator.client.get("/admin/choose-page/").status_code == 200
    assert administrator.client.get("/admin/images/chooser/").status_code == 302
