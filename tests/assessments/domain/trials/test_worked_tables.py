"""The worked tables of docs/algorithms/what-if.md, row by row."""

from datetime import date
from typing import Any

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Background, Definition, Experience
from assessments.domain.definitions.questions import Choice, MultipleChoice, NumberQuestion, SingleChoice
from assessments.domain.snapshots.snapshot import Grounds, Price
from assessments.domain.trials.foresight import foreseen
from assessments.domain.trials.inputs import AS_ANSWERED, SubmittedAnswers, Tried, hours_a_week_of, inputs_of
from tests.builders.backgrounds import background_definition
from tests.builders.snapshots import certified, route, snapshot, stated
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
NOTHING, HIDDEN = "–", "hidden"
ROLES, MONTHS, DEADLINES, LIMITS, SHELF_LIVES = worked_tables("what-if")
TODAY = date(2026, 11, 30)


def _name(row: Row) -> str:
    return " ".join(row.values())


def _day(cell: str) -> date:
    return date.fromisoformat(cell if len(cell) > len("2026-11") else f"{cell}-01")


def _answered(
    definition: Definition, sheet: dict[str, Answer], on: date = TODAY, hidden: str = ""
) -> SubmittedAnswers:
    return SubmittedAnswers(
        definition, sheet, frozenset({item.key for item in definition.questions} - {hidden}), on
    )


def _roles() -> Definition:
    choices = tuple(Choice(key) for key in ("a", "b", "c", "studying"))
    return background_definition(
        questions=tuple(MultipleChoice(key, "background", choices) for key in ("role", "wanted")),
        background=Background(
            role="role", wanted="wanted", families=(("a", "ash"), ("b", "birch"), ("c", "cedar"))
        ),
    )


@pytest.mark.parametrize("row", ROLES, ids=_name)
def test_role_takes_its_place_as_the_table_says(row: Row) -> None:
    said: dict[str, Answer] = {
        key: tuple(row[key].split(", ")) for key in ("role", "wanted") if row[key] not in {NOTHING, HIDDEN}
    }
    hidden = "wanted" if row["wanted"] == HIDDEN else ""
    tried = AS_ANSWERED if row["tried"] == NOTHING else Tried(role=row["tried"])

    sheet = inputs_of(_answered(_roles(), said, hidden=hidden), tried, TODAY).sheet

    for key in ("role", "wanted"):
        found = sheet.get(key)
        cell = ", ".join(found) if isinstance(found, tuple) else HIDDEN if key == hidden else NOTHING
        assert cell == row[f"{key} then"]


def test_role_of_a_single_choice_takes_the_place_of_the_answer() -> None:
    question = SingleChoice("role", "background", (Choice("a"), Choice("b")))
    background = Background(role="role", families=(("a", "ash"), ("b", "birch")))
    definition = background_definition(questions=(question,), background=background)

    assert inputs_of(_answered(definition, {"role": "a"}), Tried(role="b"), TODAY).sheet == {"role": "b"}


def _months(*more: Experience) -> Definition:
    rates = ("most", "half", "little", "none")
    entry = Experience(
        "project",
        recent="months",
        recent_years=8,
        rate="rate",
        months_a_year=(("half", 6), ("little", 2), ("most", 12)),
    )
    return background_definition(
        questions=(
            NumberQuestion("months", "background", "months", 0, 96),
            SingleChoice("rate", "background", tuple(map(Choice, rates))),
        ),
        background=Background(experience=(entry, *more)),
    )


@pytest.mark.parametrize("row", MONTHS, ids=_name)
def test_months_grow_as_the_table_says(row: Row) -> None:
    told: dict[str, Answer] = {"months": int(row["months"])} if row["months"] != NOTHING else {}
    rate: dict[str, Answer] = {"rate": row["rate"]} if row["rate"] != NOTHING else {}
    answered = _answered(_months(), told | rate, on=_day(row["outcome of"]))

    sheet = inputs_of(answered, AS_ANSWERED, _day(row["as of"])).sheet

    assert str(sheet.get("months", NOTHING)) == row["months then"]


def test_months_grow_by_the_least_of_several_rates() -> None:
    answered = _answered(_months(Experience("work", total="months")), {"months": 20, "rate": "half"})

    assert inputs_of(answered, AS_ANSWERED, date(2027, 11, 1)).sheet["months"] == 26


def test_rate_that_was_not_asked_is_not_read() -> None:
    answered = _answered(_months(), {"months": 20, "rate": "none"}, hidden="rate")

    assert inputs_of(answered, AS_ANSWERED, date(2027, 11, 1)).sheet["months"] == 32


