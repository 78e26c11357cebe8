"""Searches as people type them, on the demo's own content: what must be among the first three."""

import html
import re
from urllib.parse import quote_plus

import pytest

from tests.builders.typed_searches import QUERIES
from tests.support.running_demo import ONE_DEMO, RunningDemo

pytestmark = ONE_DEMO


def hits_of(page: str) -> list[str]:
    """The addresses of the hits, in their order."""
    return [
        html.unescape(found) for found in re.findall(r'<h2 class="hit__title">\s*<a href="([^"]+)"', page)
    ]


@pytest.mark.parametrize(("typed", "address"), QUERIES)
def test_what_people_mean_is_among_the_first_three(
    running_demo: RunningDemo, typed: str, address: str
) -> None:
    status, page = running_demo.page(f"/search/?q={quote_plus(typed)}")

    first = hits_of(page)[:3]
    assert status == 200
    assert any(hit.startswith(address) for hit in first), first


def test_there_are_sixty_queries_at_least() -> None:
    assert len(dict(QUERIES)) >= 60


def test_signposts_lead_to_pages(running_demo: RunningDemo) -> None:
    _status, page = running_demo.page("/search/?q=zzzzqqq")

    starts = page.partition('class="starts')[2].partition("</ul>")[0]
    points = re.findall(r'<li>\s*<a href="(/[^"]+)"', starts)
    assert len(points) >= 5
    assert {running_demo.page(html.unescape(point))[0] for point in points} == {200}
