"""Makes a figure in a page's draft live."""

from typing import Any

from django.db import transaction

from certifications.articles.mapping import Place, with_rich_text
from certifications.domain.typed_facts import TypedFact, with_live_fact


@transaction.atomic
def make_fact_live(draft: Any, place: Place, text: str, found: TypedFact, user: Any) -> None:
    """Save a version of a draft, by a person, in which a figure is the live fact."""
    draft.body = with_rich_text(draft.body, place, with_live_fact(text, found))
    draft.save_revision(user=user, log_action=True)
