"""What the catalogue has for people's desks: reports by readers, what is stale, figures of pages."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from certifications.desk.queries import contradictions, open_reports, stale_statements
from certifications.desk.sources import figures
from certifications.freshness.queries.statements import StatementName, key_of, published_statements
from certifications.models import CertificationPage, Contradiction, FactReport, SourceFinding
from certifications.queries.kept import forget_certifications
from portal.editorial.desk.ports import Tray, items_of, waiting_count
from portal.users.models import User
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

LONG_AGO = date(2020, 1, 1)


def report(**fields: object) -> FactReport:
    values = {"certification": uuid4(), "certification_name": "PMP", "key": "exam.questions"}
    return FactReport.objects.create(**{**values, "stated_value": "180", "message": "wrong", **fields})


def sentences(user: User, part: Tray) -> list[str]:
    return [item.sentence for item in items_of(user, part)[part]]


def find(*names: StatementName, outcome: str) -> None:
    for name in names:
        SourceFinding.objects.create(
            certification=name.certification,
            key=key_of(published_statements()[name]),
            digest=name.digest,
            outcome=outcome,
            detail="150",
        )


def state_otherwise(page: CertificationPage) -> None:
    page.facts = [fact_row(value="175")]
    page.save_revision().publish()
    forget_certifications()


def test_open_report_waits_for_editors_and_nobody_else(
    editor: Actor, moderator: Actor, administrator: Actor, report_viewer: Actor
) -> None:
    first = report()
    report(state="declined", closed_at=timezone.now())
    report(is_suspect=True)
    for actor in (editor, moderator):
        assert "1 error reported by readers needs an answer" in actor.client.get("/admin/").text
        assert waiting_count(actor.person) == 1
    for actor in (administrator, report_viewer):
        assert "reported by readers" not in actor.client.get("/admin/").text.split("desk-waits")[1]
        assert waiting_count(actor.person) == 0
    assert open_reports().since == first.reported_at


def test_link_leads_to_the_open_reports(editor: Actor) -> None:
    report(message="wrong number")
    (item,) = items_of(editor.person, Tray.WAITS)[Tray.WAITS]
    assert "wrong number" in editor.client.get(item.url).text


def test_stale_facts_and_progressions_are_upkeep_not_waiting(editor: Actor, administrator: Actor) -> None:
    page = make_certification(
        make_catalogue_page(), facts=(fact_row(collected_on=LONG_AGO), fact_row(key="exam.minutes"))
    )
    forget_certifications()
    assert stale_statements() == 1
    assert "1 statement is stale: read its source again" in sentences(editor.person, Tray.UPKEEP)
    make_progression(page.slug, "ext:psm-ii", "waives", collected_on=LONG_AGO)
    make_progression(page.slug, "ext:psm-i", "waives")
    (item,) = [one for one in items_of(editor.person, Tray.UPKEEP)[Tray.UPKEEP] if "stale" in one.sentence]
    assert item.sentence == "2 statements are stale: read their sources again"
    assert item.count == len(editor.client.get(item.url).context["rows"])
    assert waiting_count(editor.person) == 0
    assert not [words for words in sentences(administrator.person, Tray.UPKEEP) if "stale" in words]


def test_disagreements_count_on_live_pages(editor: Actor) -> None:
    catalogue = make_catalogue_page()
    live, offline = (make_certification(catalogue, title=name) for name in ("Live", "Offline"))
    for page in (live, offline):
        Contradiction.objects.create(
            page=page, topic="Fee", source_note="A book", collected_on=LONG_AGO, confidence="high"
        )
    offline.unpublish()
    assert contradictions() == 1
    assert "Sources disagree in 1 place" in sentences(editor.person, Tray.UPKEEP)


def test_figures_tell_facts_and_open_reports() -> None:
    catalogue = make_catalogue_page()
    page = make_certification(
        catalogue, facts=(fact_row(collected_on=LONG_AGO), fact_row(key="exam.minutes"))
    )
    report(certification=page.translation_key)
    forget_certifications()
    assert figures([page.pk, catalogue.pk]) == {page.pk: "2 facts, 1 stale, 1 open report"}


def test_findings_at_sources_are_upkeep_until_set_aside_or_about_nothing_published(editor: Actor) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    make_progression("pmp", "ext:psm-ii")
    forget_certifications()
    for outcome in ("gone", "moved", "otherwise"):
        find(*published_statements(), outcome=outcome)
    said = sentences(editor.person, Tray.UPKEEP)
    assert "The sources of 4 statements are gone or have moved" in said
    assert "The sources of 2 statements say something else" in said
    SourceFinding.objects.filter(key="progression").update(closed_at=timezone.now())
    assert "The source of 1 statement says something else" in sentences(editor.person, Tray.UPKEEP)

    state_otherwise(page)
    assert not [words for words in sentences(editor.person, Tray.UPKEEP) if "source" in words]
