"""Role families, alternatives and the rest, from a file onto their lists."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.parser import parse_advice, parse_fact_base
from certifications.fact_base.services import import_advice, import_fact_base
from certifications.models import AlternativeGroup, DatedChange, Outgrown, Recognition, RoleFamily
from tests.factories.facts import FACT_BASE
from tests.factories.pages import make_catalogue_page

ADVICE = FACT_BASE.with_name("advice.yaml")
pytestmark = pytest.mark.django_db


@cache
def read(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@pytest.fixture
def advice() -> Advice:
    return parse_advice(read(ADVICE))


def test_real_files_fill_the_lists_and_the_second_time_change_nothing(advice: Advice) -> None:
    make_catalogue_page()
    import_fact_base(parse_fact_base(read(FACT_BASE)), advice)

    assert RoleFamily.objects.live().count() == 18
    assert AlternativeGroup.objects.live().count() == 19
    assert Outgrown.objects.live().count() == 57
    assert Recognition.objects.live().count() == 45
    assert DatedChange.objects.live().count() == 28
    again = import_advice(advice)
    assert [str(change) for change in again.made] == []
