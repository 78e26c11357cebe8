"""What a progression may lead from and to."""

import pytest
from django.core.exceptions import ValidationError

from certifications.domain.vocabulary import ExperienceKind
from certifications.models import Progression
from certifications.models.readings import EXPERIENCE_KINDS
from certifications.models.relations import refuse_unknown_waivers
from tests.factories.pages import COLLECTED_ON, make_catalogue_page, make_certification, make_progression
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def problems(start: str, end: str) -> set[str]:
    row = Progression(
        start=start,
        end=end,
        kind="required",
        source_note="a letter",
        collected_on=COLLECTED_ON,
        confidence="low",
    )
    try:
        row.full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("capm", "pmp", set()),
        ("ext:degree", "pmp", set()),
        # Merged into another certification since: it has a name and no page.
        ("dassm", "pmp", set()),
        ("capn", "pmp", {"start"}),
        ("CAPM", "PMP", {"start", "end"}),
        ("pmp", "pmp", {"end"}),
        ("", "pmp", {"start"}),
    ],
)
def test_both_ends_are_certifications_or_said_to_stand_outside(start: str, end: str, wrong: set[str]) -> None:
    catalogue = make_catalogue_page()
    for slug in ("capm", "pmp"):
        make_certification(catalogue, slug=slug)

    assert problems(start, end) == wrong


def test_form_says_at_the_field_what_is_wrong(editor: Actor) -> None:
    sent = {
        "start": "ext:degree",
        "end": "pmq",
        "kind": "required",
        "needs_active": "False",
        "confidence": "low",
        "source_note": "a note",
    }
    address = "/admin/snippets/certifications/progression/add/"
    response = editor.client.post(address, {**sent, "collected_on": "2026-11-22"})

    assert list(response.context["form"].errors) == ["end"]
    assert not Progression.objects.exists()


def test_what_is_waived_is_for_progressions_that_waive() -> None:
    row = Progression(
        start="ext:a",
        end="ext:b",
        kind="renews",
        source_note="a letter",
        collected_on=COLLECTED_ON,
        confidence="low",
        waives="months:project training_hours",
    )
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"kind"}

    row.kind = "waives"
    row.full_clean()


@pytest.mark.parametrize("waives", ["hours", "months:", "months, training_hours", "Months", "months:law"])
def test_what_no_rule_is_called_cannot_be_waived(waives: str) -> None:
    row = Progression(
        start="ext:a",
        end="ext:b",
        kind="waives",
        source_note="a letter",
        collected_on=COLLECTED_ON,
        confidence="low",
        waives=waives,
    )
    with pytest.raises(ValidationError, match="cannot be waived"):
        row.full_clean()


@pytest.mark.parametrize("kind", ExperienceKind)
def test_months_of_every_kind_that_a_questionnaire_asks_for_can_be_waived(kind: ExperienceKind) -> None:
    refuse_unknown_waivers(f"months:{kind} training_hours")
    assert kind in dict(EXPERIENCE_KINDS)


def test_form_offers_certifications_by_name_and_keeps_what_is_stored(editor: Actor) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="pmp", title="Project Management Professional", abbreviation="PMP")
    row = make_progression("ext:psm-ii", "pmp")

    page = editor.client.get(f"/admin/snippets/certifications/progression/edit/{row.pk}/").content.decode()

    assert "PMP – Project Management Professional, Project Management Institute</option>" in page
    chosen = (
        '<option value="ext:psm-ii" selected>Professional Scrum Master II (PSM II) (outside the catalogue)'
    )
    assert chosen in page
    assert "hours of training" in page


def test_one_outside_the_catalogue_is_named_in_a_box_of_its_own(editor: Actor) -> None:
    make_certification(make_catalogue_page(), slug="pmp")
    sent = {
        "start": "",
        "start_outside": "Certified  Juggler II",
        "end": "pmp",
        "kind": "required",
        "needs_active": "False",
        "confidence": "low",
        "source_note": "a note",
        "collected_on": "2026-11-22",
    }
    address = "/admin/snippets/certifications/progression/add/"

    both = editor.client.post(address, {**sent, "start": "pmp"})
    assert list(both.context["form"].errors) == ["start"]
    editor.client.post(address, sent)

    assert Progression.objects.get().start == "ext:certified-juggler-ii"


def test_untouched_form_of_a_progression_is_no_change() -> None:
    make_certification(make_catalogue_page(), slug="pmp")
    row = make_progression("ext:psm-ii", "pmp", kind="waives", waives="months training_hours")
    form_class = Progression.snippet_viewset.get_form_class(for_update=True)
    drawn = form_class(instance=row)
    sent: dict[str, object] = {}
    for name in drawn.fields:
        value = drawn[name].value()
        sent[name] = value.split() if name == "waives" else "" if value is None else value

    assert form_class(sent, instance=row).changed_data == []


def test_list_names_certifications_and_finds_them_by_name(editor: Actor) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="pmp", title="Project Management Professional", abbreviation="PMP")
    make_certification(catalogue, slug="pgmp", title="Program Management Professional", abbreviation="PgMP")
    make_progression("pmp", "pgmp")
    make_progression("ext:psm-ii", "pmp")
    address = "/admin/snippets/certifications/progression/"

    found = editor.client.get(address, {"q": "program management"}).content.decode()

    assert "PMP → PgMP" in found
    assert "is required for" in found
    assert "Professional Scrum Master II (PSM II) → PMP" not in found
    assert "Professional Scrum Master II (PSM II) → PMP" in editor.client.get(address).content.decode()


def test_wrong_address_is_refused_once(editor: Actor) -> None:
    make_certification(make_catalogue_page(), slug="pmp")
    sent = {
        "start": "ext:degree",
        "end": "pmp",
        "kind": "required",
        "needs_active": "False",
        "confidence": "low",
        "source_url": "not an address",
        "collected_on": "2026-11-22",
    }

    answer = editor.client.post("/admin/snippets/certifications/progression/add/", sent)

    (problem,) = answer.context["form"].errors["source_url"]
    assert problem == "This is not a web address. Write it as in https://example.org/page."
    assert "not an address" in answer.content.decode()
