"""What a look at an address leaves for the next one, and for editors."""

import pytest

from certifications.freshness.services.record_findings import set_finding_aside
from certifications.models import SourceFinding, SourceState, WatchedSource
from certifications.source_watch.services.list_sources import list_sources
from certifications.source_watch.services.look_at_source import SourceLook
from certifications.source_watch.services.record_look import record_look
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

STATED = "The exam has 180 questions you were not sure about. answer on a screen."
GONE = "We are working on this page."


@pytest.fixture(autouse=True)
def _cited() -> None:
    make_certification(make_catalogue_page(), facts=(fact_row(),))
    list_sources()


def see(text: str, moved_to: str = "") -> None:
    state = SourceState.MOVED if moved_to else SourceState.REACHABLE
    record_look(WatchedSource.objects.get(), SourceLook(state, text=text, moved_to=moved_to))


def told() -> list[tuple[str, str]]:
    return list(SourceFinding.objects.filter(closed_at=None).values_list("outcome", "detail"))


def test_value_that_is_gone_is_not_told_again_after_it_was_set_aside(editor: Actor) -> None:
    see(STATED)
    see(GONE)
    assert told() == [("otherwise", "")]
    set_finding_aside(SourceFinding.objects.get().public_id, by=editor.person)

    for _month in range(3):
        see(GONE)
        assert told() == []
    see(STATED)
    see(GONE)
    assert told() == [("otherwise", "")]


def test_source_that_moves_twice_is_told_with_where_it_is_now() -> None:
    see(STATED, moved_to="https://www.example.org/new/")
    see(STATED, moved_to="https://www.example.org/newer/")

    assert told() == [("moved", "https://www.example.org/newer/")]
