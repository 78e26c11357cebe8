"""The forms that a JSON Schema is put together from, each with the description that it must have."""

import re
from collections.abc import Mapping

from assessments.domain.definitions.definition import NOT_SURE
from assessments.domain.definitions.document_reader import KEY, LARGEST_NUMBER, LONGEST_TEXT, MOST_ITEMS

Schema = dict[str, object]

# Control characters other than the line feed.
_NO_CONTROL = r"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]"
_SOMETHING = r"[^\u0000-\u001f\u007f-\u009f\s]"


def key(description: str, pattern: re.Pattern[str] = KEY) -> Schema:
    """A permanent key or a slug."""
    return {
        "type": "string",
        "pattern": f"^{pattern.pattern}$",
        "not": {"const": NOT_SURE},
        "description": description,
    }


def text(description: str) -> Schema:
    """A text that is shown."""
    return {
        "type": "string",
        "maxLength": LONGEST_TEXT,
        "pattern": f"^{_NO_CONTROL}*{_SOMETHING}{_NO_CONTROL}*$",
        "description": description,
    }


def whole(description: str, least: int = 0, most: int = LARGEST_NUMBER) -> Schema:
    """A whole number within bounds, which it may meet."""
    return {"type": "integer", "minimum": least, "maximum": most, "description": description}


def one_of(description: str, *names: str) -> Schema:
    """One of some texts."""
    return {"enum": list(names), "description": description}


def listing(description: str, items: Schema, least: int = 1, *, is_set: bool = False) -> Schema:
    """A list; in a set nothing stands twice."""
    return {
        "type": "array",
        "items": items,
        "minItems": least,
        "maxItems": MOST_ITEMS,
        "description": description,
        **({"uniqueItems": True} if is_set else {}),
    }


def tuple_of(description: str, *items: Schema) -> Schema:
    """A list of fixed length."""
    return {
        "type": "array",
        "prefixItems": list(items),
        "minItems": len(items),
        "maxItems": len(items),
        "description": description,
    }


def table(description: str, names: Schema, values: Schema, least: int = 1) -> Schema:
    """An object whose keys are the editor's own."""
    return {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": values,
        "minProperties": least,
        "description": description,
    }


def record(
    description: str,
    required: Mapping[str, object],
    optional: Mapping[str, object] | None = None,
    **rules: object,
) -> Schema:
    """An object of known keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
        "description": description,
        **rules,
    }


def reference(name: str, description: str) -> Schema:
    """What `$defs` holds under a name, described for where it stands."""
    return {"$ref": f"#/$defs/{name}", "description": description}


def exactly_one(*names: str) -> list[Schema]:
    """For `oneOf`: of some keys exactly one is there."""
    return [{"required": [name]} for name in names]
