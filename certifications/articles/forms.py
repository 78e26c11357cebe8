"""A fact inside running text, in the editor and as it is stored: `<embed embedtype="fact" fact="…"/>`."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from certifications.articles.presenters.live_facts import CatalogueContents
from certifications.domain.references import ReferenceRefusedError, parse_reference
from certifications.models.reference_choice import references_to

FEATURE, ENTITY = "fact", "FACT"
UNKNOWN = "?"


class FactEmbed(EmbedHandler):
    """Shows the fact as it is today."""

    identifier = FEATURE

    @staticmethod
    def expand_db_attributes(attrs: dict[str, str]) -> str:
        """The fact as HTML; nothing where the text names none."""
        try:
            return CatalogueContents().fact_html(parse_reference(attrs.get("fact", "")))
        except ReferenceRefusedError:
            return ""

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[Any, str, str, str]]:
        """The page of the fact's certification. One query."""
        try:
            yield from references_to(parse_reference(attrs.get("fact", "")).certification)
        except ReferenceRefusedError:
            return


class FactElement(InlineEntityElementHandler):
    """Puts the fact into the editor as its present value, which is edited as a whole."""

    mutability = "IMMUTABLE"

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        """Begin the fact, and write its value, which the stored text does not have."""
        super().handle_starttag(name, attrs, state, contentstate)
        state.current_block.text += _present_value(dict(attrs).get("fact", ""))
        state.leading_whitespace = KEEP_WHITESPACE

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"fact": attrs.get("fact", "")}


def _present_value(text: str) -> str:
    try:
        return CatalogueContents().fact(parse_reference(text)).value or UNKNOWN
    except ReferenceRefusedError:
        return UNKNOWN


def stored_fact(props: dict[str, Any]) -> Any:
    """The fact as it is stored, without the value that the editor showed."""
    return DOM.create_element("embed", {"embedtype": FEATURE, "fact": props.get("fact", "")})


def register_fact_feature(features: FeatureRegistry) -> None:
    """Offer facts in running text."""
    features.register_embed_type(FactEmbed)
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'embed[embedtype="{FEATURE}"]': FactElement(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: stored_fact}},
        },
    )
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "time",
                "description": _("Live fact in the sentence"),
                "factsUrl": reverse_lazy("certifications_admin:live_facts"),
                "strings": {
                    "certification": _("Certification"),
                    "fact": _("Fact"),
                    "choose": _("Choose a fact"),
                    "insert": _("Insert"),
                    "cancel": _("Cancel"),
                    "none": _("Readers see no fact of this certification."),
                    "failed": _("The facts could not be loaded. Try again."),
                },
            },
            js=["certifications/live-facts.js"],
            css={"all": ["certifications/live-facts.css"]},
        ),
    )
