"""Choosing a certification, one of its facts or a comparison by name; what is stored outlives the name."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models.functions import Collate, Lower
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from certifications.domain.fields import field_of
from certifications.domain.references import FactReference, ReferenceRefusedError, parse_reference

# Stand in previews of blocks for whatever an editor will choose; nothing has them.
EXAMPLE_CERTIFICATION = EXAMPLE_COMPARISON = UUID(int=0)
EXAMPLE_FACT = FactReference(EXAMPLE_CERTIFICATION, "fees.exam")
EXAMPLE_TERM = "example"

Choices = list[tuple[str, str]]


def certification_choices() -> Choices:
    """All certifications by name, those that readers do not see marked so. One query."""
    model = apps.get_model("certifications", "CertificationPage")
    pages = model._default_manager.order_by(Collate(Lower("title"), "C"))
    named = pages.values_list("translation_key", "title", "abbreviation", "live")
    return [("", gettext("Choose a certification")), *(_choice(*row) for row in named)]


def comparison_choices() -> Choices:
    """All comparisons of disciplines by title. One query."""
    model = apps.get_model("certifications", "DisciplineComparisonPage")
    named = model._default_manager.order_by("title").values_list("translation_key", "title", "live")
    return [
        ("", gettext("Choose a comparison")),
        *(_choice(key, title, "", live) for key, title, live in named),
    ]


def _choice(key: UUID, title: str, abbreviation: str, live: bool) -> tuple[str, str]:
    words = f"{title} ({abbreviation})" if abbreviation and abbreviation != title else title
    if not live:
        words = gettext("%(title)s (not published: readers see nothing)") % {"title": words}
    return str(key), words


def name_select(block: Any) -> None:
    """Give a block's list its label as a name: Wagtail shows none beside the parts of a list of blocks."""
    if block.meta.label:
        block.field.widget.attrs["aria-label"] = block.meta.label


class NamedChoice(blocks.ChoiceBlock):
    """One of a list, which comparisons of versions show by its name, not by its key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_select(self)

    def render_basic(self, value: Any, _context: Any = None) -> str:
        """The name of what was chosen; the key when it is not offered any more."""
        return str(dict(self.field.choices).get(value, value or ""))


class PageKeyChoice(blocks.FieldBlock):
    """A page chosen by its name, stored by its permanent key."""

    choices: Any = None
    refusal: Any = ""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.ChoiceField(
            required=required,
            help_text=help_text,
            choices=type(self).choices,
            error_messages={"invalid_choice": type(self).refusal},
        )
        super().__init__(**kwargs)
        name_select(self)

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None

    def to_python(self, value: Any) -> UUID | None:
        found = self.value_from_form(value)
        return found if isinstance(found, UUID) else None

    def normalize(self, value: Any) -> Any:
        return self.value_from_form(value)

    def value_for_form(self, value: Any) -> str:
        return str(value or "")

    def value_from_form(self, value: Any) -> Any:
        """The key; what is none stays as it was typed, for the form to show again beside its refusal."""
        try:
            return UUID(str(value)) if value else None
        except ValueError:
            return value

    def render_basic(self, value: Any, _context: Any = None) -> str:
        """The page's name, as comparisons of versions show it. One query."""
        return dict(type(self).choices()).get(str(value), "") if value else ""

    def extract_references(self, value: Any) -> Iterator[tuple[Any, str, str, str]]:
        """The page, so that *Usage* and *Delete* know of the text. One query."""
        yield from references_to(value)


def references_to(key: UUID | None) -> Iterator[tuple[Any, str, str, str]]:
    """The page with a permanent key as Wagtail's index of references names it. One query."""
    if key:
        for page in Page.objects.filter(translation_key=key).values_list("pk", flat=True):
            yield Page, str(page), "", ""


class CertificationChoice(PageKeyChoice):
    """A certification."""

    choices = staticmethod(certification_choices)
    refusal = _("There is no such certification. Choose one from the list.")

    class Meta:
        icon = "doc-full-inverse"


class ComparisonChoice(PageKeyChoice):
    """A comparison of two disciplines."""

    choices = staticmethod(comparison_choices)
    refusal = _("There is no such comparison. Choose one from the list.")

    class Meta:
        icon = "grid"


class FactSelect(forms.TextInput):
    """A list of certifications, and one of the facts of the one that is chosen; a script fills both."""

    template_name = "certifications/admin/fact_select.html"
    input_type = "hidden"
    # A text field to Wagtail's form, whatever its type: its label belongs to the first list.
    is_hidden = False

    @property
    def media(self) -> forms.Media:
        """The script and the style, at the addresses at which running text asks for them, too."""
        return forms.Media(
            js=("certifications/live-facts.js",),
            css={"all": ("certifications/live-facts.css",)},
        )

    def render(self, name: str, value: Any, attrs: Any = None, _renderer: Any = None) -> SafeString:
        """The widget from the site's templates, which Django's renderer of forms does not look into."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["facts_url"] = reverse_lazy("certifications_admin:live_facts")
        return context

    def id_for_label(self, id_: str, _index: str | None = None) -> str:
        """That of the first list."""
        return f"{id_}-certification" if id_ else id_


class FactReferenceField(forms.CharField):
    """Takes the fact that the two lists put together."""

    widget = FactSelect

    def clean(self, value: Any) -> Any:
        """The fact.

        Raises:
            ValidationError: no fact is chosen.
        """
        if isinstance(value, FactReference):
            return value
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_reference(text)
        except ReferenceRefusedError as error:
            raise ValidationError(gettext("Choose a certification, then one of its facts.")) from error


class FactChoice(blocks.FieldBlock):
    """One fact of a certification."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = FactReferenceField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None

    def to_python(self, value: Any) -> FactReference | None:
        found = self.value_from_form(value)
        return found if isinstance(found, FactReference) else None

    def normalize(self, value: Any) -> Any:
        return self.value_from_form(value)

    def value_for_form(self, value: Any) -> str:
        return str(value or "")

    def value_from_form(self, value: Any) -> Any:
        """The fact; what names none stays as it was typed."""
        if isinstance(value, FactReference) or not value:
            return value or None
        try:
            return parse_reference(str(value))
        except ReferenceRefusedError:
            return value

    def render_basic(self, value: Any, _context: Any = None) -> str:
        """What the fact is about, as comparisons of versions show it. One query."""
        if not isinstance(value, FactReference):
            return ""
        field, name = field_of(value.key), dict(certification_choices()).get(str(value.certification), "")
        return ", ".join(filter(None, (name, field.label if field else value.key, value.part)))

    def extract_references(self, value: Any) -> Iterator[tuple[Any, str, str, str]]:
        """The certification's page. One query."""
        yield from references_to(value.certification if isinstance(value, FactReference) else None)

    class Meta:
        icon = "time"
