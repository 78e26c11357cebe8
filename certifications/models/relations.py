"""What holding one certification means for another, what learners ask, and what is easily confused."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from certifications.domain.statements import external_name, is_outside_catalogue
from certifications.domain.vocabulary import Basis, ExperienceKind, ProgressionKind
from certifications.models.certification import CertificationPage
from certifications.models.filled_slug import FilledSlugField, one_slug_each
from certifications.models.key_choice import KeyCheckboxes, KeysPanel
from certifications.models.named import BASES
from certifications.models.provenance import (
    CONFIDENCE_KNOWN,
    HAS_SOURCE,
    Provenance,
    provenance_panels,
)
from certifications.models.readings import EXPERIENCE_KINDS
from certifications.models.slug_field import CertificationSlugField, names_by_slug
from certifications.models.taxonomy import YES_OR_NO
from portal.editorial.snippets import ApprovedSnippet
from portal.shared.blocks.text import INLINE_FEATURES as ANSWER_FEATURES

PROGRESSION_KINDS = (
    (ProgressionKind.COMPLEMENTS.value, _("complements")),
    (ProgressionKind.COUNTS_TOWARD.value, _("counts towards")),
    (ProgressionKind.EQUIVALENT_LEVEL.value, _("is of the same level as")),
    (ProgressionKind.MERGED_INTO.value, _("was merged into")),
    (ProgressionKind.PART_OF.value, _("is part of")),
    (ProgressionKind.RECOMMENDED.value, _("is recommended before")),
    (ProgressionKind.REDUCES_EXPERIENCE.value, _("shortens the experience for")),
    (ProgressionKind.RENEWS.value, _("renews")),
    (ProgressionKind.REQUIRED.value, _("is required for")),
    (ProgressionKind.SATISFIES_PREREQUISITE.value, _("satisfies a prerequisite of")),
    (ProgressionKind.SUPERSEDED_BY.value, _("is superseded by")),
    (ProgressionKind.TYPICAL_NEXT.value, _("is often followed by")),
    (ProgressionKind.UNCONFIRMED.value, _("may lead to; unconfirmed")),
    (ProgressionKind.WAIVES.value, _("waives a requirement of")),
)


WAIVABLE = ("training_hours", "months", *(f"months:{kind}" for kind in ExperienceKind))
UNKNOWN_END = _("The catalogue has no certification “%(slug)s”. Choose one, or name one outside it.")


def waivable_choices() -> list[tuple[str, str | Promise]]:
    """What can be waived, in words."""
    kinds = {value: label for value, label in EXPERIENCE_KINDS if value}
    return [
        ("training_hours", _("hours of training")),
        ("months", _("months of experience, of every kind")),
        *(
            (f"months:{kind}", format_lazy(_("months of experience: {kind}"), kind=label))
            for kind, label in kinds.items()
        ),
    ]


def waived_words(waives: str) -> str:
    """What a progression waives, as a list of its choices."""
    words = dict(waivable_choices())
    return ", ".join(str(words.get(key, key)) for key in waives.split())


def refuse_unknown_waivers(waives: str) -> None:
    """Refuse what no entry rule is called: results would waive nothing by it, and say nothing of that."""
    unknown = [word for word in waives.split() if word not in WAIVABLE]
    if unknown:
        raise ValidationError(
            _("“%(unknown)s” cannot be waived. Choose from these, with spaces between: %(known)s.")
            % {"unknown": " ".join(unknown), "known": ", ".join(WAIVABLE)}
        )


class Progression(Provenance, ApprovedSnippet):
    """From one certification to another. An end “ext:…” is not in the catalogue.

    What it waives is said twice: to readers in a sentence, to results by name.
    """

    start = CertificationSlugField(_("from"), outside=True)
    end = CertificationSlugField(_("to"), outside=True)
    kind = models.CharField(_("kind"), max_length=30, choices=PROGRESSION_KINDS)
    detail = models.TextField(_("in a sentence"), blank=True)
    basis = models.CharField(
        _("basis"), max_length=10, choices=BASES, default=Basis.SOURCED.value, blank=True
    )
    waives = models.CharField(
        _("what it waives"),
        max_length=200,
        blank=True,
        validators=[refuse_unknown_waivers],
        help_text=_("Tick what it waives. If you tick nothing, results waive nothing."),
    )
    needs_active = models.BooleanField(
        _("only while active"),
        default=False,
        choices=YES_OR_NO,
        help_text=_("An expired certification waives nothing."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("start", required_on_save=True),
        FieldPanel("end", required_on_save=True),
        FieldPanel("kind", help_text=_("What having the first means for the second."), required_on_save=True),
        FieldPanel("detail", help_text=_("What we tell readers, in one sentence.")),
        FieldPanel("basis"),
        KeysPanel("waives", widget=KeyCheckboxes(waivable_choices)),
        FieldPanel("needs_active"),
        *provenance_panels(),
    ]

    class Meta:
        ordering = ("start", "end", "kind")
        verbose_name = _("progression")
        verbose_name_plural = _("progressions")
        constraints = (
            models.UniqueConstraint(
                fields=("start", "end", "kind"),
                name="certifications_progression_once",
                violation_error_message=_("There is already a progression of this kind between these two."),
            ),
            models.CheckConstraint(condition=HAS_SOURCE, name="certifications_progression_has_source"),
            models.CheckConstraint(condition=CONFIDENCE_KNOWN, name="certifications_progression_confidence"),
        )

    def __str__(self) -> str:
        names = self.names
        return f"{names[self.start]} → {names[self.end]}"

    @classmethod
    def read_names(cls, rows: Sequence["Progression"]) -> None:
        """Read the names of all ends of some rows, with which they are shown. One query."""
        known = names_by_slug(end for row in rows for end in (row.start, row.end))
        for row in rows:
            row.__dict__["_names"] = {end: known[end] for end in (row.start, row.end)}

    @property
    def names(self) -> dict[str, str]:
        """Both ends in a few words. One query, unless the list read them with the row."""
        ends = (self.start, self.end)
        if {"start_short", "end_short"} <= self.__dict__.keys():
            # Of a list that was read by `with_names`.
            read = {self.start: self.__dict__["start_short"], self.end: self.__dict__["end_short"]}
            return {slug: name or external_name(slug) for slug, name in read.items()}
        known: dict[str, str] | None = self.__dict__.get("_names")
        if known is None or known.keys() != set(ends):
            known = self.__dict__["_names"] = names_by_slug(ends)
        return known

    def clean(self) -> None:
        """Refuse an end that names no certification, a step from one to itself, a waiver that is none."""
        errors: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as error:
            errors.update(error.error_dict)
        ends = {name: slug for name in ("start", "end") if (slug := getattr(self, name))}
        inside = {slug for slug in ends.values() if not is_outside_catalogue(slug)}
        known = set(CertificationPage.objects.filter(slug__in=inside).values_list("slug", flat=True))
        errors |= {
            name: UNKNOWN_END % {"slug": slug} for name, slug in ends.items() if slug in inside - known
        }
        if len(set(ends.values())) == 1 < len(ends):
            errors.setdefault("end", _("Choose two different certifications."))
        if self.kind != ProgressionKind.WAIVES and (self.waives or self.needs_active):
            errors.setdefault(
                "kind", _("Only a progression that waives a requirement can say what it waives.")
            )
        if errors:
            raise ValidationError(errors)


class LearnerQuestion(ApprovedSnippet):
    """A question that learners ask in public, and our answer where facts have one."""

    guide_place = "articles#answer-questions"
    question = models.CharField(_("question"), max_length=300, unique=True)
    # Others link to the question by it.
    slug = FilledSlugField(source="question")
    answer = RichTextField(
        _("answer"),
        blank=True,
        features=list(ANSWER_FEATURES),
        help_text=_(
            "A few sentences from facts, put in as live facts. Leave it empty where facts have no answer: "
            "readers are told."
        ),
    )
    what_is_confused = models.TextField(_("what is confused"), blank=True)
    source_url = models.URLField(_("source address"), max_length=500)
    source_date = models.CharField(_("date of the source"), max_length=10, blank=True)
    also = models.TextField(_("further sources"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("question", required_on_save=True),
        FieldPanel("answer"),
        FieldPanel("what_is_confused"),
        FieldPanel("source_url"),
        FieldPanel("source_date"),
        FieldPanel("also"),
    ]

    class Meta:
        ordering = ("pk",)
        verbose_name = _("learners’ question")
        verbose_name_plural = _("learners’ questions")
        constraints = (one_slug_each("certifications_one_slug_a_question"),)

    def __str__(self) -> str:
        return self.question


class LookAlike(ApprovedSnippet):
    """A name that is easily taken for one of the catalogue."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    what_it_is = models.TextField(_("what it is"))
    source_url = models.URLField(_("source address"), max_length=500, blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("name", required_on_save=True),
        FieldPanel("what_it_is"),
        FieldPanel("source_url"),
    ]

    class Meta:
        ordering = ("name",)
        verbose_name = _("look-alike")
        verbose_name_plural = _("look-alikes")

    def __str__(self) -> str:
        return self.name
