"""Lists whose rows go live by approval alone."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin, WorkflowMixin

from portal.editorial.value_changes import changes_between, logged_values

# Columns that say how far a row has come, not what it says.
STATE = frozenset(
    field.name
    for mixin in (WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin)
    for field in mixin._meta.local_fields
)


class ApprovedRows(models.QuerySet[Any]):
    """Rows of a list, drafts among them."""

    def live(self) -> Self:
        """Those that somebody approved: all that readers see and outcomes read."""
        return self.filter(live=True)


class ApprovedSnippet(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """A row that counts as somebody approved it who did not write it. Base of every list.

    The columns hold what is live; what editors change meanwhile is in a revision. A row that was never
    approved has its draft in the columns too: read `objects.live()`.
    """

    # Unlike Wagtail's: what code makes is a draft as well, until it is published.
    live = models.BooleanField(gettext_lazy("live"), default=False, editable=False)

    # Whether nobody takes a row offline, though nothing points at it.
    stays_live: ClassVar[bool] = False
    # Where the guide speaks of its form.
    guide_place: ClassVar[str] = "certification-pages#lists"

    objects = ApprovedRows.as_manager()

    class Meta:
        abstract = True

    @property
    def status_string(self) -> str:
        """What the list says of the row. One query, unless the rows' approvals were read with them."""
        if self.workflow_in_progress:
            return _("live + waiting for approval") if self.live else _("waiting for approval")
        if self.live:
            return _("live + draft") if self.has_unpublished_changes else _("live")
        return _("offline") if self.last_published_at else _("draft")

    @transaction.atomic
    def publish(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        **others: Any,
    ) -> None:
        """Put a revision live, and log each value before and after.

        Raises:
            ValidationError: it breaks a rule by now, or points at what is not live; nothing is published.
        """
        refuse_what_is_not_live(revision)
        draft = revision.as_object()
        draft.full_clean(exclude=STATE)
        before = type(self)._default_manager.live().filter(pk=self.pk).first()
        super().publish(revision, user=user, changed=changed, log_action=False, **others)
        if log_action:
            old = logged_values(before, STATE) if before is not None else None
            log(
                instance=draft,
                action=log_action if isinstance(log_action, str) else "wagtail.publish",
                user=user,
                revision=revision,
                content_changed=changed,
                data={"changes": changes_between(old, logged_values(draft, STATE))},
            )


def refuse_what_is_not_live(revision: Revision) -> None:
    """Refuse a revision that points at a row of a list that nobody approved. One query for each list.

    Raises:
        ValidationError: it does, itself or in one of the rows below it.
    """
    pointed: dict[type[ApprovedSnippet], set[Any]] = defaultdict(set)
    for model, content in _rows_of(revision.content_type.model_class(), revision.content):
        for entries, keys in _entries_of(model, content):
            pointed[entries].update(keys)
    sentences = [
        _("“%(entry)s” (%(list)s) is not live. Get it approved first, or choose another one.")
        % {"entry": entry, "list": entry._meta.verbose_name}
        for entries, keys in pointed.items()
        for entry in entries._default_manager.filter(pk__in=keys, live=False)
    ]
    if sentences:
        raise ValidationError(sentences)


def is_in_use(entry: ApprovedSnippet) -> bool:
    """Whether anything points at a row of a list, be it a draft. At most one query for each kind of it."""
    relations = [
        relation
        for relation in entry._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel | models.ManyToManyRel)
        # Its own rows below it go where it goes.
        and not isinstance(relation.field, ParentalKey)
        # The rows between two lists are no use of either: the relation of both is in the list as well.
        and not relation.related_model._meta.auto_created
    ]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: entry}).exists()
        for relation in relations
    )


def _rows_of(model: Any, content: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """A revision's own row, then those below it."""
    yield model, content
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name(), ()):
            yield relation.related_model, row


def _entries_of(model: Any, content: dict[str, Any]) -> Iterator[tuple[type[ApprovedSnippet], list[Any]]]:
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        pointed = content.get(field.name)
        if (
            pointed
            # What a row stands below goes live with it.
            and not isinstance(field, ParentalKey)
            and isinstance(field.related_model, type)
            and issubclass(field.related_model, ApprovedSnippet)
        ):
            yield field.related_model, pointed if field.many_to_many else [pointed]
