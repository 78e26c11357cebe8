"""Times that Wagtail's panels write name their zone, as ours do."""

from datetime import timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.portal.editorial.acts import page_desk
from tests.support.cast import Actor

SHOWN = "{% load wagtailadmin_tags %}{% timesince_last_update moment "


def shown(moment: Any, arguments: str = "") -> str:
    return Template(f"{SHOWN}{arguments}%}}").render(Context({"moment": moment}))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "{}"),
        ("user_display_name='Tom'", "{} by Tom"),
        ("show_time_prefix=True", "at {}"),
        ("show_time_prefix=True user_display_name='Tom'", "at {} by Tom"),
    ],
)
def test_time_of_today_names_its_zone(arguments: str, words: str) -> None:
    with timezone.override("Asia/Tokyo"):
        moment = timezone.now()
        clock = f"{timezone.localtime(moment):%H:%M} JST"
        assert shown(moment, arguments) == words.format(clock)


def test_moment_of_another_day_is_told_by_how_long_ago_it_was() -> None:
    assert shown(timezone.now() - timedelta(days=3), "user_display_name='Tom'") == "3\xa0days ago by Tom"


@pytest.mark.django_db
def test_panel_of_the_status_names_the_zone(editor: Actor) -> None:
    desk = page_desk()
    desk.save(editor, "Written just now")
    profile = UserProfile.get_for_user(editor.person)
    profile.current_time_zone = "Asia/Tokyo"
    profile.save()

    assert f"JST by {editor.person}" in editor.client.get(desk.url("edit")).text
