"""The search of the admin and its choosers: what is called by the words comes before what mentions them."""

from typing import Any

from django.db.models import F
from wagtail.search.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresSearchBackend,
)

# Beside a name, how often a text has the words decides nothing.
NAME_COUNTS = 4.0


class NamesFirst(PostgresAutocompleteQueryCompiler):
    """Ranks by title and short name, then by what Wagtail ranks by."""

    def get_index_vectors(self, search_query: Any) -> list[tuple[F, float]]:
        """Wagtail's words of a page, which have all one weight, and its names."""
        return [*super().get_index_vectors(search_query), (F("index_entries__title"), NAME_COUNTS)]


class SearchBackend(PostgresSearchBackend):
    """Wagtail's search in the database, names first."""

    autocomplete_query_compiler_class = NamesFirst
