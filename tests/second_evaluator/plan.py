"""Which certifications, in which order, and why each is in or out (docs/algorithms/plan.md)."""

from fractions import Fraction
from itertools import filterfalse

from tests.second_evaluator import Document
from tests.second_evaluator.entry import World, eligibility, months_first, wanted
from tests.second_evaluator.sheets import share

Scores = dict[str, tuple[int, int]]

WORTH = {"partial": 1, "core": 2}


class Planning:
    """A plan in the making for one path."""

    def __init__(
        self,
        definition: Document,
        path: Document,
        scores: Scores,
        snapshot: Document,
        world: World,
    ) -> None:
        self.size = definition["plan_size"]
        self.groups = path.get("groups", [])
        self.all = {one["slug"]: one for one in snapshot["certifications"]}
        self.steps = snapshot["steps"]
        self.world = world
        self.placements = {slug: self.placement(one) for slug, one in self.all.items()}
        candidates = [slug for slug, placement in self.placements.items() if placement == "planned"]
        self.entry = {slug: eligibility(self.all[slug], world) for slug in candidates}
        self.fit = {slug: fit(self.all[slug], definition, scores) for slug in candidates}
        self.ranked = sorted(candidates, key=self.rank)

    def placement(self, one: Document) -> str:
        """The first reason to keep a certification out, else `planned`."""
        out = {
            "held": one["slug"] in self.world.expiries,
            "announced": one["status"] == "announced-or-early",
            "superseded": one["status"] == "being-superseded",
            "tool_specific": one["orientation"] == "tool-specific",
            "no_plan": not self.groups,
            "other_discipline": not any(in_group(one, group) for group in self.groups),
            "not_bookable": not self.is_bookable(one),
            "surpassed": self.is_surpassed(one),
        }
        return next((why for why, holds in out.items() if holds), "planned")

    def is_bookable(self, one: Document) -> bool:
        return any(last_day >= self.world.as_of for last_day in one["bookings"])

    def is_surpassed(self, one: Document) -> bool:
        ends = {step["end"] for step in self.steps if step["start"] == one["slug"]}
        return any(
            (end["issuer"], end["discipline"]) == (one["issuer"], one["discipline"])
            and end["level"] > one["level"]
            for end in (self.all[slug] for slug in ends & set(self.world.expiries) & set(self.all))
        )

    def rank(self, slug: str) -> tuple[object, ...]:
        """The order of candidates, before prerequisites are put on the way."""
        entry = self.entry[slug]
        return (
            bool(wanted(entry)),
            months_first(entry["earliest"]),
            months_first(None if entry["earliest"] else entry["not_before"]),
            -self.fit[slug],
            self.all[slug]["level"],
            slug.encode(),
        )

    def sequence(self) -> list[str]:
        """Candidates in order, each after what it asks for."""
        placed: list[str] = []
        for slug in self.ranked:
            self.place(slug, placed, ())
        return placed

    def place(self, slug: str, placed: list[str], reaching: tuple[str, ...]) -> None:
        """Place a candidate, unless it is placed or being reached, with its prerequisites before it."""
        if slug in placed or slug in reaching:
            return
        reaching = (*reaching, slug)
        for statement in filter(asks_for_all, wanted(self.entry[slug])):
            for other in self.ranked:
                if other in statement["slugs"]:
                    self.place(other, placed, reaching)
        for statement in filterfalse(asks_for_all, wanted(self.entry[slug])):
            if not set(statement["slugs"]) & set(placed):
                accepted = [
                    other for other in self.ranked if other in set(statement["slugs"]) - set(reaching)
                ]
                accepted.sort(key=lambda other: self.all[other]["issuer"] != self.all[slug]["issuer"])
                for other in accepted[:1]:
                    self.place(other, placed, reaching)
        placed.append(slug)

    def chosen(self) -> list[str]:
        """The plan: as many as its size allows, with one from each group that has a candidate."""
        sequence = self.sequence()
        plan = sequence[: self.size]
        for group in self.groups:
            of_group = [slug for slug in sequence if in_group(self.all[slug], group)]
            if of_group and not set(of_group) & set(plan):
                plan = self.with_room_for(of_group[0], plan, sequence)
        return plan

    def with_room_for(self, slug: str, plan: list[str], sequence: list[str]) -> list[str]:
        """The plan with a certification and its support, in place of the last ones that can be spared."""
        wished = {slug}
        while more := {other for one in wished for other in self.support(one, sequence)} - wished:
            wished |= more
        kept = [*plan]
        while len(together := wished | set(kept)) > self.size:
            spare = [one for one in kept if one not in wished and self.can_spare(one, together, sequence)]
            if not spare:
                return plan
            kept.remove(spare[-1])
        return [one for one in sequence if one in together]

    def support(self, slug: str, sequence: list[str]) -> set[str]:
        """What an entry rests on: entries before it that it asks for."""
        before = sequence[: sequence.index(slug)]
        support: set[str] = set()
        for statement in wanted(self.entry[slug]):
            named = [other for other in sequence if other in statement["slugs"]]
            support |= set(named if asks_for_all(statement) else named[:1]) & set(before)
        return support

    def can_spare(self, slug: str, together: set[str], sequence: list[str]) -> bool:
        others = together - {slug}
        groups = [group for group in self.groups if in_group(self.all[slug], group)]
        if any(slug in self.support(other, sequence) for other in others):
            return False
        return all(any(in_group(self.all[other], group) for other in others) for group in groups)

    def opened_by(self, slug: str, plan: list[str]) -> list[str]:
        """Later entries that ask for this one."""
        return sorted(
            later
            for later in plan[plan.index(slug) + 1 :]
            if any(slug in statement["slugs"] for statement in wanted(self.entry[later]))
        )

    def apart(self, placement: str) -> list[str]:
        """What is listed beside a plan for being placed so."""
        of_kind = [slug for slug, found in sorted(self.placements.items()) if found == placement]
        return of_kind if self.groups else []

    def also_useful(self) -> list[str]:
        return [slug for slug in self.apart("tool_specific") if self.is_bookable(self.all[slug])]

    def announced(self) -> list[str]:
        return [
            slug
            for slug in self.apart("announced")
            if any(in_group(self.all[slug], group) for group in self.groups)
        ]


