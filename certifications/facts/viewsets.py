"""What the form of a certification chooses from, and makes without being left."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView

from certifications.models import Issuer


class NewIssuerForm(WagtailAdminModelForm):
    """What a new issuer needs before anybody approves it; its key is made from its name."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Issuer
        fields = ("name", "website")

    def clean(self) -> dict[str, Any]:
        """Propose the key, and make it another one where an issuer has it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.key = free_key(cleaned.get("name") or "")
        return cleaned


def free_key(name: str) -> str:
    """A key for a name that no issuer has yet. One query."""
    length = Issuer._meta.get_field("key").max_length
    proposed = slugify(name)[: length - 3] or "issuer"
    taken = set(Issuer.objects.filter(key__startswith=proposed).values_list("key", flat=True))
    others = (f"{proposed}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (proposed, *others) if key not in taken)


class IssuerCreateView(SnippetCreateView):
    """Make an issuer from a certification's form: a draft, as from the list."""

    def save_form(self, form: Any) -> Issuer:
        """The draft with its first version, and the log's entry of it."""
        with transaction.atomic():
            issuer: Issuer = form.save()
            log(instance=issuer, action="wagtail.create", content_changed=True)
            issuer.save_revision(user=self.request.user, log_action=True)
        return issuer


class IssuerChooserViewSet(SnippetChooserViewSet):
    create_view_class = IssuerCreateView
    creation_form_class = NewIssuerForm
    creation_tab_label = _("New issuer")
    create_action_label = _("Add the issuer")
