"""No reader of the catalogue's lists meets a row that nobody approved."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from assessments.catalogue.queries.current_snapshot import current_snapshot
from certifications.domain.education import Education
from certifications.freshness.queries.unread import unread
from certifications.models import (
    CourseReading,
    EducationReading,
    ExperienceReading,
    Level,
    MachineWrittenSite,
    NameReading,
)
from certifications.queries import progressions
from certifications.queries.entries import entry_of
from certifications.queries.progressions import progressions_of, published_progressions
from certifications.readings import read_lists
from portal.editorial.snippets import ApprovedSnippet
from tests.factories.pages import make_catalogue_page, make_certification, make_progression, make_term

pytestmark = pytest.mark.django_db


def read_progressions() -> Iterable[Any]:
    yield from progressions()
    yield from progressions_of("pmp")
    yield from published_progressions()
    yield from current_snapshot().steps


def read_page() -> Iterable[Any]:
    return entry_of(make_catalogue_page().get_children().get(slug="pmp").specific).progressions


@pytest.mark.parametrize("read", [read_progressions, read_page])
def test_progression_counts_once_it_is_live(read: Callable[[], Iterable[Any]]) -> None:
    for slug in ("capm", "pmp"):
        make_certification(make_catalogue_page(), slug=slug)
    draft = make_progression("capm", "pmp", live=False)
    assert list(read()) == []

    draft.save_revision().publish()
    assert list(read())


@pytest.mark.usefixtures("readings_of_tables")
@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (EducationReading(words="a good school", level=Education.BACHELOR), "educations"),
        (ExperienceReading(words="in kitchens", kind="project"), "experience"),
        (CourseReading(words="any training"), "courses"),
        (NameReading(words="CAPM (v2)"), "names"),
        (MachineWrittenSite(host="farm.example.org"), "machine_written"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_are_read_once_their_reading_is_live(draft: ApprovedSnippet, name: str) -> None:
    draft.save()
    assert not getattr(read_lists(), name)

    draft.save_revision().publish()
    assert getattr(read_lists(), name)


def test_level_that_is_a_draft_waits_for_no_rank() -> None:
    draft = make_term(Level, "Alone", live=False)
    assert unread((), ()).levels == ()

    draft.save_revision().publish()
    assert unread((), ()).levels == (draft,)


def test_draft_of_a_live_row_leaves_what_readers_see() -> None:
    for slug in ("capm", "pmp"):
        make_certification(make_catalogue_page(), slug=slug)
    row = make_progression("capm", "pmp", detail="As approved.")
    row.detail = "As somebody would have it."
    row.save_revision()

    assert [step.detail for step in progressions()] == ["As approved."]
