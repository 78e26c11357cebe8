"""What webhooks add to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.webhooks.services.ask_delivery import REDELIVERED, TESTED
from portal.webhooks.services.change_webhook import ROTATED, SWITCHED_ON
from portal.webhooks.services.switch_off import SWITCHED_OFF
from portal.webhooks.viewsets import WebhookViewSet


def register_log_actions(actions: Any) -> None:
    actions.register_action(ROTATED, _("Make a new secret"), _("Made a new secret"))
    actions.register_action(SWITCHED_ON, _("Switch on"), _("Switched on"))
    actions.register_action(SWITCHED_OFF, _("Switch off"), _("Switched off"))
    actions.register_action(TESTED, _("Send a test"), _("Sent a test"))
    actions.register_action(REDELIVERED, _("Send once more"), _("Sent something once more"))


hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_viewset", WebhookViewSet)
