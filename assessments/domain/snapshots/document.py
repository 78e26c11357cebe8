"""A catalogue snapshot as a document: canonical JSON, addressed by its SHA-256.

What is unknown is left out, never written as zero. Lists keep the order of the snapshot, which is sorted, so
that equal catalogues have equal digests.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from assessments.domain.canonical import sha256_of
from assessments.domain.snapshots.snapshot import (
    CertificationsStated,
    Certified,
    Covered,
    Grounds,
    MonthsStated,
    Route,
    Snapshot,
    Stated,
    Step,
)

FORMAT = 1

Item = TypeVar("Item")


def snapshot_hash(snapshot: Snapshot) -> str:
    """SHA-256 of a snapshot's canonical JSON, hexadecimal."""
    return sha256_of(snapshot_document(snapshot))


def snapshot_document(snapshot: Snapshot) -> dict[str, object]:
    """The document of a snapshot, for canonical JSON; `parse_snapshot` reads it back."""
    return {
        "format": FORMAT,
        "certifications": [_certified(item) for item in snapshot.certifications],
        "steps": [_step(item) for item in snapshot.steps],
    }


def parse_snapshot(document: object) -> Snapshot:
    """The snapshot of a document that `snapshot_document` made.

    Raises:
        ValueError: it is of another format, or not of its form.
    """
    source = _Source(document)
    if source.number("format") != FORMAT:
        raise ValueError("The snapshot is of another format.")
    return Snapshot(
        certifications=source.items("certifications", _read_certified),
        steps=source.items("steps", _read_step),
    )


def _certified(item: Certified) -> dict[str, object]:
    return {
        "slug": item.slug,
        "name": item.name,
        "issuer": item.issuer,
        "own_offer": item.own_offer,
        "status": item.status,
        "orientation": item.orientation,
        "discipline": item.discipline,
        "level": item.level,
        "coverage": [
            {"area": covered.area, "coverage": covered.coverage, "issuer_only": covered.issuer_only}
            for covered in item.coverage
        ],
        "bookings": [day.isoformat() for day in item.bookings],
        "routes": [_route(route) for route in item.routes],
    }


def _route(route: Route) -> dict[str, object]:
    numbers = {
        "education": route.education,
        "window_years": route.window_years,
        "training_hours": route.training_hours,
        "course": route.course,
    }
    return {
        "number": route.number,
        "is_expressed": route.is_expressed,
        **{name: _stated(item) for name, item in numbers.items() if item is not None},
        **({"months": _months(route.months)} if route.months is not None else {}),
        "certifications": [_asked(item) for item in route.certifications],
    }


def _stated(item: Stated) -> dict[str, object]:
    return {"value": item.value, **_grounds(item.grounds)}


def _months(item: MonthsStated) -> dict[str, object]:
    parts = [{"kind": kind, "months": months} for kind, months in item.parts]
    return {"parts": parts, "words": item.words, **_grounds(item.grounds)}


def _asked(item: CertificationsStated) -> dict[str, object]:
    return {
        "any_one": item.any_one,
        "slugs": list(item.slugs),
        "others": list(item.others),
        **_grounds(item.grounds),
    }


def _step(item: Step) -> dict[str, object]:
    return {
        "start": item.start,
        "end": item.end,
        "kind": item.kind,
        "waives": list(item.waives),
        "needs_active": item.needs_active,
        **_grounds(item.grounds),
    }


def _grounds(grounds: Grounds) -> dict[str, object]:
    return {"confidence": grounds.confidence, "fresh_until": grounds.fresh_until.isoformat()}


class _Source:
    """One object of a document, read key by key."""

    def __init__(self, document: object) -> None:
        if not isinstance(document, dict):
            raise ValueError(f"The snapshot holds {document!r} where fields belong.")
        self._fields = document

    def text(self, key: str) -> str:
        return _text(self._fields.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        return self.items(key, _text)

    def flag(self, key: str) -> bool:
        value = self._fields.get(key)
        if not isinstance(value, bool):
            raise ValueError(f"The snapshot holds {value!r} where true or false belongs: {key}.")
        return value

    def number(self, key: str) -> int:
        value = self._fields.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError(f"The snapshot holds {value!r} where a whole number belongs: {key}.")
        return value

    def items(self, key: str, read: Callable[[object], Item]) -> tuple[Item, ...]:
        value = self._fields.get(key)
        if not isinstance(value, list):
            raise ValueError(f"The snapshot holds {value!r} where a list belongs: {key}.")
        return tuple(read(item) for item in value)

    def maybe(self, key: str, read: Callable[[object], Item]) -> Item | None:
        return read(self._fields[key]) if key in self._fields else None

    def grounds(self) -> Grounds:
        return Grounds(self.text("confidence"), date.fromisoformat(self.text("fresh_until")))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"The snapshot holds {value!r} where text belongs.")
    return value


def _read_certified(document: object) -> Certified:
    source = _Source(document)
    return Certified(
        slug=source.text("slug"),
        name=source.text("name"),
        issuer=source.text("issuer"),
        own_offer=source.flag("own_offer"),
        status=source.text("status"),
        orientation=source.text("orientation"),
        discipline=source.text("discipline"),
        level=source.number("level"),
        coverage=source.items("coverage", _read_covered),
        bookings=tuple(date.fromisoformat(day) for day in source.texts("bookings")),
        routes=source.items("routes", _read_route),
    )


def _read_covered(document: object) -> Covered:
    source = _Source(document)
    return Covered(source.text("area"), source.text("coverage"), source.flag("issuer_only"))


def _read_route(document: object) -> Route:
    source = _Source(document)
    return Route(
        number=source.number("number"),
        is_expressed=source.flag("is_expressed"),
        education=source.maybe("education", _read_stated),
        months=source.maybe("months", _read_months),
        window_years=source.maybe("window_years", _read_stated),
        training_hours=source.maybe("training_hours", _read_stated),
        course=source.maybe("course", _read_stated),
        certifications=source.items("certifications", _read_asked),
    )


def _read_stated(document: object) -> Stated:
    source = _Source(document)
    return Stated(source.number("value"), source.grounds())


def _read_months(document: object) -> MonthsStated:
    source = _Source(document)
    return MonthsStated(source.items("parts", _read_part), source.text("words"), source.grounds())


def _read_part(document: object) -> tuple[str, int]:
    source = _Source(document)
    return source.text("kind"), source.number("months")


def _read_asked(document: object) -> CertificationsStated:
    source = _Source(document)
    return CertificationsStated(
        source.flag("any_one"), source.texts("slugs"), source.texts("others"), source.grounds()
    )


def _read_step(document: object) -> Step:
    source = _Source(document)
    return Step(
        start=source.text("start"),
        end=source.text("end"),
        kind=source.text("kind"),
        waives=source.texts("waives"),
        needs_active=source.flag("needs_active"),
        grounds=source.grounds(),
    )
