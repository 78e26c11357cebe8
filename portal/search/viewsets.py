"""What editors say of the search, in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.editorial.viewsets import ApprovedSnippetViewSet, GuidedCreateView
from portal.search.models import Signpost, Synonym


class SynonymCreateView(GuidedCreateView):
    """A new synonym: for the words in the address, where the list of empty searches leads here."""

    def get_initial(self) -> dict[str, Any]:
        """The words that found nothing."""
        return {**super().get_initial(), "words": self.request.GET.get("words", "")[:100]}


class SynonymViewSet(ApprovedSnippetViewSet):
    model = Synonym
    icon = "link"
    add_view_class = SynonymCreateView
    list_display = ("words", "means")
    search_fields = ("words", "means")


class SignpostViewSet(ApprovedSnippetViewSet):
    model = Signpost
    icon = "arrow-right-full"
    list_display = ("title", "address")
    search_fields = ("title", "phrases", "address")


class SearchLists(SnippetViewSetGroup):
    """Synonyms and signposts."""

    menu_label = _("Readers’ search")
    menu_icon = "search"
    menu_order = 310
    items = (SynonymViewSet, SignpostViewSet)
