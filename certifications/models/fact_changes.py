"""Why a value that readers see changes: said in the draft, approved with it, told when it goes live."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from certifications.domain.fact_changes import Because, FactChange, FactStatement, fact_changes, removed_lines
from portal.shared.ports import Port

BECAUSE = (
    (Because.WRONG.value, gettext_lazy("We had it wrong: enter it in the corrections log")),
    (Because.ISSUER.value, gettext_lazy("It was right until the issuer changed it")),
    (Because.WORDS.value, gettext_lazy("Same meaning, new wording")),
)
BECAUSE_HELP = gettext_lazy("For values that readers see today. Leave empty for new ones.")
REASON_HELP = gettext_lazy(
    "How the error happened, in a sentence, for the corrections log. We take the values from the page."
)
EXPLANATION = ("because", "reason")


def because_field(label: Any) -> models.CharField[str, str]:
    """Why something that readers see changes."""
    return models.CharField(
        label, max_length=10, choices=BECAUSE, blank=True, default="", help_text=BECAUSE_HELP
    )


def reason_field() -> models.TextField[str, str]:
    """How an error of ours came about."""
    return models.TextField(
        gettext_lazy("what went wrong"), max_length=600, blank=True, default="", help_text=REASON_HELP
    )


def explains_field() -> models.TextField[str, str]:
    """What was published when somebody said why it changes: of anything else, they said nothing."""
    return models.TextField(blank=True, default="", editable=False)


class ExplainedRow(models.Model):
    """Why a published value changes."""

    because = because_field(gettext_lazy("why the value changes"))
    reason = reason_field()
    explains = explains_field()

    class Meta:
        abstract = True


class ExplainedFactChange:
    """A change of a published fact and why, None where nobody said so; `reason` for what was wrong."""

    def __init__(self, change: FactChange, row: Any, old: str) -> None:
        self.change = change
        self.row = row
        self.because = Because(row.because) if row.because and row.explains == old else None
        self.reason = row.reason if self.because is Because.WRONG else ""


# What is told of the changes that a publication made: the page as it is published now, and each of them.
publication_listeners: Port[str, Callable[[Any, list[ExplainedFactChange]], None]] = Port(
    "listeners to changes of published facts"
)


def stated_facts(rows: Iterable[Any]) -> list[FactStatement]:
    """The facts of rows, in their order."""
    return [FactStatement(row.pk, row.key, row.value) for row in rows]


def published_facts(page: Any) -> list[FactStatement]:
    """The facts of a page as readers see them; none while it is not public. Two queries."""
    model = type(page)
    if not page.pk or not model.objects.filter(pk=page.pk, live=True).exists():
        return []
    return stated_facts(model.facts.rel.related_model.objects.filter(page=page.pk))


def explained_changes(page: Any, published: list[FactStatement]) -> list[ExplainedFactChange]:
    """What a draft in memory changes of published facts, with why."""
    rows = list(page.facts.all())
    drafted = stated_facts(rows)
    of = {id(fact): row for fact, row in zip(drafted, rows, strict=True)}
    changes = fact_changes(published, drafted)
    removed = removed_lines(changes)
    return [
        ExplainedFactChange(change, page, removed)
        if change.new is None
        else ExplainedFactChange(change, of[id(change.new)], change.old.stated)
        for change in changes
    ]


def unexplained_words(changes: Iterable[ExplainedFactChange]) -> list[str]:
    """A sentence for each change that nobody has explained."""
    return [
        (
            _("Say why you removed this fact, which readers see: %(old)s.")
            if each.change.new is None
            else _("Say why this value, which readers see, changes: %(old)s → %(new)s.")
        )
        % {"old": each.change.old.stated, "new": each.change.new.stated if each.change.new else ""}
        for each in changes
        if each.because is None
    ]


class ExplainedChangesForm(WagtailAdminPageForm):
    """The form of a certification. What changes of published facts is explained before it is submitted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.published = published_facts(self.instance)
        old = {fact.row: fact for fact in self.published}
        for form in self.formsets["facts"].forms if "facts" in self.formsets else ():
            fact = old.get(form.instance.pk)
            if fact is None or form.instance.explains != fact.stated:
                _forget(form)

    def is_valid(self) -> bool:
        """Wagtail's checks, and an explanation of each change; drafts are saved without."""
        valid = bool(super().is_valid())
        if "facts" in self.formsets and self.published:
            self._note_what_is_explained()
            if valid and not self.is_deferred_validation:
                valid = self._is_explained()
        return valid

    def _forms(self) -> list[Any]:
        formset = self.formsets["facts"]
        return [form for form in formset.forms if form not in formset.deleted_forms]

    def _changes(self) -> tuple[FactChange, ...]:
        return fact_changes(self.published, stated_facts(form.instance for form in self._forms()))

    def _note_what_is_explained(self) -> None:
        """Note the value that each explanation is of; take away what explains no change."""
        changes = self._changes()
        old_of = {id_of(change.new): change.old for change in changes if change.new is not None}
        for form in self._forms():
            row = form.instance
            old = old_of.get((row.pk, row.key, row.value))
            row.explains = old.stated if old is not None and row.because else ""
            if old is None:
                row.because = row.reason = ""
        self.instance.explains = removed_lines(changes) if self.instance.because else ""
        if not any(change.new is None for change in changes):
            self.instance.because = self.instance.reason = ""

    def _is_explained(self) -> bool:
        changes = self._changes()
        changed = {id_of(change.new) for change in changes if change.new is not None}
        found = [
            _demand(form, form.instance)
            for form in self._forms()
            if (form.instance.pk, form.instance.key, form.instance.value) in changed
        ]
        if any(change.new is None for change in changes):
            found.append(_demand(self, self.instance))
        return all(found)


def id_of(fact: FactStatement) -> tuple[int | None, str, str]:
    """What tells a fact of a form from its others."""
    return fact.row, fact.key, fact.value


def _demand(form: Any, row: Any) -> bool:
    """Refuse a change that is not explained, and an error that nobody describes."""
    if not row.because:
        form.add_error("because", ValidationError(_("Readers see a different value. Say why it changes.")))
        return False
    if row.because == Because.WRONG and not row.reason.strip():
        form.add_error("reason", ValidationError(_("Say in a sentence what went wrong, for the log.")))
        return False
    return True


def _forget(form: Any) -> None:
    for name in EXPLANATION:
        form.initial[name] = ""
