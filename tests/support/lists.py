"""Rows of lists that go live by approval, saved, submitted and approved as people do it in the admin."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.models import Revision

from portal.editorial.snippets import ApprovedSnippet
from tests.support.cast import Actor


def address(row: ApprovedSnippet, name: str = "edit", *args: Any) -> str:
    """Where a row is edited, or what else is done with it."""
    return reverse(
        f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}:{name}", args=[row.pk, *args]
    )


def sent(row: ApprovedSnippet, **changes: Any) -> dict[str, Any]:
    """The form of a row as a browser sends it, with some fields changed; None leaves a field out."""
    form = get_edit_handler(type(row)).get_form_class()(instance=row)
    values = {name: form[name].value() for name in form.fields} | changes
    return {
        name: "" if value is None else value
        for name, value in values.items()
        if changes.get(name, "") is not None
    }


def save(actor: Actor, row: ApprovedSnippet, **changes: Any) -> Any:
    """Save a draft."""
    return actor.client.post(address(row), sent(row, **changes))


def submit(actor: Actor, row: ApprovedSnippet, **changes: Any) -> Any:
    """Save a draft and ask for its approval."""
    return actor.client.post(address(row), {**sent(row, **changes), "action-submit": "1"})


def approve(actor: Actor, row: ApprovedSnippet) -> Any:
    """Press the button below the form, which sends the form along untouched."""
    row.refresh_from_db()
    draft = row.get_latest_revision_as_object()
    pressed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return actor.client.post(address(row), {**sent(draft), **pressed})


def publish(row: ApprovedSnippet) -> Revision:
    """Put a row live as it stands."""
    revision: Revision = row.save_revision()
    revision.publish()
    return revision
