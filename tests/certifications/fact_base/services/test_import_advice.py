"""Role families, alternatives and the rest, from a file onto their lists."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.parser import parse_advice, parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.fact_base.services import import_advice, import_fact_base
from certifications.models import (
    AlternativeGroup,
    CircumstanceReading,
    DatedChange,
    Outgrown,
    Recognition,
    Region,
    RoleFamily,
    RoleService,
)
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
    group = AlternativeGroup.objects.get(key="scrum-master-first-level")
    assert "If you want to climb the Scrum Alliance ladder, take the CSM." in group.default_unless
    first = AlternativeGroup.objects.get(key="project-entry")
    assert (first.default, first.default_words[:34]) == (None, "it depends on where you work. In N")
    assert not RoleService.objects.filter(other__startswith="ext:").exists()
    unread = RoleService.objects.exclude(when="").exclude(
        when__in=CircumstanceReading.objects.live().values("words")
    )
    assert list(unread) == []


def test_everything_that_names_no_certification_is_refused_at_once() -> None:
    make_catalogue_page()
    rows = [
        {"certification": slug, "basis": "editorial", "because": "There is a higher one."}
        for slug in ("nowhere", "elsewhere")
    ]
    advice = parse_advice({"meta": {"compiled": "2026-11-29"}, "outgrown_by": rows})

    with pytest.raises(FactBaseRefusedError) as refusal:
        import_advice(advice)

    assert [problem.field for problem in refusal.value.problems] == ["nowhere", "elsewhere"]
    assert not Outgrown.objects.exists()


def test_dry_run_changes_nothing() -> None:
    regions = [{"key": "uk", "name": "United Kingdom"}]
    advice = parse_advice({"meta": {"compiled": "2026-11-29"}, "regions": regions})
    changes = import_advice(advice, dry_run=True)

    assert [(change.record, change.field) for change in changes.made] == [("region", "uk")]
    assert not Region.objects.exists()


def test_what_somebody_judged_after_the_file_stays() -> None:
    make_catalogue_page()
    role = {
        "slug": "tester",
        "name": "Tester",
        "in_one_line": "Tests.",
        "titles": ["Tester"],
        "titles_basis": "editorial",
        "week_basis": "editorial",
        "kind_of_work": "both",
        "certifications": {},
    }
    file = {"meta": {"compiled": "2026-11-29"}, "role_families": [role]}
    import_advice(parse_advice(file))
    RoleFamily.objects.update(name="Quality engineer", judged_on=date(2026, 11, 30))
    row = RoleFamily.objects.get()
    row.save_revision().publish()
    changes = import_advice(parse_advice(file))

    assert RoleFamily.objects.get().name == "Quality engineer"
    assert "Quality engineer" in [change.old for change in changes.kept]
