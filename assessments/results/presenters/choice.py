"""The certification to begin with: why this one, how to enter, what it costs, and what to take instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Eligibility, Instead, Limit, PlanEntry, Reason
from assessments.domain.snapshots.snapshot import Certified
from assessments.results.presenters.advice_book import AdviceBook
from assessments.results.presenters.costs import CostLine, cost_in_short, cost_lines
from assessments.results.presenters.entry import Asked, EntryWords, entry_words
from assessments.results.presenters.plan import Catalogue, Known
from assessments.wording.texts import Wording
from portal.shared.components import DefinedTerm, PathMark, TableColumn, TableView

# Sentences on what has changed, by slug.
Changes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Material:
    """What an outcome is told with, beside itself: texts, names and facts of today, and those of its own day.

    `changes` are sentences on what is different today, by certification.
    """

    asked: Asked
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


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """What may be taken instead, and the difference in a sentence."""

    certification: Known
    entry: EntryWords
    difference: str
    cost: str
    limits: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """The certification to begin with. `comparison` has it beside what may be taken instead, if anything.

    `why` are grounds by what they rest on; `question` asks which one, in the editors' words.
    """

    certification: Known
    mark: PathMark
    entry: EntryWords
    why: tuple[DefinedTerm, ...]
    costs: tuple[CostLine, ...]
    limits: tuple[str, ...]
    changes: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    question: str
    comparison: TableView | None


def present_choice(entry: PlanEntry, material: Material) -> ChoiceView:
    """The first certification of a plan."""
    facts = material.catalogue.facts_of(entry.slug)
    alternatives = tuple(_alternative(item, entry, material) for item in entry.instead)
    slugs = [entry.slug, *(item.slug for item in entry.instead)]
    return ChoiceView(
        certification=material.catalogue.known(entry.slug, is_own_offer=entry.own_offer),
        mark=material.kind_mark(entry.kind),
        entry=material.entry(entry.slug, entry.eligibility),
        why=grounds_of(entry, material),
        costs=cost_lines(facts, material.snapshot.get(entry.slug), material.today),
        limits=limit_sentences(entry.limits),
        changes=material.changes.get(entry.slug, ()),
        alternatives=alternatives,
        question=_question(slugs, material.book),
        comparison=_comparison(slugs, material) if alternatives else None,
    )


def limit_sentences(limits: Iterable[Limit]) -> tuple[str, ...]:
    """Which limits something goes beyond, in the second person."""
    words = {
        Limit.OVER_BUDGET: _("Costs more than you want to spend."),
        Limit.MAY_EXCEED_BUDGET: _("May cost more than you want to spend."),
        Limit.AFTER_DEADLINE: _("Later than you need it."),
    }
    return tuple(words[limit] for limit in limits)


def _grounds(reason: Reason, slug: str, material: Material) -> DefinedTerm:
    """Why a step stands where it stands: what it rests on, and what is said of that."""
    given = {name: str(value) for name, value in reason.parameters}
    return _GROUNDS[reason.code](given, slug, material)


def _role(given: Mapping[str, str], slug: str, material: Material) -> DefinedTerm:
    service = material.book.service(given["role"], slug, given["stage"])
    name = material.role_name(given["role"])
    if service is None:
        return DefinedTerm(_("Your role"), name)
    return DefinedTerm(_("Your role"), _("%(role)s. %(why)s") % {"role": name, "why": service.why})


def _kind(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm:
    return DefinedTerm(
        _("Your work"),
        _("Of all certifications for this kind of work, it serves the most roles: %(kind)s.")
        % {"kind": material.kind_name(given["kind"])},
    )


def _region(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm:
    name = material.book.region(given["region"])
    return DefinedTerm(_("Where you work"), _("Usual in: %(region)s.") % {"region": name})


def _circumstance(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm:
    name = material.book.circumstance(given["circumstance"])
    return DefinedTerm(_("Part of your work"), name)


# Every code of a step's reasons has its words here; an unknown one is a fault.
_GROUNDS = {"role": _role, "kind": _kind, "region": _region, "circumstance": _circumstance}


def grounds_of(entry: PlanEntry, material: Material) -> tuple[DefinedTerm, ...]:
    """Why a certification stands in a plan. That it is usual everywhere says nothing of somebody."""
    return tuple(
        _grounds(reason, entry.slug, material)
        for reason in entry.reasons
        if reason.code != "region" or not material.book.is_widest(str(dict(reason.parameters)["region"]))
    )


def _alternative(item: Instead, first: PlanEntry, material: Material) -> AlternativeView:
    facts = material.catalogue.facts_of(item.slug)
    return AlternativeView(
        certification=material.catalogue.known(item.slug, is_own_offer=item.own_offer),
        entry=material.entry(item.slug, item.eligibility),
        difference=_difference(item.slug, first, material),
        cost=cost_in_short(facts, material.today),
        limits=limit_sentences(item.limits),
        changes=material.changes.get(item.slug, ()),
    )


def _difference(slug: str, first: PlanEntry, material: Material) -> str:
    """What tells it from the first certification, as editors say; empty where they say nothing."""
    own = material.book.alternative(slug, first.slug)
    if own and own.best_if:
        return _("Better if: %(case)s.") % {"case": own.best_if.rstrip(".")}
    role = next(
        (str(value) for reason in first.reasons for name, value in reason.parameters if name == "role"), ""
    )
    stage = next(
        (str(value) for reason in first.reasons for name, value in reason.parameters if name == "stage"), ""
    )
    service = material.book.service(role, slug, stage)
    return service.why if service else ""


def _question(slugs: list[str], book: AdviceBook) -> str:
    if len(slugs) == 1:
        return ""
    group = book.group_of(slugs[0], slugs[1])
    return group.question if group else ""


def _comparison(slugs: list[str], material: Material) -> TableView:
    """The first certification and what may be taken instead, side by side: a column each."""
    names = material.catalogue.short_names
    told = [
        material.book.alternative(slug, slugs[1 if slug == slugs[0] else 0])
        or material.book.alternative(slug)
        for slug in slugs
    ]
    rows = (
        (_("Take it if"), [item.best_if if item else "" for item in told]),
        (_("Exam or course"), [item.form if item else "" for item in told]),
        (
            _("Cost"),
            [
                (item.cost if item else "")
                or cost_in_short(material.catalogue.facts_of(slug), material.today)
                for slug, item in zip(slugs, told, strict=True)
            ],
        ),
        (_("Renewal"), [item.renewal if item else "" for item in told]),
        (_("Asked for"), [item.recognition if item else "" for item in told]),
        (_("With care"), [item.caution if item else "" for item in told]),
    )
    return TableView.of(
        caption=_("Side by side"),
        columns=(TableColumn(_("What")), *(TableColumn(names.get(slug, slug)) for slug in slugs)),
        rows=tuple((head, *(cell or _("unknown") for cell in cells)) for head, cells in rows if any(cells)),
    )
