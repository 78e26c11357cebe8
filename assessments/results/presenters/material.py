"""What an outcome of engine 3 is told with, beside itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.outcomes.outcome import Eligibility
from assessments.domain.snapshots.snapshot import Certified
from assessments.results.presenters.advice_book import AdviceBook
from assessments.results.presenters.entry import EntryContext, EntryWords, entry_words
from assessments.results.presenters.plan import Catalogue
from assessments.wording.texts import Wording
from portal.shared.components import PathMark

# Sentences on what has changed, by slug.
Changes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Material:
    """What an outcome is told with, beside itself: texts, names and facts of today, and those of its own day.

    `changes` are sentences on what is different today, by certification.
    """

    asked: EntryContext
    catalogue: Catalogue
    book: AdviceBook
    snapshot: Mapping[str, Certified]
    changes: Changes

    @property
    def wording(self) -> Wording:
        """The texts of the assessment."""
        return self.asked.wording

    @property
    def today(self) -> date:
        """The day of reading, by which facts are called stale."""
        return self.asked.today

    def entry(self, slug: str, eligibility: Eligibility) -> EntryWords:
        """The state of entry of a certification in words."""
        return entry_words(eligibility, self.snapshot.get(slug), self.asked)

    def kind_name(self, kind: str) -> str:
        """A kind of work: by the name of the dimension of the path about it alone, else by its key."""
        key = self._path_of_kind(kind)
        return (self.wording.dimension(key) or self.wording.path(key)) if key else kind

    def kind_mark(self, kind: str) -> PathMark:
        """The mark of the path that is about a kind of work alone."""
        key = self._path_of_kind(kind)
        return self.wording.mark(key) if key else PathMark.NONE

    def role_name(self, role: str) -> str:
        """A role family as the assessment offers it, else as editors call it."""
        background = self.wording.definition.background
        choice = next((choice for choice, family in background.families if family == role), "")
        question = background.role or background.wanted
        family = self.book.role(role)
        if choice and question:
            return self.wording.choice(question, choice)
        return family.name if family else role

    def _path_of_kind(self, kind: str) -> str:
        paths = self.wording.definition.paths
        return next((path.key for path in paths if [group.kind for group in path.groups] == [kind]), "")
