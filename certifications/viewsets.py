"""The lists of the catalogue in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import CreateView, SnippetViewSetGroup

from certifications.models import (
    Discipline,
    EducationReading,
    ExperienceReading,
    FocusArea,
    FocusTheme,
    Issuer,
    LearnerQuestion,
    Level,
    LookAlike,
    MachineWrittenSite,
    NameReading,
    Progression,
)
from portal.editorial.viewsets import ApprovedSnippetViewSet


class TermViewSet(ApprovedSnippetViewSet):
    """A list that certifications are sorted by."""

    list_display = ("name", "key", "sort_order")
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
    icon = "group"
    list_display = ("name", "website", "is_publisher")
    search_fields = ("name", "key")
    ordering = ("name",)


class ProgressionViewSet(ApprovedSnippetViewSet):
    model = Progression
    icon = "arrow-right-full"
    list_display = ("start", "end", "kind", "collected_on", "confidence")
    list_filter = ("kind", "confidence")
    search_fields = ("start", "end", "detail")


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


class ReadingCreateView(CreateView):
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


class NameReadingViewSet(ReadingViewSet):
    model = NameReading
    icon = "link"
    list_display = ("words", "certification")
    search_fields = ("words", "certification")


class MachineWrittenSiteViewSet(ApprovedSnippetViewSet):
    model = MachineWrittenSite
    icon = "warning"
    list_display = ("host",)


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
        ProgressionViewSet,
        LearnerQuestionViewSet,
        LookAlikeViewSet,
        EducationReadingViewSet,
        ExperienceReadingViewSet,
        NameReadingViewSet,
        MachineWrittenSiteViewSet,
    )
