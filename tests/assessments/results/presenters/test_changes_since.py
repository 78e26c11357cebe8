"""What is different today from the day of an outcome, in sentences."""

from dataclasses import replace
from datetime import date

from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing
from assessments.domain.snapshots.snapshot import Certified, Price
from assessments.results.presenters.changes_since import change_sentences
from assessments.results.queries.since import Dated, ThenAndNow
from tests.builders.decisions import DECEMBER, eligibility, material
from tests.builders.snapshots import SURE, certified

TODAY = date(2027, 5, 1)
ASKED = material(today=TODAY).asked
PMP = certified("pmp", prices=(Price("USD", 405, 675, SURE),))
OPEN = eligibility()
GAP = eligibility(
    Standing.NOT_YET,
    missing=(Missing(Requirement.MONTHS, 1, "project"),),
    earliest=DECEMBER,
    not_before=DECEMBER,
)


def changed(
    now: Certified | None = PMP,
    entry: Eligibility | None = OPEN,
    *,
    then: Certified = PMP,
    before: Eligibility = OPEN,
) -> tuple[str, ...]:
    return change_sentences(ThenAndNow(Dated(then, before), Dated(now, entry)), ASKED)


def test_nothing_is_said_where_nothing_changed() -> None:
    assert changed() == ()
    assert changed(entry=replace(OPEN, earliest=TODAY, not_before=TODAY)) == ()


def test_price_is_told_as_it_was_and_as_it_is() -> None:
    dearer = certified("pmp", prices=(Price("USD", 425, 700, SURE),))

    assert changed(dearer) == ("It cost USD 405 to 675 then; today it costs USD 425 to 700.",)
    assert changed(certified("pmp")) == ("It cost USD 405 to 675 then; today we know no price that holds.",)
    assert changed(then=certified("pmp")) == ("Its price was unknown then; today it is USD 405 to 675.",)


def test_entry_that_changed_is_told_in_todays_state() -> None:
    assert changed(entry=eligibility(Standing.WITH_COURSE)) == (
        "Today, with the same answers: Open once you have taken the issuer’s course.",
    )


def test_month_that_has_come_is_told() -> None:
    assert changed(before=GAP, entry=GAP) == (
        "December 2026 has come: answer again to see whether it is open to you.",
    )


def test_what_cannot_be_booked_any_more_is_told() -> None:
    assert changed(entry=None) == ("We no longer find a current exam, course or registration.",)


def test_what_is_being_replaced_or_gone_is_told() -> None:
    assert changed(replace(PMP, status="being-superseded"), None) == ("Its issuer is replacing it now.",)
    assert changed(None, None) == ("It is no longer in our catalogue.",)
