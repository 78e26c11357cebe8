"""The lists of the catalogue in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from certifications.facts.viewsets import IssuerChooserViewSet
from certifications.models import (
    AlternativeGroup,
    Circumstance,
    CircumstanceReading,
    CourseReading,
    DatedChange,
    Discipline,
    EducationReading,
    ExperienceReading,
    FocusArea,
    FocusTheme,
    GlossaryTerm,
    Issuer,
    LearnerQuestion,
    Level,
    LookAlike,
    MachineWrittenSite,
    NameReading,
    Outgrown,
    Progression,
    Recognition,
    Region,
    RoleFamily,
    Topic,
    Writer,
)
from certifications.models.slug_field import with_names
from portal.editorial.viewsets import ApprovedSnippetViewSet, GuidedCreateView, YesNoColumn


class TermViewSet(ApprovedSnippetViewSet):
    """A list that certifications are sorted by."""

    list_display: tuple[str, ...] = ("name", "key", "sort_order")
    ordering = ("sort_order", "key")


class DisciplineViewSet(TermViewSet):
    model = Discipline
    icon = "tag"


class LevelViewSet(TermViewSet):
    model = Level
    icon = "order"


class FocusAreaViewSet(TermViewSet):
    model = FocusArea
    icon = "crosshairs"


class FocusThemeViewSet(TermViewSet):
    model = FocusTheme
    icon = "folder-open-1"


class IssuerViewSet(ApprovedSnippetViewSet):
    model = Issuer
    chooser_viewset_class = IssuerChooserViewSet
    icon = "group"
    list_display = ("name", "website", YesNoColumn("is_publisher", label=_("Runs this site")))
    search_fields = ("name", "key")
    ordering = ("name",)


class ProgressionViewSet(ApprovedSnippetViewSet):
    model = Progression
    icon = "arrow-right-full"
    list_display = ("__str__", "kind", "collected_on", "confidence")
    list_filter = ("kind", "confidence")
    search_fields = ("start", "start_full", "end", "end_full", "detail")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """All rows, with the names of both ends. No further query."""
        return with_names(super().get_queryset(request), "start", "end")


class RoleFamilyViewSet(TermViewSet):
    model = RoleFamily
    icon = "user"
    list_display = ("name", "kind_of_work", "key", "sort_order")
    list_filter = ("kind_of_work",)
    search_fields = ("name", "titles", "synonyms")


class AlternativeGroupViewSet(TermViewSet):
    model = AlternativeGroup
    icon = "list-ul"
    list_display = ("name", "rule", "key", "sort_order")
    list_filter = ("rule",)
    search_fields = ("name", "question")


class OutgrownViewSet(ApprovedSnippetViewSet):
    model = Outgrown
    icon = "cross"
    list_display = ("__str__", "because", "confidence")
    search_fields = ("certification__title", "certification__abbreviation", "because")
    reads_with = ("certification",)


class RecognitionViewSet(ApprovedSnippetViewSet):
    model = Recognition
    icon = "pick"
    list_display = ("statement", "topic", "collected_on", "confidence")
    list_filter = ("topic", "confidence")
    search_fields = ("statement", "fields_of_work")


class DatedChangeViewSet(ApprovedSnippetViewSet):
    model = DatedChange
    icon = "date"
    list_display = ("__str__", "in_force_from", "collected_on", "confidence")
    list_filter = ("confidence",)
    search_fields = (
        *("what", "before", "after", "other", "issuer__name"),
        *("certification__title", "certification__abbreviation"),
    )
    reads_with = ("certification", "issuer")


class RegionViewSet(TermViewSet):
    model = Region
    icon = "globe"


class CircumstanceViewSet(TermViewSet):
    model = Circumstance
    icon = "key"
    list_display = ("name", "kind", "key", "sort_order")
    list_filter = ("kind",)


class LearnerQuestionViewSet(ApprovedSnippetViewSet):
    model = LearnerQuestion
    icon = "help"
    list_display = ("question", "source_date")
    search_fields = ("question", "what_is_confused")


class LookAlikeViewSet(ApprovedSnippetViewSet):
    model = LookAlike
    icon = "copy"
    list_display = ("name",)
    search_fields = ("name", "what_it_is")


class ReadingCreateView(GuidedCreateView):
    """Say what words stand for: those in the address, where *Facts to check* leads here."""

    def get_initial(self) -> dict[str, Any]:
        """The words that wait."""
        words = self.request.GET.get("words", "")
        return {**super().get_initial(), "words": words}


class ReadingViewSet(ApprovedSnippetViewSet):
    """A list of words and what they stand for."""

    add_view_class = ReadingCreateView
    search_fields: tuple[str, ...] = ("words",)


class EducationReadingViewSet(ReadingViewSet):
    model = EducationReading
    icon = "glasses"
    list_display = ("words", "level")
    list_filter = ("level",)


class ExperienceReadingViewSet(ReadingViewSet):
    model = ExperienceReading
    icon = "history"
    list_display = ("words", "kind")


class CourseReadingViewSet(ReadingViewSet):
    model = CourseReading
    icon = "calendar-alt"
    list_display = ("words", YesNoColumn("is_anybodys", label=_("Training that anyone can give")))
    list_filter = ("is_anybodys",)


class NameReadingViewSet(ReadingViewSet):
    model = NameReading
    icon = "link"
    list_display = ("words", Column("certification_full", label=_("Certification"), sort_key="certification"))
    search_fields = ("words", "certification", "certification_full")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """All rows, with the name of the certification. No further query."""
        return with_names(super().get_queryset(request), "certification")


class CircumstanceReadingViewSet(ReadingViewSet):
    model = CircumstanceReading
    icon = "key"
    list_display = ("words", "circumstance")
    reads_with = ("circumstance",)


class MachineWrittenSiteViewSet(ApprovedSnippetViewSet):
    model = MachineWrittenSite
    icon = "warning"
    list_display = ("host",)


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"


class WriterViewSet(ApprovedSnippetViewSet):
    model = Writer
    icon = "user"
    list_display = ("name", "role")
    search_fields = ("name", "role")
    ordering = ("name",)


class GlossaryTermViewSet(ApprovedSnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ("name", "short")
    search_fields = ("name", "short")
    ordering = ("name",)


class CatalogueLists(SnippetViewSetGroup):
    """Everything that certification pages are made of beside themselves."""

    menu_label = _("Catalogue lists")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        IssuerViewSet,
        DisciplineViewSet,
        LevelViewSet,
        FocusAreaViewSet,
        FocusThemeViewSet,
        RoleFamilyViewSet,
        AlternativeGroupViewSet,
        OutgrownViewSet,
        ProgressionViewSet,
        RecognitionViewSet,
        DatedChangeViewSet,
        RegionViewSet,
        CircumstanceViewSet,
        LearnerQuestionViewSet,
        LookAlikeViewSet,
        EducationReadingViewSet,
        ExperienceReadingViewSet,
        CourseReadingViewSet,
        NameReadingViewSet,
        CircumstanceReadingViewSet,
        MachineWrittenSiteViewSet,
        TopicViewSet,
        WriterViewSet,
        GlossaryTermViewSet,
    )
