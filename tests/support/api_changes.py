"""What a change of the API's description breaks for programs that were written for it (OpenAPI 3.1).

What is sent may be asked for less strictly, never more; what is answered may gain members, never lose them.
Values may be added to closed lists of answers: the documentation tells programs to expect that.
"""

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")
# Bounds of what is sent: larger is stricter, or smaller is.
LEAST = ("minimum", "minLength", "minItems")
MOST = ("maximum", "maxLength", "maxItems")


@dataclass(frozen=True, slots=True)
class Pair:
    """A schema as it was and as it is, each with its document, and where it stands."""

    before: Any
    after: Any
    old: Document
    new: Document
    place: str
    seen: frozenset[tuple[str, str]] = frozenset()

    def resolved(self) -> "Pair | None":
        """With references followed; None where this pair is being compared already."""
        names = (_reference(self.before), _reference(self.after))
        if names in self.seen:
            return None
        seen = self.seen | {names} if any(names) else self.seen
        before, after = _follow(self.before, self.old), _follow(self.after, self.new)
        return Pair(before, after, self.old, self.new, self.place, seen)

    def inner(self, before: Any, after: Any, name: str) -> "Pair":
        """A part of the schema."""
        return Pair(before, after, self.old, self.new, f"{self.place}{name}", self.seen)


def breaking_changes(old: Document, new: Document) -> list[str]:
    """A line for each thing that a program written for `old` can no longer rely on."""
    return [
        found
        for path, item in old["paths"].items()
        for method in METHODS
        if method in item
        for found in _operation(old, new, path, method)
    ]


def _operation(old: Document, new: Document, path: str, method: str) -> Iterator[str]:
    place = f"{method.upper()} {path}"
    before, after = old["paths"][path][method], new["paths"].get(path, {}).get(method)
    if after is None:
        yield f"{place}: gone"
        return
    if before["operationId"] != after["operationId"]:
        yield f"{place}: its name {before['operationId']} is now {after['operationId']}"
    if {} in before.get("security", [{}]) and {} not in after.get("security", [{}]):
        yield f"{place}: needs a token now"
    yield from _parameters(old, new, before, after, place)
    yield from _bodies(old, new, before, after, place)
    yield from _answers(old, new, before, after, place)


def _parameters(old: Document, new: Document, before: Any, after: Any, place: str) -> Iterator[str]:
    known = {(one["in"], one["name"]): one for one in before.get("parameters", [])}
    present = {(one["in"], one["name"]): one for one in after.get("parameters", [])}
    for key, one in known.items():
        if key not in present:
            yield f"{place}: parameter {key[1]} is gone"
        else:
            pair = Pair(one["schema"], present[key]["schema"], old, new, f"{place} ?{key[1]}")
            yield from _sent(pair)
    for key, one in present.items():
        if one.get("required") and not known.get(key, {}).get("required"):
            yield f"{place}: parameter {key[1]} has to be sent now"


def _bodies(old: Document, new: Document, before: Any, after: Any, place: str) -> Iterator[str]:
    was, now = before.get("requestBody", {}), after.get("requestBody", {})
    if now.get("required") and not was.get("required"):
        yield f"{place}: a body has to be sent now"
    for media, content in was.get("content", {}).items():
        if media not in now.get("content", {}):
            yield f"{place}: no longer takes {media}"
        else:
            yield from _sent(
                Pair(content["schema"], now["content"][media]["schema"], old, new, f"{place} body")
            )


def _answers(old: Document, new: Document, before: Any, after: Any, place: str) -> Iterator[str]:
    for status, answer in before["responses"].items():
        if not status.startswith("2"):
            continue
        now = after["responses"].get(status)
        if now is None:
            yield f"{place}: no longer answers {status}"
            continue
        for media, content in answer.get("content", {}).items():
            if media not in now.get("content", {}):
                yield f"{place}: no longer answers with {media}"
            elif "schema" in content:
                pair = Pair(content["schema"], now["content"][media]["schema"], old, new, f"{place} {status}")
                yield from _answered(pair)


def _sent(found: Pair) -> Iterator[str]:
    """What is asked for more strictly than before."""
    pair = found.resolved()
    if pair is None:
        return
    before, after = pair.before, pair.after
    yield from _values(pair)
    yield from _bounds(pair)
    known, present = before.get("properties", {}), after.get("properties", {})
    for name in sorted({*after.get("required", [])} - {*before.get("required", [])}):
        yield f"{pair.place}/{name}: has to be sent now"
    for name, schema in known.items():
        if name in present:
            yield from _sent(pair.inner(schema, present[name], f"/{name}"))
        elif after.get("additionalProperties") is False:
            yield f"{pair.place}/{name}: is refused now"
    if "items" in before and "items" in after:
        yield from _sent(pair.inner(before["items"], after["items"], "/*"))


def _values(pair: Pair) -> Iterator[str]:
    before, after = pair.before, pair.after
    lost = _types(before) - _types(after)
    if _types(after) and (lost or not _types(before)):
        yield f"{pair.place}: no longer takes {', '.join(sorted(lost)) or 'every type'}"
    refused = set(map(str, before.get("enum", []))) - set(map(str, after.get("enum", before.get("enum", []))))
    if refused or ("enum" in after and "enum" not in before):
        yield f"{pair.place}: no longer takes {', '.join(sorted(refused)) or 'every value'}"


def _bounds(pair: Pair) -> Iterator[str]:
    for names, is_stricter in ((LEAST, operator.gt), (MOST, operator.lt)):
        for name in names:
            now, was = pair.after.get(name), pair.before.get(name)
            if now is not None and (was is None or is_stricter(now, was)):
                yield f"{pair.place}: {name} is {now} now"


def _answered(found: Pair) -> Iterator[str]:
    """What an answer had before, and has no longer."""
    pair = found.resolved()
    if pair is None:
        return
    before, after = pair.before, pair.after
    more = _types(after) - _types(before)
    if _types(before) and more:
        yield f"{pair.place}: can be {', '.join(sorted(more))} now"
    known, present = before.get("properties", {}), after.get("properties", {})
    for name, schema in known.items():
        if name not in present:
            yield f"{pair.place}/{name}: gone"
        else:
            yield from _answered(pair.inner(schema, present[name], f"/{name}"))
    for name in sorted({*before.get("required", [])} - {*after.get("required", [])}):
        if name in present:
            yield f"{pair.place}/{name}: is not always there now"
    if "items" in before and "items" in after:
        yield from _answered(pair.inner(before["items"], after["items"], "/*"))


def _types(schema: Any) -> set[str]:
    """The JSON types that a schema allows; none where it names none."""
    named = schema.get("type")
    found = {named} if isinstance(named, str) else {*(named or [])}
    for one in (*schema.get("oneOf", []), *schema.get("anyOf", [])):
        found |= {"object"} if "$ref" in one else _types(one)
    return found


def _reference(schema: Any) -> str:
    return str(schema.get("$ref", "")) if isinstance(schema, Mapping) else ""


def _follow(schema: Any, document: Document) -> Any:
    while "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        schema = document["components"]["schemas"][name]
    only = schema.get("allOf", [])
    return _follow(only[0], document) if len(only) == 1 and "properties" not in schema else schema
