"""The port through which other rooms say where they use a fact."""

import pytest

from certifications import usage
from certifications.usage import FactUse, FactUser, uses_of_fact
from portal.shared.ports import Port

PLAN = FactUse(title="Find your path", url="/admin/plan/")
COMPARISON = FactUse(title="PMP or CAPM", url="/admin/comparison/")


@pytest.fixture
def users(monkeypatch: pytest.MonkeyPatch) -> Port[str, FactUser]:
    """The port with nobody registered yet."""
    port: Port[str, FactUser] = Port("users of facts")
    monkeypatch.setattr(usage, "fact_users", port)
    return port


def test_fact_that_nobody_uses_has_no_uses(users: Port[str, FactUser]) -> None:
    assert uses_of_fact("pmp", "exam-fee") == ()


def test_uses_of_every_room_are_told_in_the_order_of_registration(users: Port[str, FactUser]) -> None:
    users.register("plans", lambda _slug, _key: (PLAN,))
    users.register("comparisons", lambda _slug, _key: (COMPARISON,))
    assert uses_of_fact("pmp", "exam-fee") == (PLAN, COMPARISON)


def test_each_room_is_asked_for_the_fact_in_question(users: Port[str, FactUser]) -> None:
    users.register("plans", lambda slug, key: (PLAN,) if (slug, key) == ("pmp", "exam-fee") else ())
    assert uses_of_fact("pmp", "exam-fee") == (PLAN,)
    assert uses_of_fact("pmp", "exam-questions") == ()
    assert uses_of_fact("capm", "exam-fee") == ()
