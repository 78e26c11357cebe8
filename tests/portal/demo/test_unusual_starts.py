"""Starts of the demo that are not the first on an empty database, or that fail."""

from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Page

from assessments.models import Assessment
from portal.demo import loader
from portal.demo.content import WELCOME_TITLE
from portal.demo.loader import load_demo
from portal.home.models import HomePage


def test_welcome_page_that_somebody_uses_stays(demo: None) -> None:
    welcome = Page.objects.get(title=WELCOME_TITLE)
    welcome.add_child(instance=Page(title="Ours", slug="ours"))

    load_demo()

    assert Page.objects.filter(pk=welcome.pk).exists()


def test_content_without_runs_is_not_kept(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "seed_learners", Mock(side_effect=RuntimeError))

    with pytest.raises(RuntimeError):
        load_demo()

    assert not HomePage.objects.exists()
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("command", ["load_demo", "prepare_demo"])
def test_commands_refuse_outside_a_demo(command: str, bare_site: None, settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO is off"):
        call_command(command)

    assert not HomePage.objects.exists()
