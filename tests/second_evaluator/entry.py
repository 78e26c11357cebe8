"""Whether somebody may enter a certification: now, not yet, or unknown (docs/algorithms/eligibility.md)."""

from tests.second_evaluator import Document
from tests.second_evaluator.requirements import judged_route, met, unknown

LAST_YEAR = 9999


class World:
    """What eligibility looks at beside a certification: a person, steps, a date."""

    def __init__(
        self, definition: Document, answers: Document, held: list[Document], as_of: str, steps: list[Document]
    ) -> None:
        self.background = definition.get("background", {})
        self.experience = self.background.get("experience", [])
        self.usual_hours = definition["training_hours_a_week"]
        self.answers = answers
        self.as_of = as_of
        self.steps = steps
        self.expiries: dict[str, list[str | None]] = {}
        for one in held:
            self.expiries.setdefault(one["slug"], []).append(one.get("expires_on"))

    def why_unusable(self, statement: Document | None) -> str | None:
        """Why a statement cannot be used, None where it can."""
        if statement is None:
            return "no_fact"
        if statement["confidence"] == "low":
            return "low_confidence"
        return "stale" if statement["fresh_until"] < self.as_of else None

    def answer_to(self, question: str | None) -> int | str:
        """A number, or why there is none."""
        if not question:
            return "not_asked"
        answer = self.answers.get(question)
        return answer if isinstance(answer, int) else "not_answered"

    def education(self) -> int | str:
        """The own level, or why it is not known."""
        question = self.background.get("education")
        if not question:
            return "not_asked"
        level = int(self.background.get("education_levels", {}).get(self.answers.get(question), -1))
        return level if level >= 0 else "not_answered"

    def hours_a_week(self) -> int:
        """How many hours of training fit into a week."""
        own = self.answer_to(self.background.get("hours_a_week"))
        return own if isinstance(own, int) and own >= 1 else int(self.usual_hours)


def eligibility(certification: Document, world: World) -> Document:
    """The best route's judgement as an outcome has it."""
    steps = [step for step in world.steps if step["end"] == certification["slug"]]
    routes = [entered(route, steps, world) for route in certification["routes"]]
    return min(routes or [settled(0, [unknown("rules", "no_fact")], [], world)], key=rank)


def entered(route: Document, steps: list[Document], world: World) -> Document:
    """One route, with what held certifications waive taken away."""
    left: list[Document] = []
    waived: set[tuple[str, str]] = set()
    for judged in judged_route(route, steps, world):
        remaining, starts = waive(judged, steps, world)
        left.append(remaining)
        about = judged.get("missing") or judged.get("unknown")
        waived |= {(about["requirement"], start) for start in starts} if about else set()
    return settled(route["number"], left, sorted(waived), world)


def waive(judged: Document, steps: list[Document], world: World) -> tuple[Document, list[str]]:
    """A requirement after waivers, and the held certifications that replace it."""
    replacing = [
        step
        for step in steps
        if step["start"] in world.expiries
        and judged["names"] & set(step["waives"])
        and not world.why_unusable(step)
    ]
    active = [
        step["start"]
        for step in replacing
        if not step["needs_active"]
        or any(day is not None and day >= world.as_of for day in world.expiries[step["start"]])
    ]
    if active:
        return met(), active
    if "missing" in judged and any(None in world.expiries[step["start"]] for step in replacing):
        return unknown(judged["missing"]["requirement"], "may_be_inactive", judged["missing"]["kind"]), []
    return judged, []


def settled(number: int, left: list[Document], waived: list[tuple[str, str]], world: World) -> Document:
    """Standing and months of a route of which these requirements are left."""
    missing = told_once([judged["missing"] for judged in left if "missing" in judged])
    unsure = told_once([judged["unknown"] for judged in left if "unknown" in judged])
    lasting = [judged["lasts"] for judged in left if "missing" in judged]
    not_before = later(world.as_of, max([months for months in lasting if months is not None], default=0))
    if any(one["requirement"] == "education" for one in missing):
        not_before = None
    return {
        "standing": "not_yet" if missing else "unknown" if unsure else "eligible",
        "route": number,
        "earliest": not_before if not unsure and None not in lasting else None,
        "not_before": not_before,
        "missing": missing,
        "unknown": unsure,
        "waived": [list(pair) for pair in waived],
    }


def told_once(documents: list[Document]) -> list[Document]:
    """Sorted by their fields in order, without repetition."""
    documents = sorted(documents, key=lambda document: list(document.values()))
    return [one for place, one in enumerate(documents) if one not in documents[:place]]


def later(day: str, months: int) -> str | None:
    """The first day of the month some months after a day's; None after the last year of calendars."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-01" if year <= LAST_YEAR else None


def wanted(judgement: Document) -> list[Document]:
    """The certifications that a judgement misses."""
    return [one for one in judgement["missing"] if one["requirement"] == "certifications"]


def months_first(month: str | None) -> tuple[bool, str]:
    """Earlier months before later ones, and those before none."""
    return month is None, month or ""


def rank(judgement: Document) -> tuple[object, ...]:
    """What routes are compared by; the smaller, the better."""
    return (
        bool(wanted(judgement)),
        months_first(judgement["earliest"]),
        months_first(judgement["not_before"]),
        len(judgement["unknown"]),
        len(judgement["missing"]),
        judgement["route"],
    )
