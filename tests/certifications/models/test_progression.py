"""What a progression may lead from and to."""

import pytest
from django.core.exceptions import ValidationError

from certifications.domain.vocabulary import ExperienceKind
from certifications.models import Progression
from certifications.models.readings import EXPERIENCE_KINDS
from certifications.models.relations import refuse_unknown_waivers
from tests.factories.pages import COLLECTED_ON, make_catalogue_page, make_certification
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
