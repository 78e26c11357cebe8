"""How words of facts are read, kept in the memory of the process while nothing is published or changed."""

from certifications.domain.education import Education
from certifications.domain.readings import Readings
from certifications.models import (
    CourseReading,
    EducationReading,
    ExperienceReading,
    MachineWrittenSite,
    NameReading,
)
from portal.shared.page_cache import generation

# By generation; one at a time.
_kept: dict[int, Readings] = {}


def readings() -> Readings:
    """The lists as editors keep them, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most, which pages share. Whatever moves the pages' generation, any publishing and
    not the lists alone, has them read again: five queries more. What must be read alike, such as a snapshot,
    takes them once and passes them on: two calls may give two states.
    """
    # Read first: what is changed while the lists are read belongs to a later generation.
    now = generation()
    kept = _kept.get(now)
    if kept is None:
        kept = read_lists()
        _kept.clear()
        _kept[now] = kept
    return kept


def read_lists() -> Readings:
    """The lists as they are live now. Five queries."""
    return Readings(
        educations={row.words: Education(row.level) for row in EducationReading.objects.live()},
        experience=dict(ExperienceReading.objects.live().values_list("words", "kind")),
        courses=dict(CourseReading.objects.live().values_list("words", "is_anybodys")),
        names=dict(NameReading.objects.live().values_list("words", "certification")),
        machine_written=frozenset(MachineWrittenSite.objects.live().values_list("host", flat=True)),
    )


def forget_readings() -> None:
    """Read the lists again at the next use."""
    _kept.clear()
