"""Webhooks in the admin: the list, and the form of one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from portal.users.views import authenticated_user
from portal.webhooks import views
from portal.webhooks.forms import WebhookForm
from portal.webhooks.models import Webhook
from portal.webhooks.presenters import state_words
from portal.webhooks.queries import webhooks
from portal.webhooks.services.change_webhook import change_webhook, create_webhook, delete_webhook


class WebhookIndexView(IndexView):
    """All webhooks; each name leads to its page. A constant number of queries."""

    def get_base_queryset(self) -> QuerySet[Webhook]:
        """All, with their owners."""
        return webhooks()

    def get_edit_url(self, instance: Webhook) -> str:
        return reverse("webhooks:page", args=[instance.pk])


class WebhookCreateView(CreateView):
    """A new webhook; the answer to its form is the secret, which nobody can read again."""

    def form_valid(self, form: WebhookForm) -> HttpResponse:
        """Make it. There may be too many by now: the form again, with the sentence."""
        try:
            told = create_webhook(form.given, by=authenticated_user(self.request))
        except ValidationError as error:
            form.add_error(None, error)
            refused: HttpResponse = self.form_invalid(form)
            return refused
        return views.told_once(self.request, told, _("The webhook is ready"))


class WebhookEditView(EditView):
    """The form of a webhook at hand."""

    def save_instance(self) -> Webhook:
        """Change it, and note that in the log."""
        return change_webhook(self.object, self.form.given, by=authenticated_user(self.request))

    def get_success_url(self) -> str:
        return reverse("webhooks:page", args=[self.object.pk])


class WebhookDeleteView(DeleteView):
    """Let a webhook go, with all that was sent to it."""

    def delete_action(self) -> None:
        """As the service does, which notes it in the log."""
        delete_webhook(self.object, by=authenticated_user(self.request))


class WebhookViewSet(ModelViewSet):
    """Webhooks, for those who may change them."""

    model = Webhook
    icon = "link"
    menu_label = gettext_lazy("Webhooks")
    menu_order = 620
    add_to_settings_menu = True
    url_prefix = "webhooks"
    url_namespace = "webhooks"
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = WebhookIndexView
    add_view_class = WebhookCreateView
    edit_view_class = WebhookEditView
    delete_view_class = WebhookDeleteView
    list_display = (
        "description",
        Column("host", label=gettext_lazy("Server")),
        Column("state", label=gettext_lazy("State"), accessor=state_words),
        Column("owner", label=gettext_lazy("Owner")),
    )
    list_per_page = 50

    def get_form_class(self, **_for: bool) -> type[WebhookForm]:
        """One form for both, new and at hand."""
        return WebhookForm

    def get_edit_handler(self) -> None:
        """The form's own order of fields will do."""
        return

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and what may be done on the page of a webhook."""
        patterns: list[Any] = super().get_urlpatterns()
        return [
            *patterns,
            path("<uuid:pk>/", views.WebhookPageView.as_view(), name="page"),
            path("<uuid:pk>/rotate/", views.rotate, name="rotate"),
            path("<uuid:pk>/test/", views.test, name="test"),
            path("<uuid:pk>/switch/", views.switch, name="switch"),
            path("<uuid:pk>/deliveries/<uuid:delivery>/", views.send_again, name="send_again"),
        ]