class TowardsOne(Planning):
    """The plan of somebody who has decided for one certification, whatever it covers."""

    def __init__(self, definition: Document, goal: str, snapshot: Document, world: World) -> None:
        self.goal = goal
        super().__init__({**definition, "dimensions": []}, {}, {}, snapshot, world)

    def placement(self, one: Document) -> str:
        """Every certification that one could enter on the way is a candidate."""
        out = {
            "held": one["slug"] in self.world.expiries,
            "not_bookable": one["status"] != "active" or not self.is_bookable(one),
            "surpassed": one["slug"] != self.goal and self.is_surpassed(one),
        }
        return next((why for why, holds in out.items() if holds), "planned")

    def chosen(self) -> list[str]:
        """The certification after all that it asks for."""
        placed: list[str] = []
        if self.goal in self.ranked:
            self.place(self.goal, placed, ())
        return placed


def asks_for_all(statement: Document) -> bool:
    """Whether what is missing is missing in all."""
    return bool(statement["amount"] == len(statement["slugs"]) + len(statement["others"]))


def in_group(certification: Document, group: Document) -> bool:
    """Whether a group names a certification, by its discipline or its slug."""
    return certification["discipline"] in group["disciplines"] or certification["slug"] in group.get(
        "certifications", []
    )


def fit(certification: Document, definition: Document, scores: Scores) -> Fraction:
    """How far a certification covers what is needed."""
    worth = {
        covered["area"]: min(WORTH.get(covered["coverage"], 0), 1 if covered["issuer_only"] else 2)
        for covered in certification["coverage"]
    }
    return sum(
        (
            (share(scores[dimension["key"]]) or Fraction(0)) * worth.get(dimension["focus_area"], 0)
            for dimension in definition["dimensions"]
            if "focus_area" in dimension
        ),
        Fraction(0),
    )
