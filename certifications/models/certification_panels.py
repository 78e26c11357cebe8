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
        FieldPanel("abbreviation", help_text=_("Such as PMP. Leave empty when there is none.")),
        FieldPanel(
            "issuer",
            help_text=_(
                "Who awards it. You can add a new one in the same dialogue; it has to be approved first."
            ),
        ),
        FieldPanel(
            "status",
            help_text=_("Only an active one with an exam, course or registration fact counts as bookable."),
        ),
        FieldPanel("official_url", help_text=_("The issuer’s own page about it, starting with https://.")),
        FieldPanel(
            "official_url_checked",
            help_text=_("Tick when you opened the page yourself and it is about this certification."),
        ),
        FieldPanel(
            "naming_note",
            help_text=_("What its name does not tell: earlier names, names that are easily mixed up."),
        ),
        FieldPanel(
            "body",
            help_text=_(
                "Prose below the fact sheet. Put an issuer’s claim into a quotation and say whose it is."
            ),
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
                _choice("discipline", _("The one field of work that it certifies above all.")),
                FieldPanel(
                    "also_fits",
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_("Other disciplines in whose lists readers would miss it."),
                ),
                _choice("level", _("How far along it stands in its discipline.")),
                FieldPanel("orientation", help_text=_("What somebody who holds it has been tested on.")),
            ],
            heading=_("Where it belongs"),
        ),
        _judged_by(),
        CoveragePanel(
            "coverage",
            label=_("focus area"),
            heading=_("Coverage of focus areas"),
            help_text=_(
                "Core: an exam topic of its own. Partial: touched. None: you looked, and it is absent. "
                "Unknown: nobody looked. What only the issuer says counts as partial at most."
            ),
        ),
        FieldPanel("coverage_why", help_text=_("What the coverage rests on, in a sentence for readers.")),
    ]


def _judged_by() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel(
                "judgement_author",
                help_text=_("Who stands for discipline, level, suitability and coverage; readers see it."),
            ),
            FieldPanel("judgement_date", help_text=_("The day you made or last confirmed the judgement.")),
            FieldPanel(
                "judgement_basis",
                help_text=_("What it rests on: an outline you read, a handbook, a comparison."),
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
            help_text=_("Each fact is one statement with its source. Choose a fact to change it."),
        ),
        MultiFieldPanel(
            [FieldPanel("because"), FieldPanel("reason")],
            heading=_("Facts removed"),
            help_text=_("Only when you removed facts that readers see."),
        ),
        FieldPanel(
            "entry_note", help_text=_("What readers must know about the ways in, in a sentence or two.")
        ),
        FieldPanel("not_found", help_text=_("What you looked for and could not find, one a line.")),
    ]


def _disputes() -> list[object]:
    return [
        RowsPanel(
            "contradictions",
            label=_("contradiction"),
            heading=_("Where sources disagree"),
            help_text=_("Statements that cannot all be true. They are shown side by side; none is dropped."),
        ),
        RowsPanel(
            "common_errors",
            label=_("error"),
            heading=_("What other pages get wrong"),
            help_text=_("What readers will meet elsewhere, and what is right instead."),
        ),
        RowsPanel(
            "sources",
            label=_("source"),
            heading=_("Sources read"),
            help_text=_("What was read for this certification as a whole."),
        ),
        FieldPanel("claims_policy", help_text=_("Which claims to quote, and whose they are. Not shown.")),
        FieldPanel("seed_mention", help_text=_("Where the certification came up first. Not shown.")),
        FieldPanel(
            "named_in_seed", help_text=_("Whether the page that this site grew from names it. Not shown.")
        ),
    ]


def _choice(name: str, help_text: str | Promise) -> FieldPanel:
    """A short list of the catalogue: a plain select, which needs no dialogue."""
    return FieldPanel(name, widget=forms.Select, help_text=help_text)
