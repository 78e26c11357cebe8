"""The import of a fact base as a whole: the real file, and what a change beside the pages does."""

from pathlib import Path

import pytest
import yaml

from certifications.domain.fact_base.parser import parse_fact_base
from certifications.fact_base.services import import_fact_base
from certifications.models import (
    CertificationFact,
    CertificationPage,
    Issuer,
    LearnerQuestion,
    Level,
    LookAlike,
    Progression,
)
from portal.shared import page_cache
from tests.factories.fact_bases import make_file
from tests.factories.facts import FACT_BASE
from tests.factories.pages import make_catalogue_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    make_catalogue_page()


def test_change_outside_the_pages_purges_kept_pages_too() -> None:
    import_fact_base(parse_fact_base(make_file()))
    before = page_cache.generation()
    import_fact_base(parse_fact_base(make_file()))
    assert page_cache.generation() == before

    import_fact_base(parse_fact_base(make_file(lookalikes=[{"name": "Examplary", "is": "Something else."}])))

    assert page_cache.generation() > before


def test_names_that_editors_gave_to_issuers_and_levels_stay() -> None:
    base = parse_fact_base(make_file())
    import_fact_base(base)
    for model in (Issuer, Level):
        model._default_manager.filter(certifications__slug="example").update(name="Renamed")

    assert import_fact_base(base).made == []
    page = CertificationPage.objects.get(slug="example")
    assert (page.issuer.name, page.level.name, Issuer.objects.count()) == ("Renamed", "Renamed", 1)


def test_whole_fact_base_is_imported_and_the_second_run_changes_nothing() -> None:
    text = Path(FACT_BASE).read_text(encoding="utf-8")
    base = parse_fact_base(yaml.load(text, Loader=yaml.CSafeLoader))
    import_fact_base(base)
    again = import_fact_base(base)

    assert (CertificationPage.objects.live().count(), Progression.objects.count()) == (36, 38)
    assert (LearnerQuestion.objects.count(), LookAlike.objects.count()) == (18, 4)
    assert sum(page.common_errors.count() for page in CertificationPage.objects.all()) == 31
    assert sum(page.contradictions.count() for page in CertificationPage.objects.all()) == 34
    assert CertificationFact.objects.count() == sum(len(record.facts) for record in base.records)
    assert again.made == []
