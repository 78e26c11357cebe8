"""The inputs that golden cases of format 2 were made of."""

from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.random_evaluations import Case
from tests.builders.random_snapshots import random_of
from tests.factories.demo_catalogue import DAY
from tests.panel.reading import definition, people, sheets
from tests.second_evaluator.engine3.comparing import random_cases

# Of the panel, one each: open now, not yet, with a prerequisite behind, of both kinds of work, moving, held
# certifications, the issuer's course, a tool, no certification.
PEOPLE = (
    "construction-manager-dubai",
    "hospital-project-coordinator-ohio",
    "scrum-master-krakow",
    "contact-centre-to-projects-leeds",
    "council-project-officer-cardiff",
    "software-team-lead-utrecht",
    "jira-administrator-cluj",
    "ski-resort-manager-tyrol",
    "project-manager-to-service-eindhoven",
    "archivist-winnipeg",
)
# Instruments by chance, each with the number of a sheet, whose outcomes together have every kind of thing.
SHEETS = (
    (0, 1),
    (1, 1),
    (6, 11),
    (13, 8),
    (18, 9),
    (19, 3),
    (47, 2),
    (53, 11),
    (61, 16),
    (71, 10),
    (147, 8),
    (201, 3),
    (228, 6),
    (329, 15),
)
SHEETS_AN_INSTRUMENT = 20


def advised_inputs(snapshot: Snapshot) -> dict[str, Case]:
    """What the engine reads, by the name of the case; the people meet the catalogue of the demo."""
    return {
        **{key: _person(key, snapshot) for key in PEOPLE},
        **{f"random-{number}": _random(number, place) for number, place in SHEETS},
    }


def _person(key: str, snapshot: Snapshot) -> Case:
    facts = next(person.facts for person in people() if person.key == key)
    held = tuple(item.on(DAY) for item in facts.holds)
    return Case(random_of(0), definition(), sheets("first")[key], held, snapshot, DAY)


def _random(number: int, place: int) -> Case:
    found = list(random_cases(number, SHEETS_AN_INSTRUMENT))[place]
    return Case(random_of(number), found.definition, found.answers, found.held, found.snapshot, found.as_of)
