"""Groups of certifications of which a plan takes one, and what each of them is chosen for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable

from certifications.domain.vocabulary import GroupRule
from certifications.models.named import (
    BASES,
    EXACTLY_ONE,
    JudgedRow,
    NamesCertification,
    judged_panel,
    named_panels,
)
from certifications.models.provenance import CONFIDENCE_LABELS
from certifications.models.taxonomy import Term
from portal.editorial.row_comparison import ComparedInlinePanel

GROUP_RULES = (
    (GroupRule.PICK_ONE.value, _("rivals: a plan takes one")),
    (GroupRule.PICK_ONE_FIRST.value, _("one now; another only where somebody asks for it")),
    (GroupRule.PICK_ONE_LADDER.value, _("one, by months of experience")),
    (GroupRule.SUCCESSOR.value, _("the newer one takes the place of the older")),
    (GroupRule.BY_SPECIALISM.value, _("the speciality decides")),
    (GroupRule.ORDER_FREE.value, _("no rivals: any order")),
    (GroupRule.BY_TOOL.value, _("the tool in use decides")),
    (GroupRule.ENTRY_RULE_UNKNOWN.value, _("to be watched: nobody published how to enter")),
)


class AlternativeGroup(JudgedRow, Term):
    """Certifications that stand beside each other for the same people."""

    guide_place = "facts-and-sources#say-who-a-certification-is-for"
    rule = models.CharField(_("rule"), max_length=20, choices=GROUP_RULES)
    question = models.CharField(
        _("question"), max_length=200, help_text=_("As readers ask it: “CSM or PSM I?”")
    )
    why_rivals = models.TextField(_("why they are alternatives"), blank=True)
    lock_in = models.TextField(_("what the choice ties people to"), blank=True)
    default = models.ForeignKey(
        "certifications.CertificationPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("where nothing else decides"),
    )
    default_words = models.TextField(
        _("or in words"),
        blank=True,
        help_text=_("Where that depends: “CAPM in North America, PRINCE2 in the UK”."),
    )
    default_unless = models.TextField(_("unless"), blank=True, help_text=_("One case per line."))
    default_basis = models.TextField(_("why that one"), blank=True)
    confidence = models.CharField(
        _("confidence"),
        max_length=10,
        blank=True,
        choices=[(level.value, label) for level, label in CONFIDENCE_LABELS.items()],
    )
    sources = models.TextField(_("sources"), blank=True, help_text=_("One per line."))
    note = models.TextField(_("note"), blank=True)

    panels: ClassVar[list[object]] = [
        *Term.panels,
        FieldPanel("question"),
        FieldPanel("rule", required_on_save=True),
        FieldPanel("why_rivals"),
        FieldPanel("lock_in"),
        ComparedInlinePanel("members", label=_("alternative"), heading=_("Alternatives")),
        MultiFieldPanel(
            [
                PageChooserPanel("default", "certifications.CertificationPage"),
                FieldPanel("default_words"),
                FieldPanel("default_unless"),
                FieldPanel("default_basis"),
            ],
            heading=_("Which one where nothing else decides"),
        ),
        FieldPanel("confidence"),
        FieldPanel("sources"),
        FieldPanel("note"),
        judged_panel(),
    ]

    class Meta(Term.Meta):
        verbose_name = _("group of alternatives")
        verbose_name_plural = _("groups of alternatives")


class Alternative(Orderable, NamesCertification):
    """One of a group, and what tells it from the others. An empty cell is unknown."""

    group = ParentalKey(AlternativeGroup, on_delete=models.CASCADE, related_name="members")
    form = models.TextField(_("exam or course"), blank=True)
    cost = models.TextField(_("cost"), blank=True)
    renewal = models.TextField(_("renewal"), blank=True)
    recognition = models.TextField(_("where it is asked for"), blank=True)
    best_if = models.TextField(
        _("better if"),
        blank=True,
        help_text=_(
            "The difference in a few words, speaking to the reader: “you pay yourself and want a test”."
        ),
    )
    caution = models.TextField(_("caution"), blank=True)
    basis = models.CharField(_("basis"), max_length=10, choices=BASES)
    sources = models.TextField(_("sources"), blank=True, help_text=_("One per line."))

    panels: ClassVar[list[object]] = [
        *named_panels(),
        FieldPanel("form"),
        FieldPanel("cost"),
        FieldPanel("renewal"),
        FieldPanel("recognition"),
        FieldPanel("best_if"),
        FieldPanel("caution"),
        FieldPanel("basis", required_on_save=True),
        FieldPanel("sources"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("alternative")
        verbose_name_plural = _("alternatives")
        constraints = (
            models.CheckConstraint(condition=EXACTLY_ONE, name="certifications_alternative_names_one"),
        )

    def __str__(self) -> str:
        return self.named
