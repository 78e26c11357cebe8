"""Ports: one entry a key, in the order of registration."""

import pytest

from portal.shared.ports import Port


def test_entry_is_found_by_its_key() -> None:
    port: Port[str, int] = Port("numbers")
    port.register("one", 1)
    assert port.get("one") == 1
    assert port.get("two") is None


def test_entries_come_in_the_order_of_registration() -> None:
    port: Port[str, int] = Port("numbers")
    port.register("two", 2)
    port.register("one", 1)
    assert list(port) == [("two", 2), ("one", 1)]
    assert len(port) == 2


def test_second_entry_under_a_key_is_refused_and_the_first_stays() -> None:
    port: Port[str, object] = Port("loaders")
    first = object()
    port.register("assessments", first)
    with pytest.raises(ValueError, match="loaders: 'assessments' is registered already"):
        port.register("assessments", object())
    assert port.get("assessments") is first


def test_same_entry_may_be_registered_again() -> None:
    port: Port[str, object] = Port("loaders")
    entry = object()
    port.register("assessments", entry)
    port.register("assessments", entry)
    assert len(port) == 1


def test_entry_that_counts_as_false_holds_its_key_too() -> None:
    port: Port[str, int] = Port("numbers")
    port.register("none", 0)
    with pytest.raises(ValueError, match="registered already"):
        port.register("none", 1)


def test_registering_while_reading_does_not_disturb_the_reader() -> None:
    port: Port[str, int] = Port("numbers")
    port.register("one", 1)
    for _key, number in port:
        port.register(f"after {number}", number + 1)
    assert len(port) == 2
