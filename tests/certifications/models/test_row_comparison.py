"""What a moderator reads of a changed certification: what changed, in words, and nothing else."""

import re
from html import unescape
from typing import Any

import pytest

from certifications.models import Alternative, AlternativeGroup, CertificationPage, FocusArea
from tests.factories.advice_rows import draft_group, publish
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(
        make_catalogue_page(),
        slug="pmp",
        facts=(
            fact_row("fees.non_member", "USD 675"),
            fact_row("exam.questions", "180"),
            fact_row("exam.minutes", "230"),
        ),
        coverage={"Agile": "partial", "Risk": "core"},
    )


def compared(moderator: Actor, page: CertificationPage) -> str:
    draft = page.get_latest_revision()
    address = f"/admin/pages/{page.pk}/revisions/compare/live...{draft.pk}/"
    return words(moderator.client.get(address).content.decode().partition("<tbody>")[2])


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def test_changed_fact_is_named_with_both_values_and_its_source(
    page: CertificationPage, moderator: Actor
) -> None:
    fact = page.facts.get(key="fees.non_member")
    page.facts = [fact, *page.facts.exclude(pk=fact.pk)]
    fact.value, fact.source_url = "USD 699", "https://example.org/fees"
    page.save_revision()

    said = compared(moderator, page)

    assert "Fee for non-members USD 675 → USD 699" in said
    assert "Source address https://www.example.org/exams/pmp/ → https://example.org/fees" in said
    assert "Collected on 22 November 2026" in said
    for unchanged in ("exam.questions", "Questions", "fees.non_member", "180", "Confidence"):
        assert unchanged not in said


def test_new_and_removed_facts_are_told_apart(page: CertificationPage, moderator: Actor) -> None:
    page.facts = [
        *page.facts.exclude(key="exam.minutes"),
        fact_row("routes.2.education", "Secondary diploma"),
    ]
    page.save_revision()

    form = moderator.client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    said = words(form[form.index("draft-changes") : form.index("Compare with the published version")])

    assert "Education (route 2): Secondary diploma (new)" in said
    assert "Length: 230 (removed)" in said
    assert "Questions" not in said


def test_coverage_says_the_area_and_both_words(page: CertificationPage, moderator: Actor) -> None:
    row = page.coverage.get(focus_area=FocusArea.objects.get(name="Agile"))
    page.coverage = [row, *page.coverage.exclude(pk=row.pk)]
    row.coverage = "core"
    page.save_revision()

    said = compared(moderator, page)

    assert "Agile partial → core" in said
    assert "Risk" not in said


def test_form_without_a_draft_says_nothing_of_changes(page: CertificationPage, moderator: Actor) -> None:
    assert "draft-changes" not in moderator.client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_row_of_a_list_says_what_its_draft_changes(page: CertificationPage, moderator: Actor) -> None:
    publish(draft_group("first", page))
    group: Any = AlternativeGroup.objects.get()
    group.question = "CSM or PSM II?"
    group.members = [*group.members.all(), Alternative(other="PSM II", basis="editorial")]
    group.save_revision()

    form = moderator.client.get(f"/admin/snippets/certifications/alternativegroup/edit/{group.pk}/")
    said = words(form.content.decode().partition("draft-changes")[2].partition("</ul>")[0])

    assert "CSM or PSM II?" in said
    assert "Alternative: PSM II (new)" in said
    assert "Rule" not in said