@pytest.mark.parametrize("row", DEADLINES, ids=_name)
def test_deadline_stays_as_the_table_says(row: Row) -> None:
    question = SingleChoice("by_when", "background", (Choice("soon"), Choice("never")))
    months = (("soon", int(row["months"])),) if row["months"] != NOTHING else ()
    definition = background_definition(
        questions=(question,), background=Background(by_when="by_when", months=months)
    )
    start = _day(row["start"]) if row["start"] != NOTHING else None

    answered = _answered(definition, {"by_when": "soon"}, on=_day(row["outcome of"]))
    inputs = inputs_of(answered, Tried(start=start), _day(row["today"]))

    left = dict(inputs.definition.background.months).get("soon")
    count = inputs.as_of.year * 12 + inputs.as_of.month - 1 + (left or 0)
    cell = NOTHING if left is None else f"{count // 12}-{count % 12 + 1:02}"
    assert cell == row["needed by"]


def _limits(*, asks_hours: bool) -> Definition:
    choices = tuple(Choice(key) for key in ("nothing", "little", "more"))
    return background_definition(
        questions=(
            SingleChoice("budget", "background", choices),
            *((NumberQuestion("hours", "background", "hours", 0, 60),) if asks_hours else ()),
        ),
        background=Background(
            budget="budget",
            amounts=(("little", 300), ("nothing", 0)),
            hours_a_week="hours" if asks_hours else "",
        ),
    )


@pytest.mark.parametrize("row", LIMITS, ids=_name)
def test_hours_and_cost_are_as_the_table_says(row: Row) -> None:
    asks_hours = row["asked for hours"] == "yes"
    answers: dict[str, Answer] = {"budget": "little", **({"hours": 5} if asks_hours else {})}
    fields: dict[str, Any] = {"is_paid_by_others": row["who pays"] == "others"}
    if row["hours"] != NOTHING:
        fields["hours_a_week"] = int(row["hours"])
    if row["budget"] != NOTHING:
        fields["budget"] = row["budget"].replace("no answer", "")

    inputs = inputs_of(_answered(_limits(asks_hours=asks_hours), answers), Tried(**fields), TODAY)

    then = SubmittedAnswers(inputs.definition, inputs.sheet, frozenset(inputs.sheet), TODAY)
    limit = dict(inputs.definition.background.amounts).get(str(inputs.sheet.get("budget")))
    assert str(hours_a_week_of(then)) == row["hours then"]
    assert (NOTHING if limit is None else str(limit)) == row["limit then"]


@pytest.mark.parametrize("row", SHELF_LIVES, ids=_name)
def test_shelf_lives_last_as_the_table_says(row: Row) -> None:
    last = _day(row["fresh until"])
    grounds = Grounds("high", last)
    one = certified(
        "one",
        route(training_hours=stated(35, grounds)),
        bookings=(last,),
        prices=(Price("USD", 300, 400, grounds),),
    )

    (then,) = foreseen(snapshot(one), _day(row["today"]), _day(row["as of"])).certifications

    hours = then.routes[0].training_hours
    assert hours
    found = {hours.grounds.fresh_until, then.prices[0].grounds.fresh_until, *then.bookings}
    assert found == {_day(row["then"])}


def test_what_is_stated_stays_as_it_was() -> None:
    known = snapshot(certified("one", route(training_hours=stated(35))))
    later = foreseen(known, TODAY, date(2029, 1, 1))

    assert foreseen(known, TODAY, TODAY) is known
    hours = later.certifications[0].routes[0].training_hours
    assert hours
    assert hours.value == 35
    assert [item.slug for item in later.certifications] == ["one"]


def test_nothing_tried_on_the_same_day_is_the_submission_itself() -> None:
    answered = _answered(_limits(asks_hours=True), {"budget": "little", "hours": 5})
    inputs = inputs_of(answered, AS_ANSWERED, TODAY)

    assert (inputs.definition, inputs.sheet, inputs.as_of) == (answered.definition, answered.sheet, TODAY)
    assert inputs.definition is answered.definition


def test_month_that_is_over_is_no_start() -> None:
    answered = _answered(_limits(asks_hours=True), {})

    assert inputs_of(answered, Tried(start=date(2026, 11, 1)), TODAY).as_of == TODAY


def test_every_table_has_rows() -> None:
    assert all(len(table) >= 5 for table in (ROLES, MONTHS, DEADLINES, LIMITS, SHELF_LIVES))
