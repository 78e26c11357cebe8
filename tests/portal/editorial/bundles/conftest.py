"""Drafts, and a bundle of them that waits for approval."""

import pytest

from portal.editorial.bundles.models import Bundle
from portal.editorial.bundles.services.decide_bundle import submit_bundle
from tests.portal.editorial.bundles.factory import Drafts, make_bundle, make_drafts
from tests.support.cast import Actor


@pytest.fixture
def drafts(editor: Actor) -> Drafts:
    return make_drafts(editor.person)


@pytest.fixture
def waiting(editor: Actor, drafts: Drafts) -> Bundle:
    bundle = make_bundle(editor.person, drafts.all)
    submit_bundle(bundle, editor.person)
    return bundle
