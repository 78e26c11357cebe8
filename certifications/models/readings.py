"""How words of facts are read. What is on no list has no effect, and stands among the facts to check."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from certifications.domain.education import Education
from certifications.domain.statements import is_outside_catalogue
from certifications.domain.vocabulary import ExperienceKind
from certifications.models.certification import CertificationPage
from certifications.models.slug_field import CertificationSlugField
from portal.editorial.snippets import ApprovedSnippet

EDUCATION_LEVELS = (
    (Education.UNKNOWN.value, _("Unknown: the words name no level")),
    (Education.NONE.value, _("None required")),
    (Education.SECONDARY.value, _("Secondary diploma")),
    (Education.ASSOCIATE.value, _("Associate degree")),
    (Education.BACHELOR.value, _("Four-year degree")),
    (Education.ACCREDITED_DEGREE.value, _("Degree from a GAC-accredited programme")),
    (Education.MASTER.value, _("Master’s degree")),
)
EXPERIENCE_KINDS = (
    ("", _("None: no questionnaire asks for it")),
    (ExperienceKind.PROJECT.value, _("Leading projects")),
    (ExperienceKind.PROJECT_WORK.value, _("Working in projects, in any role")),
    (ExperienceKind.COMPLEX_PROJECT.value, _("Leading complex projects")),
    (ExperienceKind.PROGRAMME.value, _("Leading programmes")),
    (ExperienceKind.PORTFOLIO.value, _("Choosing projects or programmes for a portfolio")),
    (ExperienceKind.AGILE.value, _("Working in agile teams")),
    (ExperienceKind.SCRUM_MASTER.value, _("Being a Scrum Master")),
    (ExperienceKind.PRODUCT_OWNER.value, _("Being a product owner")),
    (ExperienceKind.ANALYSIS.value, _("Business analysis")),
    (ExperienceKind.RISK.value, _("Managing the risks of projects")),
    (ExperienceKind.SCHEDULING.value, _("Scheduling projects")),
    (ExperienceKind.IMPROVEMENT.value, _("Improving processes")),
    (ExperienceKind.MANAGEMENT.value, _("Managing people")),
    (ExperienceKind.BUSINESS.value, _("Professional work of any kind")),
    (ExperienceKind.OPERATIONS.value, _("Ongoing work")),
)
WORDS_HELP = _("Exactly as in the fact.")

GUIDE = "facts-and-sources#say-what-words-stand-for"

host_format = RegexValidator(
    r"^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+\Z",
    message=_("Write the site alone, in small letters and without www., such as example.org."),
)


class EducationReading(ApprovedSnippet):
    """The level that words for an education stand for."""

    guide_place = GUIDE
    words = models.CharField(_("words"), max_length=300, unique=True, help_text=WORDS_HELP)
    level = models.SmallIntegerField(
        _("level"),
        choices=EDUCATION_LEVELS,
        help_text=_("The lowest education level that these words accept."),
    )

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True), FieldPanel("level")]

    class Meta:
        ordering = ("level", "words")
        verbose_name = _("education level")
        verbose_name_plural = _("education levels")

    def __str__(self) -> str:
        return self.words


class ExperienceReading(ApprovedSnippet):
    """The kind of experience that words stand for."""

    guide_place = GUIDE
    words = models.CharField(_("words"), max_length=300, unique=True, help_text=WORDS_HELP)
    kind = models.CharField(
        _("kind"),
        max_length=30,
        choices=EXPERIENCE_KINDS,
        blank=True,
        default="",
        help_text=_(
            "The kind that a questionnaire can ask for. If the words narrow a kind, choose none, "
            "unless the certification is for people in one field only."
        ),
    )

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True), FieldPanel("kind")]

    class Meta:
        ordering = ("kind", "words")
        verbose_name = _("kind of experience")
        verbose_name_plural = _("kinds of experience")

    def __str__(self) -> str:
        return self.words


class CourseReading(ApprovedSnippet):
    """Whose course words stand for, where an entry rule asks for one."""

    guide_place = GUIDE
    words = models.CharField(_("words"), max_length=300, unique=True, help_text=WORDS_HELP)
    is_anybodys = models.BooleanField(
        _("training that anyone can give"),
        default=False,
        help_text=_(
            "If ticked, only its hours count, wherever people took them. If not, it is the issuer’s "
            "own course, which everyone must attend."
        ),
    )

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True), FieldPanel("is_anybodys")]

    class Meta:
        ordering = ("words",)
        verbose_name = _("words for a course")
        verbose_name_plural = _("words for courses")

    def __str__(self) -> str:
        return self.words


class NameReading(ApprovedSnippet):
    """The certification that a name with an addition stands for."""

    guide_place = GUIDE
    words = models.CharField(_("name"), max_length=300, unique=True, help_text=WORDS_HELP)
    certification = CertificationSlugField(_("certification"), blank=True)

    panels: ClassVar[list[object]] = [FieldPanel("words", required_on_save=True), FieldPanel("certification")]

    class Meta:
        ordering = ("words",)
        verbose_name = _("name of a certification")
        verbose_name_plural = _("names of certifications")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Refuse a slug that no certification has: the name would stand for nothing."""
        super().clean()
        slug = self.certification
        if slug and (is_outside_catalogue(slug) or not CertificationPage.objects.filter(slug=slug).exists()):
            raise ValidationError({"certification": _("The catalogue has no certification “%s”.") % slug})


class MachineWrittenSite(ApprovedSnippet):
    """A site written by machine: named where an error was seen there, and never linked."""

    host = models.CharField(
        _("site"), max_length=200, unique=True, validators=[host_format], help_text=_("Such as example.org.")
    )

    panels: ClassVar[list[object]] = [FieldPanel("host", required_on_save=True)]

    class Meta:
        ordering = ("host",)
        verbose_name = _("machine-written site")
        verbose_name_plural = _("machine-written sites")

    def __str__(self) -> str:
        return self.host
