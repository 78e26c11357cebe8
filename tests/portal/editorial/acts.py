"""What people do to drafts in the admin, for pages and snippets alike; by the addresses that browsers use."""

import json
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from assessments.models import Assessment
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof
from tests.factories.pages import make_catalogue_page
from tests.support.cast import Actor

COMMENTS = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
BY_SCRIPT = {"accept": "application/json"}


@dataclass(frozen=True)
class Desk:
    """One piece of content and how its form, its workflow and its history are reached."""

    content: Any
    form: dict[str, Any]
    field: str

    @property
    def row(self) -> Any:
        """The content as the database has it now."""
        return type(self.content).objects.get(pk=self.content.pk)

    @property
    def draft(self) -> Any:
        """The latest draft."""
        return self.row.get_latest_revision_as_object()

    @property
    def shown(self) -> str:
        """What is public of the field that these tests write in."""
        row = self.row
        return str(getattr(row, self.field)) if row.live else ""

    def url(self, name: str, *args: Any) -> str:
        """An address of the admin about this content."""
        if isinstance(self.content, Page):
            return reverse(f"wagtailadmin_pages:{name}", args=[self.content.pk, *args])
        return reverse(self.content.snippet_viewset.get_url_name(name), args=[self.content.pk, *args])

    def sent(self, words: str | None = None, **more: Any) -> dict[str, Any]:
        """The form as a browser sends it: as the latest draft has it, or with these words."""
        draft = self.draft
        shown = str(getattr(draft, self.field)) if words is None else words
        hour = (
            {"go_live_at": f"{timezone.localtime(draft.go_live_at):%Y-%m-%d %H:%M}"}
            if draft.go_live_at
            else {}
        )
        return {**self.form, **hour, self.field: shown.replace("\n", "\r\n"), **more}

    def save(self, actor: Actor, words: str, **more: Any) -> Any:
        """Press *Save draft*."""
        return actor.client.post(self.url("edit"), self.sent(words, **more))

    def autosave(self, actor: Actor, words: str, **more: Any) -> Any:
        """What the form sends by itself; `overwrite_revision_id` as from the second time on."""
        response = actor.client.post(self.url("edit"), self.sent(words, **more), headers=BY_SCRIPT)
        return json.loads(response.content)

    def submit(self, actor: Actor, words: str | None = None) -> Any:
        """Press *Submit to Moderation*."""
        return actor.client.post(self.url("edit"), self.sent(words, **{"action-submit": "1"}))

    def approve(self, actor: Actor, words: str | None = None, **more: Any) -> Any:
        """Press *Approve* below the form."""
        pressed = {"action-workflow-action": "true", "workflow-action-name": "approve", **more}
        return actor.client.post(self.url("edit"), self.sent(words, **pressed))

    def approve_from_home(self, actor: Actor) -> Any:
        """Press *Approve* in the list on the admin's front page."""
        state = self.row.current_workflow_task_state
        number = state.pk if state is not None else self.row.workflow_states.last().task_states.last().pk
        home = {"next": reverse("wagtailadmin_home")}
        response: Any = actor.client.post(self.url("workflow_action", "approve", number), home)
        return response

    def revert(self, actor: Actor, revision: Any, words: str | None = None) -> Any:
        """Save an older version anew."""
        old = str(getattr(revision.as_object(), self.field)) if words is None else words
        return actor.client.post(self.url("revisions_revert", revision.pk), self.sent(old))

    def said(self, actor: Actor, response: Any) -> str:
        """The page that follows, with its messages."""
        location = response.headers.get("Location")
        text: str = actor.client.get(location).text if location else response.content.decode()
        return text


def page_desk() -> Desk:
    """The catalogue, which is live."""
    page = make_catalogue_page()
    form = {"title": page.title, "slug": page.slug, "show_in_menus": "on", **COMMENTS}
    return Desk(page, form, "introduction")


def assessment_desk() -> Desk:
    """An assessment that is live. Its words are its title; the definition stays."""
    document = make_document()
    make_proof(document)
    row = Assessment.objects.create(title="Short", definition=json.dumps(document))
    row.save_revision().publish(skip_permission_checks=True)
    row.refresh_from_db()
    form = {"slug": row.slug, "minutes": row.minutes, "definition": row.definition}
    return Desk(row, form, "title")


DESKS = {"page": page_desk, "assessment": assessment_desk}
