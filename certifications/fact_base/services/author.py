"""In whose name an import writes: an operator’s goes live at once, a person’s waits for approval."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from certifications.models import CataloguePage
from portal.editorial.snippets import ApprovedSnippet
from portal.users.models import User


@dataclass(frozen=True, slots=True)
class ImportAuthor:
    """Who imports. Without `person` it is an operator, whose import is published."""

    person: User | None = None

    @property
    def publishes(self) -> bool:
        """Whether what is imported goes live without anybody’s approval."""
        return self.person is None

    def refusal_of_page(self, page: Any) -> str:
        """Why they may not write in a page, in a sentence; empty where they may. At most three queries."""
        if self.person is None:
            return ""
        permissions = page.permissions_for_user(self.person)
        if not permissions.can_edit():
            return _("You may not change this page.")
        if permissions.page_locked():
            return _("The page is locked, or waits for approval. Nobody else may change it now.")
        return ""

    def refusal_of_new_page(self, catalogue: CataloguePage) -> str:
        """Why they may not add a page to the catalogue; empty where they may."""
        if self.person is None or catalogue.permissions_for_user(self.person).can_add_subpage():
            return ""
        return _("You may not add pages to the catalogue.")

    def refusal_of_row(self, model: type[ApprovedSnippet], row: ApprovedSnippet | None) -> str:
        """Why they may not change a row of a list, or add one; empty where they may."""
        if self.person is None:
            return ""
        action = "add" if row is None else "change"
        if not self.person.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}"):
            return _("You may not change this list.")
        lock = row.get_lock() if row is not None else None
        if lock is not None and lock.for_user(self.person):
            return _("The row is locked, or waits for approval. Nobody else may change it now.")
        return ""


OPERATOR = ImportAuthor()
