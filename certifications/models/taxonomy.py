"""The lists that certifications are sorted by. Keys are permanent; names may change."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.editorial.snippets import ApprovedSnippet
from portal.editorial.usage import CountedManyField

# Of what points at a list: its drafts cannot be chosen.
LIVE_ONLY = {"live": True}
YES_OR_NO = ((True, _("Yes")), (False, _("No")))


def refuse_another_key(entry: Any) -> None:
    """Hold an entry to the key with which it first went live.

    Raises:
        ValidationError: it has another one now; addresses, rules and imports find it by the first.
    """
    went_live = type(entry)._default_manager.exclude(live=False, last_published_at=None)
    live_with = went_live.filter(pk=entry.pk).values_list("key", flat=True).first()
    if live_with not in {None, entry.key}:
        raise ValidationError({"key": _("The key stays “%(key)s”. Change the name.") % {"key": live_with}})


class Term(ApprovedSnippet):
    """One entry of a list: a permanent key, a name, a sentence about it, a place in the order."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Permanent. Addresses, rules and imports use it, so never change it."),
    )
    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("description"), max_length=600, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("place in the order"), default=0)

    panels: ClassVar[list[object]] = [
        FieldPanel("key"),
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        abstract = True
        ordering = ("sort_order", "key")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_another_key(self)


class Discipline(Term):
    """A field of work that certifications certify, such as project management."""

    class Meta(Term.Meta):
        verbose_name = _("discipline")
        verbose_name_plural = _("disciplines")


class Level(Term):
    """How far along a certification stands in its discipline."""

    rank = models.PositiveSmallIntegerField(
        _("rank"),
        choices=((0, _("For newcomers")), (1, _("For practitioners")), (2, _("For experienced people"))),
        null=True,
        blank=True,
        help_text=_("Who should take it next. Without a rank, we treat it as one for experienced people."),
    )

    panels: ClassVar[list[object]] = [*Term.panels, FieldPanel("rank")]

    class Meta(Term.Meta):
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class FocusArea(Term):
    """A kind of work or skill; certifications and assessments point at the same ones."""

    class Meta(Term.Meta):
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")


class FocusTheme(Term):
    """A wider theme that readers know, and the focus areas it is made of."""

    focus_areas = CountedManyField(
        FocusArea,
        related_name="themes",
        blank=True,
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("focus areas"),
    )

    panels: ClassVar[list[object]] = [*Term.panels, FieldPanel("focus_areas")]

    class Meta(Term.Meta):
        verbose_name = _("theme of focus areas")
        verbose_name_plural = _("themes of focus areas")


class Issuer(ApprovedSnippet):
    """An organisation that awards certifications."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    about = models.TextField(_("about"), max_length=1200, blank=True)
    # Chosen from a list, not ticked: a form that leaves a box out would say No.
    is_publisher = models.BooleanField(
        _("runs this site"),
        default=False,
        choices=YES_OR_NO,
        help_text=_("Certifications of this issuer are marked as the publisher’s own offers."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("name", required_on_save=True),
        FieldPanel("key"),
        FieldPanel("website"),
        FieldPanel("about"),
        FieldPanel("is_publisher"),
    ]

    class Meta:
        ordering = ("name",)
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")
        constraints = (
            models.UniqueConstraint(
                fields=("is_publisher",),
                condition=models.Q(is_publisher=True),
                name="certifications_one_publisher",
                violation_error_message=_(
                    "Another issuer is already marked as running this site. Set that one to No and "
                    "get it approved first."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_another_key(self)
