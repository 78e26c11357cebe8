"""What a bundle must not get past: another hour, a withdrawn part, a stranger, and what was only tried."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.signals import page_published, published

from portal.editorial.bundles.models import Bundle
from portal.editorial.bundles.services.decide_bundle import approve_bundle, submit_bundle, take_back
from portal.editorial.bundles.services.fill_bundle import delete_bundle, describe_bundle
from portal.editorial.bundles.services.release_bundle import refusals, release
from portal.editorial.bundles.services.release_due import release_due
from portal.shared import page_cache
from portal.users.roles import EDITORS
from tests.portal.editorial.bundles.factory import (
    HOUR,
    Drafts,
    approve,
    make_bundle,
    reach_its_hour,
    seen_by,
    state_of,
)
from tests.support.cast import Actor, staff_actor

pytestmark = pytest.mark.django_db


def test_hour_that_changed_since_it_was_read_stops_all(
    waiting: Bundle, drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    seen = seen_by(moderator.person, waiting)
    Bundle.objects.update(release_at=timezone.now() + HOUR)

    with pytest.raises(ValidationError, match="The time has changed"):
        approve_bundle(waiting, moderator.person, seen, None)
    assert state_of(waiting) == "waiting"


def test_bundle_with_a_withdrawn_part_is_not_approved_for_later(
    drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    bundle = make_bundle(editor.person, drafts.all, release_at=timezone.now() + HOUR)
    submit_bundle(bundle, editor.person)
    drafts.catalogue.current_workflow_state.cancel(user=editor.person)

    with pytest.raises(ValidationError, match="was returned or withdrawn on its own"):
        approve(moderator, bundle)
    assert state_of(bundle) == "waiting"


def test_editor_takes_back_no_bundle_of_another(waiting: Bundle, drafts: Drafts, moderator: Actor) -> None:
    stranger = staff_actor("another-editor@example.org", EDITORS)

    with pytest.raises(ValidationError, match="Only the people who made or submitted the bundle,"):
        take_back(waiting, stranger.person)
    assert state_of(waiting) == "waiting"
    assert type(drafts.page).objects.get(pk=drafts.page.pk).workflow_in_progress
    take_back(waiting, moderator.person)
    assert state_of(waiting) == "open"


def test_bundle_that_fails_holds_up_no_other(
    drafts: Drafts, editor: Actor, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_bundle(editor.person, [drafts.catalogue], release_at=timezone.now() + HOUR)
    second = make_bundle(editor.person, [drafts.issuer], release_at=timezone.now() + 2 * HOUR)
    for bundle in (first, second):
        submit_bundle(bundle, editor.person)
        approve(moderator, bundle)
        reach_its_hour(bundle)

    def fail(bundle: Bundle, *others: Any) -> None:
        if bundle.pk == first.pk:
            raise RuntimeError("the power is gone")
        release(bundle, *others)

    monkeypatch.setattr("portal.editorial.bundles.services.release_due.release", fail)
    assert release_due() == 1
    assert (state_of(first), state_of(second)) == ("approved", "released")


def test_what_was_read_while_a_bundle_was_tried_is_nobodys(drafts: Drafts, editor: Actor) -> None:
    page_cache.purge()
    before = page_cache.generation()
    tried: list[int] = []

    def read(**_: Any) -> None:
        page_cache.forget_generation()
        tried.append(page_cache.generation())

    for signal in (page_published, published):
        signal.connect(read)
    try:
        refused = refusals(make_bundle(editor.person, drafts.all), editor.person)
    finally:
        for signal in (page_published, published):
            signal.disconnect(read)

    assert (refused, page_cache.generation()) == ([], before)
    later = []
    for _number in range(2 * len(tried)):
        page_cache.purge()
        later.append(page_cache.generation())
    assert tried
    assert set(tried).isdisjoint({before, *later})


def test_description_comes_too_late_for_a_bundle_that_was_submitted(drafts: Drafts, editor: Actor) -> None:
    bundle = make_bundle(editor.person, drafts.all)
    submit_bundle(Bundle.objects.get(pk=bundle.pk), editor.person)
    bundle.title = "Another title"

    for act in (describe_bundle, delete_bundle):
        with pytest.raises(ValidationError, match="has been submitted"):
            act(bundle)
    assert (state_of(bundle), Bundle.objects.get().title) == ("waiting", "A new institute")
