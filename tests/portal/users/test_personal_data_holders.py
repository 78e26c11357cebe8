"""Rooms above take part in exports and erasures by registering, and erase before those below."""

from functools import partial
from typing import Any

import pytest

from portal.users import personal_data
from portal.users.personal_data import (
    HeldModel,
    OnErasure,
    PersonalDataHolder,
    export_personal_data,
    held_models,
)
from portal.users.services.erase_person import erase_person
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def test_upper_rooms_erase_first(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    port: Any = type(personal_data.holders)("holders of personal data")
    for name in ("lower", "upper"):
        note = partial(lambda name, _user: order.append(name), name)
        port.register(name, PersonalDataHolder(models=(), export=lambda _user: (), erase=note))
    monkeypatch.setattr("portal.users.services.erase_person.holders", port)
    erase_person(learner.person)
    assert order == ["upper", "lower"]


def test_other_rooms_take_part_by_registering(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    held = HeldModel("notes.Note", "what the person wrote down", OnErasure.DELETED)
    notes = PersonalDataHolder(models=(held,), export=lambda _user: [{"note": 1}], erase=lambda _user: None)
    port: Any = type(personal_data.holders)("holders of personal data")
    port.register("notes", notes)
    monkeypatch.setattr(personal_data, "holders", port)
    assert export_personal_data(learner.person) == {"notes": [{"note": 1}]}
    assert held_models() == {"notes.Note": held}
