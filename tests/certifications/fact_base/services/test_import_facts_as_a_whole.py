"""The import of a fact base as a whole: the real file, and what a change beside the pages does."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from wagtail.log_actions import registry
from wagtail.models import Revision

from certifications.domain.education import Education
from certifications.domain.fact_base.parser import parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.domain.routes import routes_of
from certifications.fact_base.services import import_fact_base
from certifications.models import (
    CertificationFact,
    CertificationPage,
    CommonError,
    Contradiction,
    EducationReading,
    Issuer,
    LearnerQuestion,
    Level,
    LookAlike,
    Progression,
)
from certifications.queries import published_certifications, readings
from portal.shared import page_cache
from tests.factories.fact_bases import SOURCE, make_file, make_record, stated
from tests.factories.facts import FACT_BASE
from tests.factories.pages import make_catalogue_page, make_issuer

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

    assert (CertificationPage.objects.live().count(), len(base.records)) == (72, 72)
    assert Progression.objects.count() == len(base.progressions)
    assert LearnerQuestion.objects.count() == len(base.learner_questions)
    assert LookAlike.objects.count() == len(base.look_alikes)
    assert CommonError.objects.count() == len(base.common_errors)
    assert Contradiction.objects.count() == sum(len(record.contradictions) for record in base.records)
    assert CertificationFact.objects.count() == sum(len(record.facts) for record in base.records)
    assert again.made == []


@pytest.mark.usefixtures("readings_of_tables")
def test_readings_of_a_file_are_added_and_those_of_editors_stay() -> None:
    EducationReading.objects.create(words="a good school", level=Education.BACHELOR, live=True)
    read = {
        "educations": [
            {"words": "a good school", "level": "secondary"},
            {"words": "secondary-school diploma", "level": "secondary"},
        ],
        "experience": [{"words": "in kitchens", "kind": ""}],
        "courses": [{"words": "any trainer", "anybody": True}, {"words": "the workshop"}],
        "names": [{"words": "example (v2)", "certification": "example"}],
        "machine_written": ["farm.example.org"],
    }
    changes = import_fact_base(parse_fact_base(make_file(readings=read)))

    assert [(kept.field, kept.old, kept.new) for kept in changes.kept] == [("a good school.level", "3", "1")]
    lists = readings()
    assert lists.educations == {
        "a good school": Education.BACHELOR,
        "secondary-school diploma": Education.SECONDARY,
    }
    assert (dict(lists.experience), dict(lists.names)) == ({"in kitchens": ""}, {"example (v2)": "example"})
    assert dict(lists.courses) == {"any trainer": True, "the workshop": False}
    assert lists.is_machine_written("https://farm.example.org/x")
    (certification,) = published_certifications()
    assert certification.level.rank == 0
    assert routes_of(certification.facts)[0].education is Education.SECONDARY
    assert import_fact_base(parse_fact_base(make_file(readings=read))).made == []


def test_what_a_waiver_waives_is_the_files_where_it_says_so_and_else_the_editors() -> None:
    step = {"from": "example", "to": "other", "kind": "waives", **SOURCE}
    records = make_record(), make_record("other")
    import_fact_base(parse_fact_base(make_file(*records, progressions=[step])))
    Progression.objects.update(waives="months", needs_active=True)

    assert import_fact_base(parse_fact_base(make_file(*records, progressions=[step]))).made == []
    assert Progression.objects.get().waives == "months"
    said = {**step, "waives": ["training_hours"]}
    import_fact_base(parse_fact_base(make_file(*records, progressions=[said])))
    row = Progression.objects.get()
    assert (row.waives, row.needs_active) == ("training_hours", False)


def test_waiver_that_no_rule_knows_is_refused() -> None:
    step = {"from": "example", "to": "ext:x", "kind": "waives", "waives": ["everything"], **SOURCE}

    with pytest.raises(FactBaseRefusedError, match="waives: “everything” cannot be waived"):
        import_fact_base(parse_fact_base(make_file(progressions=[step])))


def test_import_publishes_lists_with_a_revision_and_an_entry_in_the_log() -> None:
    step = {"from": "example", "to": "ext:x", "kind": "required", "detail": "First this.", **SOURCE}
    import_fact_base(parse_fact_base(make_file(progressions=[step])))
    import_fact_base(parse_fact_base(make_file(progressions=[{**step, "detail": "First that."}])))
    before = Revision.objects.count()
    import_fact_base(parse_fact_base(make_file(progressions=[{**step, "detail": "First that."}])))

    row = Progression.objects.live().get()
    assert (row.detail, row.live_revision) == ("First that.", row.revisions.latest("pk"))
    (changed,) = registry.get_logs_for_instance(row).latest("pk").data["changes"]
    assert changed == {"field": "detail", "old": "First this.", "new": "First that."}
    assert Revision.objects.count() == before


def test_import_leaves_what_editors_have_not_published_a_draft() -> None:
    step = {"from": "example", "to": "ext:x", "kind": "required", "detail": "First this.", **SOURCE}
    import_fact_base(parse_fact_base(make_file(progressions=[step])))
    row = Progression.objects.get()
    row.detail = "An editor’s."
    row.save_revision()

    changes = import_fact_base(parse_fact_base(make_file(progressions=[{**step, "detail": "First that."}])))

    row.refresh_from_db()
    draft = row.get_latest_revision_as_object()
    assert (row.detail, draft.detail) == ("First this.", "First that.")
    assert changes.drafts == ["progression example ext:x required"]


def test_record_of_an_issuer_that_is_a_draft_is_refused_in_words() -> None:
    base = parse_fact_base(make_file())
    name = base.records[0].issuer.organisation
    make_issuer(name, live=False)

    with pytest.raises(FactBaseRefusedError, match="issuer"):
        import_fact_base(base)


def test_file_speaks_of_its_own_day_and_leaves_values_that_were_or_are_to_come() -> None:
    import_fact_base(parse_fact_base(make_file()))
    before = {"in_force_until": date(2026, 11, 1), "sort_order": 0, "value": "200"}
    coming = {"in_force_from": date(2027, 1, 1), "sort_order": 90, "value": "170"}
    page = CertificationPage.objects.get()
    now = page.facts.get(key="exam.questions")
    for other in (before, coming):
        values = {name: getattr(now, name) for name in ("key", "source_url", "collected_on", "confidence")}
        CertificationFact.objects.create(page=page, **values, **other)
    page.refresh_from_db()
    page.save_revision().publish()

    record = make_record()
    record["exam"]["questions"] = stated(175)
    import_fact_base(parse_fact_base(make_file(record)))

    rows = CertificationPage.objects.get().facts.filter(key="exam.questions").order_by("sort_order")
    assert sorted(row.value for row in rows) == ["170", "175", "200"]
    assert rows.get(value="175").in_force_from is None
