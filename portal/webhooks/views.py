"""The page of a webhook: what it is told, what was sent, and what may be done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from portal.users.models import User
from portal.users.views import authenticated_user
from portal.users.zones import zone_of
from portal.webhooks.forms import RotationForm
from portal.webhooks.models import Webhook, WebhookDelivery
from portal.webhooks.presenters import delivery_rows, webhook_facts
from portal.webhooks.queries import deliveries_of, webhooks
from portal.webhooks.services.ask_delivery import WebhookIsOffError, redeliver, send_test
from portal.webhooks.services.change_webhook import (
    TellOnce,
    rotate_secret,
    switch_off_webhook,
    switch_on_webhook,
)
from portal.webhooks.services.prune_deliveries import KEEP_DAYS

CHANGE = "webhooks.change_webhook"
PAGE_SIZE = 25


def changer(request: HttpRequest) -> User:
    """Whoever asks, who may change webhooks.

    Raises:
        PermissionDenied: they may not.
    """
    user = authenticated_user(request)
    if not user.has_perm(CHANGE):
        raise PermissionDenied
    return user


def told_once(request: HttpRequest, told: TellOnce, title: str) -> HttpResponse:
    """The page with the secret. It answers the POST itself, so that the secret is kept nowhere on its way."""
    context = {
        "title": title,
        "secret": told.secret,
        "page_url": reverse("webhooks:page", args=[told.webhook.pk]),
        "breadcrumbs_items": [*_way_to(told.webhook), {"url": "", "label": title}],
        "header_title": title,
        "header_icon": "key",
    }
    return TemplateResponse(request, "webhooks/secret.html", context)


class WebhookPageView(PermissionCheckedMixin, BaseListingView):
    """A webhook with what was sent to it, the newest first; a constant number of queries."""

    template_name = "webhooks/page.html"
    results_template_name = "webhooks/deliveries.html"
    model = WebhookDelivery
    permission_policy = ModelPermissionPolicy(Webhook)
    permission_required = "change"
    header_icon = "link"
    paginate_by = PAGE_SIZE
    index_url_name = "webhooks:page"
    verbose_name_plural = gettext_lazy("deliveries")
    http_method_names = ("get", "head", "options")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the webhook."""
        super().setup(request, *args, **kwargs)
        self.pk: UUID = kwargs["pk"]

    def get_base_queryset(self) -> Any:
        """What was sent to it."""
        self.webhook = get_object_or_404(webhooks(), pk=self.pk)
        return deliveries_of(self.pk)

    def order_queryset(self, queryset: Any) -> Any:
        """As the query orders."""
        return queryset

    def get_page_title(self) -> str:
        return str(self.webhook)

    def get_index_url(self) -> str:
        return reverse("webhooks:page", args=[self.pk])

    def get_index_results_url(self) -> str | None:
        """There is nothing to filter by."""
        return None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return _way_to(self.webhook)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to its form."""
        return [HeaderButton(_("Edit"), url=reverse("webhooks:edit", args=[self.pk]), icon_name="edit")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        zone = zone_of(self.request.user)
        context["webhook"] = self.webhook
        context["days"] = KEEP_DAYS
        context["facts"] = webhook_facts(self.webhook, zone)
        context["rows"] = delivery_rows(context["object_list"], zone)
        return context


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rotate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a new secret, and show it."""
    user = changer(request)
    webhook = get_object_or_404(webhooks(), pk=pk)
    form = RotationForm(request.POST or None)
    title = _("Make a new secret")
    if request.method == "POST" and form.is_valid():
        return told_once(request, rotate_secret(webhook, by=user, keep_for=form.keep_for), title)
    context = {
        "form": form,
        "webhook": webhook,
        "breadcrumbs_items": [*_way_to(webhook), {"url": "", "label": title}],
        "header_title": title,
        "header_icon": "key",
    }
    return TemplateResponse(request, "webhooks/rotate.html", context)


@require_POST
def test(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a test."""
    user = changer(request)
    send_test(get_object_or_404(webhooks(), pk=pk), by=user)
    messages.success(request, _("The test is on its way. Load this page again to see how it went."))
    return redirect("webhooks:page", pk)


@require_POST
def switch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Switch it on or off, as the button says."""
    user = changer(request)
    webhook = get_object_or_404(webhooks(), pk=pk)
    if request.POST.get("to") == "on":
        switch_on_webhook(webhook, by=user)
        messages.success(request, _("The webhook is on. It receives events from now on."))
    elif request.POST.get("to") == "off":
        switch_off_webhook(webhook, by=user)
        messages.success(request, _("The webhook is off. What was waiting is not sent."))
    return redirect("webhooks:page", pk)


@require_POST
def send_again(request: HttpRequest, pk: UUID, delivery: UUID) -> HttpResponse:
    """Send something once more."""
    user = changer(request)
    found = get_object_or_404(deliveries_of(pk), pk=delivery)
    try:
        redeliver(found, by=user)
    except WebhookIsOffError:
        messages.error(request, _("The webhook is off. Switch it on first."))
    else:
        messages.success(request, _("We are sending it again. Reload this page to see the result."))
    return redirect("webhooks:page", pk)


def _way_to(webhook: Webhook) -> list[dict[str, Any]]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("webhooks:index"), "label": _("Webhooks")},
        {"url": reverse("webhooks:page", args=[webhook.pk]), "label": str(webhook)},
    ]
