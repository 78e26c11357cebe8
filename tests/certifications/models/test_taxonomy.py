"""The lists that certifications are sorted by."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from certifications.models import Discipline, FocusArea, Level
from tests.factories.pages import make_issuer, make_term

pytestmark = pytest.mark.django_db


def entries() -> list[Any]:
    return [*(make_term(model, "First") for model in (Discipline, FocusArea, Level)), make_issuer("First")]


def test_key_stays_and_name_may_change() -> None:
    for entry in entries():
        entry.name = "Second"
        entry.full_clean()
        entry.key = "second"
        with pytest.raises(ValidationError, match="The key stays “first”"):
            entry.full_clean()


def test_key_of_a_new_entry_is_free() -> None:
    Discipline(key="fresh", name="Fresh").full_clean()
