"""The form of a certification: what its table shows and weighs, what it refuses, what it stores."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from certifications.models import (
    CertificationFact,
    CertificationPage,
    EducationReading,
    FocusArea,
    Issuer,
    RecordSource,
)
from certifications.models.fact_table.forms import warnings_of
from portal.shared.clock import site_date
from tests.factories.pages import (
    certification_values,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_term,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

FACTS = 36
FORMSETS = ("facts", "coverage", "contradictions", "common_errors", "sources", "comments")
# Bytes; the form with each field of each row drawn had 1.8 million.
MOST_BYTES, MOST_BYTES_A_FACT = 400_000, 2_800
DEGREE = "bachelor's degree"


def form_of(page: CertificationPage, actor: Actor) -> str:
    response = actor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    html: str = response.content.decode()
    return html


def sent_of(page: CertificationPage, **fields: Any) -> dict[str, Any]:
    """What the browser sends of a page at hand, with these rows."""
    kept = certification_values(title=page.title, issuer=page.issuer)
    values = {name: getattr(value, "pk", value) for name, value in kept.items() if name != "body"}
    formsets = {name: inline_formset(fields.pop(name, [])) for name in FORMSETS}
    sent: dict[str, Any] = nested_form_data(
        {**values, "slug": page.slug, **fields, **formsets, "body": streamfield([])}
    )
    return sent


def fact(key: str, value: str, **fields: str) -> dict[str, str]:
    """A row as the table sends it: what is empty is not there."""
    return {
        "key": key,
        "value": value,
        "source_url": "https://www.example.org/exam/",
        "collected_on": "2026-11-22",
        "confidence": "high",
        **fields,
    }


def save(actor: Actor, page: CertificationPage, **fields: Any) -> Any:
    return actor.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent_of(page, **fields))


def refusals(response: Any) -> list[dict[str, list[str]]]:
    assert response.status_code == 200
    found: list[dict[str, list[str]]] = response.context["form"].formsets["facts"].errors
    return found


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page())


def test_form_of_many_facts_is_light(editor: Actor) -> None:
    keys = [f"routes.{route}.experience_months" for route in range(1, FACTS + 1)]
    facts = tuple(fact_row(key=key, value="36", note="As the handbook of 2026 has it.") for key in keys)
    heavy = make_certification(make_catalogue_page(), facts=facts)
    for number in range(19):
        RecordSource.objects.create(page=heavy, url=f"https://www.example.org/{number}/", quality="official")
    light = make_certification(make_catalogue_page(), title="Light", facts=facts[:0])
    heavy.save_revision()

    html, empty = form_of(heavy, editor), form_of(light, editor)
    assert len(html.encode()) < MOST_BYTES
    assert (len(html.encode()) - len(empty.encode())) / FACTS < MOST_BYTES_A_FACT


def test_row_says_what_it_states_with_source_day_and_confidence(editor: Actor) -> None:
    rows = (
        fact_row(key="fees.non_member", value="USD 675", source_date=""),
        fact_row(key="routes.2.education", value=DEGREE),
        fact_row(key="routes.2.experience_months", value="60"),
    )
    html = form_of(make_certification(make_catalogue_page(), facts=rows), editor)

    assert ">Fee for non-members: USD 675</button>" in html
    assert ">example.org</td>" in html
    assert ">2026-11-22</td>" in html
    assert ">Route 2: bachelor&#x27;s degree, 60 months</h3>" in html


def test_table_asks_for_values_with_their_units_and_from_live_lists(
    editor: Actor, page: CertificationPage
) -> None:
    EducationReading.objects.create(words="degree of a master", level=5, live=True)
    EducationReading.objects.create(words="a draft of words", level=5)
    html = form_of(page, editor)

    for question in ("Length in minutes", "Training in hours", "Renewal every", "Experience in months"):
        assert question in html
    assert "degree of a master" in html
    assert "a draft of words" not in html


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([fact("fees.exam", "USD 200"), fact("fees.exam", "USD 250")], 1),
        ([fact("exam.questions", "170"), fact("exam.scored_questions", "180")], 1),
        ([fact("exam.format", "unknown")], 0),
        ([fact("exam.questions", "?")], 0),
    ],
)
def test_what_cannot_be_is_refused_at_the_value(
    editor: Actor, page: CertificationPage, rows: list[dict[str, str]], refused: int
) -> None:
    errors = refusals(save(editor, page, facts=rows))
    assert [set(each) for each in errors] == [
        {"value"} if number == refused else set() for number in range(len(rows))
    ]
    assert page.get_latest_revision_as_object().facts.count() == page.facts.count()


def test_day_is_that_of_the_site_wherever_the_editor_is(
    editor: Actor, page: CertificationPage, settings: Any
) -> None:
    # 26 hours apart: where the editor is, it is always a later day.
    settings.TIME_ZONE = "Etc/GMT+12"
    profile = UserProfile.get_for_user(editor.person)
    profile.current_time_zone = "Pacific/Kiritimati"
    profile.save()

    assert f'"today": "{site_date()}"' in form_of(page, editor)
    tomorrow = site_date() + timedelta(days=1)
    (errors,) = refusals(save(editor, page, facts=[fact("fees.exam", "USD 1", collected_on=f"{tomorrow}")]))
    assert list(errors) == ["collected_on"]


def test_certifications_that_a_fact_names_have_their_names(editor: Actor) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="capm", abbreviation="CAPM")
    rule = fact_row("routes.1.certs_required", "any of: capm (v2); capm-x; PRINCE2 Foundation")
    html = form_of(make_certification(catalogue, slug="pmp", facts=(rule,)), editor)

    assert ">Certifications held: any of: CAPM (v2); capm-x; PRINCE2 Foundation</button>" in html
    assert 'value="any of: capm (v2); capm-x; PRINCE2 Foundation"' in html


def test_day_to_come_is_refused(editor: Actor, page: CertificationPage) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    (errors,) = refusals(save(editor, page, facts=[fact("fees.exam", "USD 1", collected_on=f"{tomorrow}")]))
    assert list(errors) == ["collected_on"]


def test_address_that_is_none_is_not_called_missing_as_well(editor: Actor, page: CertificationPage) -> None:
    (errors,) = refusals(save(editor, page, facts=[fact("fees.exam", "USD 1", source_url="no address")]))
    assert [len(texts) for texts in errors.values()] == [1], errors
    assert "web address" in errors["source_url"][0]


@pytest.mark.parametrize(
    "rows",
    [
        [fact("fees.exam", "USD 200"), fact("fees.exam", "EUR 180")],
        [fact("validates", "Planning"), fact("validates", "Leading")],
        [
            fact("exam.minutes", "230", in_force_until="2026-07-08"),
            fact("exam.minutes", "240", in_force_from="2026-07-09"),
        ],
    ],
)
def test_what_can_stand_side_by_side_is_stored(
    editor: Actor, page: CertificationPage, rows: list[dict[str, str]]
) -> None:
    response = save(editor, page, facts=rows)
    assert response.status_code == 302, refusals(response)
    stored = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object().facts.all()
    assert [(one.key, one.value) for one in stored] == [(row["key"], row["value"]) for row in rows]


def test_removed_row_contradicts_nothing(editor: Actor, page: CertificationPage) -> None:
    rows = [fact("fees.exam", "USD 200", DELETE="1"), fact("fees.exam", "USD 250")]
    assert save(editor, page, facts=rows).status_code == 302


@pytest.mark.parametrize("typed", ["Bachelor’s  degree", "BACHELOR'S DEGREE"])
def test_words_of_a_list_are_stored_as_the_list_has_them(
    editor: Actor, page: CertificationPage, typed: str
) -> None:
    EducationReading.objects.create(words=DEGREE, level=3, live=True)
    assert save(editor, page, facts=[fact("routes.1.education", typed)]).status_code == 302
    (stored,) = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object().facts.all()
    assert stored.value == DEGREE


def test_words_that_no_list_has_stay_as_they_were_typed(editor: Actor, page: CertificationPage) -> None:
    assert save(editor, page, facts=[fact("routes.1.education", "a Degree")]).status_code == 302
    (stored,) = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object().facts.all()
    assert stored.value == "a Degree"


def test_unlikely_facts_are_said_above_the_form_and_saved(editor: Actor, page: CertificationPage) -> None:
    assert save(editor, page, facts=[fact("exam.minutes", "4")]).status_code == 302
    assert "An exam of 4 minutes is unusual." in form_of(page, editor)


def test_nothing_is_unlikely_about_ordinary_facts() -> None:
    facts = [CertificationFact(key="exam.minutes", value="240"), CertificationFact(key="fees.exam", value="")]
    assert warnings_of(facts, "active") == []


def test_coverage_is_stored_of_what_was_judged_and_an_unknown_area_stays_without_row(
    editor: Actor, page: CertificationPage
) -> None:
    areas = [make_term(FocusArea, name) for name in ("Agile", "Plans", "People")]
    html = form_of(page, editor)
    assert html.count('value="unknown" checked') == len(areas)

    rows = [
        {"focus_area": areas[0].pk, "coverage": "core", "issuer_only": "on"},
        {"focus_area": areas[1].pk, "coverage": "unknown"},
        {"focus_area": areas[2].pk, "coverage": "none"},
    ]
    assert save(editor, page, coverage=rows).status_code == 302
    stored = CertificationPage.objects.get(pk=page.pk).get_latest_revision_as_object().coverage.all()
    assert [(row.focus_area, row.coverage, row.issuer_only) for row in stored] == [
        (areas[0], "core", True),
        (areas[2], "none", False),
    ]


def test_coverage_of_an_area_that_is_not_live_any_more_keeps_its_line(editor: Actor) -> None:
    page = make_certification(make_catalogue_page(), coverage={"Agile": "core"})
    FocusArea.objects.update(live=False)
    html = form_of(page, editor)
    assert 'value="core" checked' in html
    assert ">Agile<" in html


def test_draft_names_a_new_issuer_and_is_not_published_before_it(
    editor: Actor, page: CertificationPage
) -> None:
    issuer = Issuer.objects.create(key="new", name="New Institute")
    assert save(editor, page, issuer=issuer.pk).status_code == 302
    assert "New Institute" in form_of(page, editor)


def test_new_issuer_gets_a_key_of_its_own(editor: Actor) -> None:
    address = reverse("wagtailsnippetchoosers_certifications_issuer:create")
    for _time in range(2):
        response = editor.client.post(address, {"name": f"Institute! {'of' * _time}", "website": ""})
        assert response.status_code == 200
    same = editor.client.post(address, {"name": "Institute", "website": ""})
    assert same.status_code == 200
    keys = set(Issuer.objects.filter(name__startswith="Institute").values_list("key", flat=True))
    assert keys == {"institute", "institute-of", "institute-2"}
    assert not Issuer.objects.filter(name__startswith="Institute", live=True).exists()
