"""Making, submitting and approving a bundle in the admin."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.editorial.bundles.models import Bundle
from portal.editorial.bundles.presenters import draft_key
from tests.portal.editorial.bundles.factory import EVERYTHING, NOTHING, Drafts, seen_by
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
LIST = reverse("editorial_bundles:list")


def press(actor: Actor, bundle: Bundle, **fields: Any) -> str:
    """Press a button of the bundle's page; the text of the page that follows."""
    url = reverse("editorial_bundles:bundle", args=[bundle.pk])
    return actor.client.post(url, fields, follow=True).content.decode()


def made_by(actor: Actor, drafts: Drafts) -> Bundle:
    """A bundle of all drafts, made by the pages of the admin."""
    actor.client.post(
        reverse("editorial_bundles:add"), {"title": "A new institute", "note": "", "release_at": ""}
    )
    bundle = Bundle.objects.get()
    press(actor, bundle, add="", draft=[draft_key(one) for one in drafts.all])
    return bundle


def test_two_people_put_drafts_live_together(drafts: Drafts, editor: Actor, moderator: Actor) -> None:
    bundle = made_by(editor, drafts)
    assert "Submitted." in press(editor, bundle, submit="")
    seen = {f"seen-{pk}": digest for pk, digest in seen_by(moderator.person, bundle).items()}
    said = press(moderator, bundle, approve="", **seen)

    assert "The whole bundle has been published." in said
    assert drafts.live() == EVERYTHING


def test_moderator_who_pressed_on_an_old_page_approves_nothing(
    drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    bundle = made_by(editor, drafts)
    press(editor, bundle, submit="")

    assert "was changed meanwhile" in press(moderator, bundle, approve="")
    assert drafts.live() == NOTHING


@pytest.mark.parametrize("sent", ["", "2026-99-99T10:00", "soon"])
def test_moderator_who_read_another_hour_approves_nothing(
    drafts: Drafts, editor: Actor, moderator: Actor, sent: str
) -> None:
    bundle = made_by(editor, drafts)
    Bundle.objects.update(release_at=timezone.now() + timedelta(hours=1))
    press(editor, bundle, submit="")
    url = reverse("editorial_bundles:bundle", args=[bundle.pk])
    shown = dict(re.findall(r'name="(seen-[a-z0-9]+)" value="([^"]*)"', moderator.client.get(url).text))

    assert "The hour was changed meanwhile" in press(
        moderator, bundle, approve="", **{**shown, "seen-hour": sent}
    )
    assert "Approved. All of it goes live on" in press(moderator, bundle, approve="", **shown)


def test_sending_back_needs_a_word_and_shows_it_to_the_authors(
    drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    bundle = made_by(editor, drafts)
    press(editor, bundle, submit="")

    assert "Say what has to change" in press(moderator, bundle, **{"send-back": "", "comment": " "})
    press(moderator, bundle, **{"send-back": "", "comment": "Which institute?"})
    page = editor.client.get(reverse("editorial_bundles:bundle", args=[bundle.pk])).content.decode()
    assert "Which institute?" in page


def test_form_of_a_part_leads_to_its_bundle(drafts: Drafts, editor: Actor) -> None:
    bundle = made_by(editor, drafts)
    page = editor.client.get(reverse("wagtailadmin_pages:edit", args=[drafts.catalogue.pk])).content.decode()

    assert "part of the bundle “A new institute”" in page
    assert reverse("editorial_bundles:bundle", args=[bundle.pk]) in page


def test_drafts_in_a_bundle_are_offered_to_no_other(drafts: Drafts, editor: Actor) -> None:
    bundle = made_by(editor, drafts)
    press(editor, bundle, remove=str(bundle.parts.get(name="New Institute").pk))
    other = Bundle.objects.create(title="Another", made_by=editor.person)
    page = editor.client.get(reverse("editorial_bundles:bundle", args=[other.pk])).content.decode()

    assert f'value="{draft_key(drafts.issuer)}"' in page
    assert f'value="{draft_key(drafts.catalogue)}"' not in page


def test_bundle_without_a_title_or_with_no_hour_is_refused_at_the_field(editor: Actor) -> None:
    response = editor.client.post(
        reverse("editorial_bundles:add"), {"title": "", "note": "Kept", "release_at": "tomorrow"}
    )
    form = response.context["form"]

    assert set(form.errors) == {"title", "release_at"}
    assert "Kept" in response.content.decode()
    assert not Bundle.objects.exists()


def test_deleted_bundle_leaves_the_drafts(drafts: Drafts, editor: Actor) -> None:
    bundle = made_by(editor, drafts)
    press(editor, bundle, delete="")

    assert not Bundle.objects.exists()
    assert drafts.page.get_latest_revision() is not None


@pytest.mark.parametrize("who", ["learner", "report_viewer", "administrator"])
def test_only_those_who_write_see_bundles(who: str, request: pytest.FixtureRequest, editor: Actor) -> None:
    bundle = Bundle.objects.create(title="Quiet", made_by=editor.person)
    client: Client = request.getfixturevalue(who).client
    for url in (LIST, reverse("editorial_bundles:bundle", args=[bundle.pk])):
        assert "Quiet" not in client.get(url, follow=True).content.decode()


def test_list_takes_as_many_queries_for_many_bundles(editor: Actor) -> None:
    Bundle.objects.create(title="First", made_by=editor.person)
    editor.client.get(LIST)
    one = count_queries(lambda: editor.client.get(LIST))
    for number in range(5):
        Bundle.objects.create(title=f"More {number}", made_by=editor.person)
    assert count_queries(lambda: editor.client.get(LIST)) == one
