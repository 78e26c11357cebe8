"""The body of pages on certifications: the kernel's blocks, and those that show facts as they are today."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from certifications.models.live_contents import contents
from certifications.models.reference_choice import (
    EXAMPLE_CERTIFICATION,
    EXAMPLE_COMPARISON,
    EXAMPLE_FACT,
    EXAMPLE_TERM,
    CertificationChoice,
    ComparisonChoice,
    FactChoice,
    NamedChoice,
)
from portal.shared.blocks import BodyBlock

Context = dict[str, Any]

# Blocks that compare, instruct and lead elsewhere.
FOR_ARTICLES = (
    "certification",
    "side_by_side",
    "comparison_rows",
    "terms",
    "decision",
    "steps",
    "file",
    "link_card",
)


class LiveFactBlock(blocks.StructBlock):
    """A fact as the page of its certification states it today."""

    fact = FactChoice(label=_("Fact"))
    note = blocks.CharBlock(label=_("Remark"), max_length=200, required=False)

    class Meta:
        icon = "time"
        label = _("Live fact")
        template = "blocks/live_fact.html"
        description = _("One fact with its source and date. It updates with the certification’s page.")
        preview_value = {"fact": EXAMPLE_FACT, "note": ""}

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        context["fact"] = contents().fact(value["fact"]) if value["fact"] else None
        return context


class CertificationCardBlock(blocks.StructBlock):
    """A certification in brief."""

    certification = CertificationChoice(label=_("Certification"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Certification")
        template = "blocks/certification_card.html"
        description = _("Name, issuer, entry, exam and cost of one certification, as they are today.")
        preview_value = {"certification": EXAMPLE_CERTIFICATION}

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        context["card"] = contents().card(value["certification"]) if value["certification"] else None
        return context


def side_by_side_choices() -> list[tuple[str, str]]:
    """What certifications can be compared by."""
    return list(contents().side_by_side_rows())


def comparison_row_choices() -> list[tuple[str, str]]:
    """The questions of a comparison of disciplines."""
    return list(contents().comparison_rows())


class SideBySideBlock(blocks.StructBlock):
    """Two to four certifications beside each other."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=160)
    certifications = blocks.ListBlock(
        CertificationChoice(label=_("Certification")), min_num=2, max_num=4, label=_("Certifications")
    )
    rows = blocks.ListBlock(
        NamedChoice(choices=side_by_side_choices, label=_("Row")),
        min_num=1,
        max_num=12,
        label=_("What to compare"),
    )

    class Meta:
        icon = "table"
        label = _("Certifications side by side")
        template = "blocks/side_by_side.html"
        description = _("A table of two to four certifications, worked out from today’s facts.")
        preview_value = {
            "caption": "Two exams",
            "certifications": [EXAMPLE_CERTIFICATION, EXAMPLE_CERTIFICATION],
            "rows": ["exam.questions"],
        }

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        chosen: list[UUID] = [one for one in value["certifications"] if one]
        context["table"] = contents().side_by_side(chosen, list(value["rows"]), value["caption"] or "")
        return context


class ComparisonRowsBlock(blocks.StructBlock):
    """Rows of the page that compares two disciplines."""

    page = ComparisonChoice(label=_("Comparison"))
    rows = blocks.ListBlock(
        NamedChoice(choices=comparison_row_choices, label=_("Question")),
        min_num=1,
        max_num=8,
        label=_("Questions"),
    )

    class Meta:
        icon = "grid"
        label = _("Excerpt of a comparison")
        template = "blocks/comparison_rows.html"
        description = _("Some questions of a comparison of two disciplines, answered from today’s facts.")
        preview_value = {"page": EXAMPLE_COMPARISON, "rows": ["exam-questions"]}

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        context["comparison"] = (
            contents().comparison(value["page"], list(value["rows"])) if value["page"] else None
        )
        return context


def term_choices() -> list[tuple[str, str]]:
    """The words of the glossary."""
    return list(contents().term_choices())


class TermsBlock(blocks.StructBlock):
    """Words that the text uses, each with what it means in short."""

    terms = blocks.ListBlock(
        NamedChoice(choices=term_choices, label=_("Word")), min_num=1, max_num=8, label=_("Words")
    )

    class Meta:
        icon = "openquote"
        label = _("Words explained")
        template = "blocks/terms.html"
        description = _("Words of the glossary. Each opens what it means, as the glossary says today.")
        preview_value = {"terms": [EXAMPLE_TERM]}

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context)
        context["terms"] = contents().terms(list(value["terms"]))
        return context


class CatalogueBody(BodyBlock):
    """What articles and pages on certifications say."""

    live_fact = LiveFactBlock()
    certification = CertificationCardBlock()
    side_by_side = SideBySideBlock()
    comparison_rows = ComparisonRowsBlock()
    terms = TermsBlock()

    class Meta:
        required = False
        template = "blocks/body.html"


class CertificationBody(CatalogueBody):
    """What a page on one certification says beside its facts.

    Its form carries the definition of each block, and an editor opens it for the facts.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FOR_ARTICLES:
            del self.child_blocks[name]

    class Meta:
        required = False
        template = "blocks/body.html"
