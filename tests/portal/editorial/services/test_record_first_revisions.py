"""What stood in a list before its rows went through approval stays live, with a history from then on."""

import pytest
from django.apps import apps
from wagtail.models import ModelLogEntry, Revision, Site

from certifications.models import FocusArea, FocusTheme, Progression
from portal.editorial.services.record_first_revisions import record_first_revisions, remove_first_revisions
from portal.home.models import SiteSettings
from tests.factories.pages import make_progression, make_term

pytestmark = pytest.mark.django_db


def test_rows_of_former_times_are_live_by_a_first_revision() -> None:
    make_progression("capm", "pmp", detail="First the other.", live=False)
    theme = FocusTheme(key="flow", name="Flow", focus_areas=[make_term(FocusArea, "Agile")])
    theme.save()

    record_first_revisions(apps, "certifications", ("focustheme", "level", "progression"))

    for row in (Progression.objects.live().get(), FocusTheme.objects.live().get()):
        assert row.live_revision == row.latest_revision == row.revisions.get()
        assert row.live_revision.as_object().live
        assert ModelLogEntry.objects.get(revision=row.live_revision).action == "wagtail.publish"
    assert Progression.objects.get().live_revision.object_str == "capm → pmp"
    FocusTheme.objects.get().live_revision.publish()
    assert [area.name for area in FocusTheme.objects.get().focus_areas.all()] == ["Agile"]


def test_settings_of_former_times_may_be_empty() -> None:
    SiteSettings.objects.create(site=Site.objects.get())

    record_first_revisions(apps, "home", ("sitesettings",))

    assert SiteSettings.objects.live().get().live_revision.object_str


def test_the_way_back_leaves_the_rows_and_the_log() -> None:
    make_progression("capm", "pmp", live=False)
    record_first_revisions(apps, "certifications", ("progression",))

    remove_first_revisions(apps, "certifications", ("progression",))

    assert Progression.objects.get().latest_revision is None
    content_type = Progression.get_content_type()
    assert not Revision.objects.filter(content_type=content_type).exists()
    assert ModelLogEntry.objects.filter(content_type=content_type).exists()
