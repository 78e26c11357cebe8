"""How editors see a certification: tabs, order and help of every field."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from certifications.models.row_comparison import CoveragePanel, FactsPanel, RowsPanel
from portal.editorial.draft_changes import ChangesPanel
from portal.editorial.pages import ApprovedPage
from portal.editorial.usage import UsagePanel
from portal.shared.pages import PresentedPage


def certification_tabs() -> TabbedInterface:
    """The editor of a certification."""
    return TabbedInterface(
        [
            ObjectList(_about(), heading=_("About")),
            ObjectList(_judgements(), heading=_("Judgements")),
            ObjectList(_facts(), heading=_("Facts")),
            ObjectList(_disputes(), heading=_("Sources and disputes")),
            ObjectList(ApprovedPage.promote_panels, heading=_("Promote")),
            ObjectList(PresentedPage.settings_panels, heading=_("Settings")),
        ]
    )


def _about() -> list[object]:
    return [
        ChangesPanel(),
        *Page.content_panels,
        FieldPanel("abbreviation", help_text=_("Such as PMP. Leave empty if there is none.")),
        FieldPanel(
            "issuer",
            help_text=_(
                "The organisation that awards it. Not listed? Add it in the same dialogue; it needs "
                "approval first."
            ),
        ),
        FieldPanel(
            "status",
            help_text=_(
                "We count it as bookable only if it is active and has a fact on an exam, "
                "course or registration."
            ),
        ),
        FieldPanel("official_url", help_text=_("The issuer’s own page about it, starting with https://.")),
        FieldPanel(
            "official_url_checked",
            help_text=_(
                "Tick this once you have opened the page yourself and it is about this certification."
            ),
        ),
        FieldPanel(
            "naming_note",
            help_text=_(
                "What readers should know about the name: earlier names, names that are easy to confuse."
            ),
        ),
        FieldPanel(
            "body",
            help_text=_("Text below the fact sheet. Quote what an issuer claims, and say who said it."),
        ),
        UsagePanel(),
    ]


def _judgements() -> list[object]:
    return [
        FieldPanel(
            "verdict",
            help_text=_("One sentence, shown first on the page. Say whom it is worth it for, and when not."),
        ),
        FieldPanel(
            "who_it_suits",
            help_text=_("One or two sentences, shown in lists and at the top of the page."),
        ),
        FieldPanel(
            "who_it_does_not_suit",
            help_text=_("One or two sentences, shown beside it. Say what people like that need instead."),
        ),
        MultiFieldPanel(
            [
                _choice("discipline", _("The main discipline it certifies.")),
                FieldPanel(
                    "also_fits",
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_("Other disciplines where readers would expect to find it."),
                ),
                _choice("level", _("Its level within the discipline.")),
                FieldPanel("orientation", help_text=_("What people who have it were tested on.")),
            ],
            heading=_("Where it belongs"),
        ),
        _judged_by(),
        CoveragePanel(
            "coverage",
            label=_("focus area"),
            heading=_("Coverage of focus areas"),
            help_text=_(
                "Core: an exam topic of its own. Partial: mentioned. None: you looked and it is "
                "absent. Unknown: no one has looked. If only the issuer says so, choose partial at "
                "most. Areas you leave out are shown as “unknown”, not “none”."
            ),
        ),
        FieldPanel("coverage_why", help_text=_("What the coverage is based on, in a sentence for readers.")),
    ]


def _judged_by() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel(
                "judgement_author",
                help_text=_("Who judged discipline, level, suitability and coverage. Readers see this name."),
            ),
            FieldPanel("judgement_date", help_text=_("The day you made or last confirmed this judgement.")),
            FieldPanel(
                "judgement_basis",
                help_text=_("What it is based on, such as an exam outline, a handbook or a comparison."),
            ),
        ],
        heading=_("Who judged, when, on what basis"),
    )


def _facts() -> list[object]:
    return [
        FactsPanel(
            "facts",
            label=_("fact"),
            heading=_("Facts"),
            help_text=_(
                "One statement per row, each with its source. Select a fact to change it. "
                "You can’t save while a row is incomplete: finish it or delete it."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("because"), FieldPanel("reason")],
            heading=_("Facts removed"),
            help_text=_("Fill this in only if you removed facts that readers see."),
        ),
        FieldPanel(
            "entry_note", help_text=_("What readers need to know about how to qualify, in a sentence or two.")
        ),
        FieldPanel("not_found", help_text=_("What you looked for and could not find, one per line.")),
    ]


def _disputes() -> list[object]:
    return [
        RowsPanel(
            "contradictions",
            label=_("contradiction"),
            heading=_("Where sources disagree"),
            help_text=_("Statements that can’t all be true. Readers see all of them side by side."),
        ),
        RowsPanel(
            "common_errors",
            label=_("error"),
            heading=_("What other pages get wrong"),
            help_text=_("What readers may find elsewhere, and what is right."),
        ),
        RowsPanel(
            "sources",
            label=_("source"),
            heading=_("Sources read"),
            help_text=_("Sources you read about the certification as a whole."),
        ),
        FieldPanel(
            "claims_policy", help_text=_("Which claims to quote, and who made them. Readers don’t see this.")
        ),
        FieldPanel(
            "seed_mention", help_text=_("Where you first found the certification. Readers don’t see this.")
        ),
        FieldPanel("named_in_seed", help_text=_("Kept from the first import. Readers don’t see this.")),
    ]


def _choice(name: str, help_text: str | Promise) -> FieldPanel:
    """A short list of the catalogue: a plain select, which needs no dialogue."""
    return FieldPanel(name, widget=forms.Select, help_text=help_text)
