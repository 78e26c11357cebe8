"""What is written without an account is taken, taken as suspect, or refused, by address and in all."""

import time
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from portal.shared import write_limits
from portal.shared.write_limits import BOUNDS, OF_PROCESS, SHARED, Lane, TooManyError, Write, count_write
from portal.users.models import User

SHIPPED = dict(BOUNDS)
SMALL = write_limits.Bounds(usual=2, most=4, open=6, suspect=3, account=3)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BOUNDS, Write.STARTS, SMALL)
    monkeypatch.setattr(time, "time", lambda: 3_600_000.0 + 600)


def request(address: str = "192.0.2.1", account: int | None = None) -> HttpRequest:
    made = RequestFactory().post("/", REMOTE_ADDR=address)
    made.user = AnonymousUser() if account is None else User(pk=account)
    return made


def lanes(count: int, *addresses: str, account: int | None = None) -> list[str]:
    """How so many are taken from each address in turn."""
    taken = []
    for address in addresses or ("192.0.2.1",):
        for _number in range(count):
            try:
                taken.append(count_write(request(address, account), Write.STARTS).value or "open")
            except TooManyError as error:
                taken.append(f"refused by {error.by}")
    return taken


def test_what_is_usual_is_taken_more_is_suspect_and_beyond_that_refused() -> None:
    assert lanes(5) == ["open", "open", "address", "address", "refused by address"]


def test_flood_from_one_address_changes_nothing_for_others() -> None:
    lanes(100, "192.0.2.1")

    assert lanes(2, "192.0.2.2", "192.0.2.3") == ["open"] * 4


def test_flood_from_many_addresses_is_suspect_and_then_refused() -> None:
    taken = lanes(1, *(f"198.51.100.{number}" for number in range(11)))

    assert taken == ["open"] * 6 + ["site"] * 3 + ["refused by site"] * 2


def test_floods_of_few_addresses_leave_room_for_what_others_fall_back_on() -> None:
    taken = lanes(4, *(f"198.51.100.{number}" for number in range(3)))
    assert taken.count("address") == 3
    assert taken.count("refused by site") == 3

    assert lanes(1, "192.0.2.1", "192.0.2.2", "192.0.2.3") == ["site"] * 3


def test_somebody_signed_in_goes_on_while_the_site_is_flooded() -> None:
    lanes(1, *(f"198.51.100.{number}" for number in range(20)))

    assert lanes(2, "192.0.2.9", account=7) == ["open"] * 2


def test_account_has_a_bound_of_its_own_at_every_address() -> None:
    assert lanes(2, "192.0.2.1", "192.0.2.2", account=7) == ["open"] * 3 + ["refused by account"]


def test_accounts_at_one_address_share_its_bound() -> None:
    assert lanes(2, account=1) + lanes(2, account=2) + lanes(2, account=3) == [
        *["open"] * 2,
        *["address"] * 2,
        *["refused by address"] * 2,
    ]


def test_operator_widens_the_bounds(settings: Any) -> None:
    settings.ADDRESS_LIMIT_FACTOR = 2.0
    assert lanes(5)[-2:] == ["open", "address"]

    settings.SITE_LIMIT_FACTOR = 10.0
    assert set(lanes(1, *(f"198.51.100.{number}" for number in range(20)))) == {"open"}


def test_bound_is_free_again_in_the_next_hour_and_the_refusal_says_when(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lanes(4)
    with pytest.raises(TooManyError) as refusal:
        count_write(request(), Write.STARTS)
    assert refusal.value.seconds == 3000
    assert refusal.value.minutes == 50
    answer = write_limits.as_refusal(refusal.value, HttpResponse("Later."))
    assert (answer.status_code, answer["Retry-After"]) == (429, "3000")

    monkeypatch.setattr(time, "time", lambda: 3_603_600.0)
    assert lanes(1) == ["open"]


def test_kinds_are_counted_apart() -> None:
    lanes(9)

    assert count_write(request(), Write.SUBMISSIONS) is Lane.OPEN


def test_saves_and_questions_are_counted_by_the_process_and_all_else_for_all() -> None:
    by_process = {Write.SAVES, Write.QUESTIONS}
    assert {write for write, bounds in BOUNDS.items() if bounds.cache == OF_PROCESS} == by_process
    assert {bounds.cache for write, bounds in BOUNDS.items() if write not in by_process} == {SHARED}


def test_no_address_stands_in_the_name_of_a_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def add(key: str, *_rest: object) -> bool:
        names.append(key)
        return True

    monkeypatch.setattr(caches[SHARED], "add", add)

    count_write(request("192.0.2.77"), Write.STARTS)

    assert len(names) == 2
    assert not [name for name in names if "192.0.2" in name]


def test_numbers_leave_room_for_a_company_behind_one_address() -> None:
    for write in (Write.STARTS, Write.SUBMISSIONS):
        # Five hundred people in an hour are no suspects.
        assert SHIPPED[write].usual >= 500
    # An answer every three seconds from each of two hundred of them.
    assert SHIPPED[Write.SAVES].usual >= 200 * 20
