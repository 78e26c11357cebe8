"""The content of a draft as one number: two drafts that say the same have the same one.

An approval holds for such a number and for nothing else. So whatever readers or schedules see must change it,
and whatever Wagtail renumbers in passing must not. Nothing here may import Wagtail's models: see `queries`.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

# What Wagtail notes on a draft about its place, its state and who works on it.
NOT_CONTENT = frozenset(
    {
        *("pk", "id", "content_type", "path", "depth", "numchild", "url_path", "owner", "alias_of"),
        *("translation_key", "locale", "draft_title", "live", "expired", "has_unpublished_changes"),
        *("first_published_at", "last_published_at", "live_revision"),
        *("latest_revision", "latest_revision_created_at"),
        *("locked", "locked_at", "locked_by", "wagtail_admin_comments", "comments"),
        # The frozen version that learners take; no draft decides it.
        "current_version",
    }
)
NOT_CONTENT_OF_A_CHILD = frozenset({"pk", "id", "sort_order", "translation_key", "locale"})
BLOCK = frozenset({"type", "value", "id"})
# The rich text editor numbers paragraphs, differently each time.
PARAGRAPH_NUMBER = re.compile(r' data-block-key="[a-z0-9]{1,8}"')


def digest_of_revision(revision: Any) -> str:
    """The digest of what a revision holds."""
    return content_digest(revision.content_type.model_class(), revision.content)


def digest_of(content: Any) -> str:
    """The digest of a draft in memory, as it would be if it were saved."""
    return content_digest(type(content), content.serializable_data())


def content_digest(model: type[Model], data: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical form of what a revision of this model holds, in hexadecimal."""
    plain = json.loads(json.dumps(dict(data), cls=DjangoJSONEncoder))
    kept = {name: value for name, value in plain.items() if name not in NOT_CONTENT}
    canonical = {name: _field(model, name, value) for name, value in kept.items()}
    text = json.dumps(canonical, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _field(model: type[Model], name: str, value: Any) -> Any:
    field = next((one for one in model._meta.get_fields() if _stored_as(one) == name), None)
    if hasattr(field, "stream_block") and isinstance(value, str):
        return _words(json.loads(value or "[]"))
    if isinstance(value, list) and getattr(field, "one_to_many", False):
        return _children(field, value)
    if isinstance(value, list) and getattr(field, "many_to_many", False):
        return sorted(value)
    return _text(value) if isinstance(value, str) else value


def _stored_as(field: Any) -> str:
    """The name under which a revision holds a field; a relation from children, by what leads to them."""
    return str(field.get_accessor_name() if field.auto_created and field.one_to_many else field.name)


def _children(relation: Any, rows: list[dict[str, Any]]) -> list[Any]:
    """Children in their order, without the numbers of the rows and of their parent."""
    model, parent = relation.related_model, relation.field.name
    ordered = sorted(rows, key=lambda row: row.get("sort_order") or 0)
    return [
        {
            name: _field(model, name, value)
            for name, value in row.items()
            if name not in NOT_CONTENT_OF_A_CHILD and name != parent
        }
        for row in ordered
    ]


def _words(value: Any) -> Any:
    """The value of a block without the numbers of the blocks in it."""
    if isinstance(value, list):
        return [_words(item) for item in value]
    if isinstance(value, dict):
        numbered = value.keys() == BLOCK
        return {name: _words(item) for name, item in value.items() if not (numbered and name == "id")}
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    """Text as a form gives it back: with plain ends of lines, and nothing around it."""
    return PARAGRAPH_NUMBER.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
