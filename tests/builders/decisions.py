"""Outcomes of engine 3 with plans by hand, and all that their page tells them with; no database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import yaml

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.outcome import (
    Bearings,
    Eligibility,
    Instead,
    Outcome,
    PlanEntry,
    Reason,
    Rung,
    Standing,
)
from assessments.domain.snapshots.snapshot import Certified, Snapshot
from assessments.results.presenters.advice_book import AdviceBook
from assessments.results.presenters.entry import EntryContext
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Catalogue
from assessments.wording.texts import Wording
from certifications.domain.advice import Region
from certifications.domain.certification import Certification
from tests.factories.facts import make_certification_value, make_facts
from tests.factories.mapped import make_advice, make_group, make_role, make_service
from tests.support.repository import ROOT

FILE = ROOT / "portal" / "demo" / "data" / "find-your-path-2.yaml"
AS_OF = date(2026, 11, 30)
DECEMBER, MARCH_2028 = date(2026, 12, 1), date(2028, 3, 1)
PROJECT_WORK: dict[str, Answer] = {
    "role": ("project_manager",),
    "turned_to_in_projects": "me_first",
    "turned_to_every_day": "others",
    "run_service": "none",
    "lead_project": "most",
    "project_tasks": "quarter",
    "recurring_tasks": "little",
    "watch_flow": "none",
    "steer_plan": "half",
    "hand_over": "half",
    "take_requests": "little",
    "teams_in_step": "little",
    "join_people": "half",
    "purpose": "prove",
}
# The same year the other way round.
ONGOING_WORK: dict[str, Answer] = {
    "role": ("it_service_manager",),
    "turned_to_in_projects": "others",
    "turned_to_every_day": "me_first",
    "run_service": "most",
    "lead_project": "none",
    "project_tasks": "little",
    "recurring_tasks": "quarter",
    "watch_flow": "half",
    "steer_plan": "none",
    "hand_over": "little",
    "take_requests": "half",
    "teams_in_step": "half",
    "join_people": "little",
    "purpose": "prove",
}
NEITHER: dict[str, Answer] = {
    **dict.fromkeys(ONGOING_WORK, "none"),
    "role": ("studying",),
    "turned_to_in_projects": "others",
    "turned_to_every_day": "others",
    "project_tasks": "little",
    "recurring_tasks": "little",
    "purpose": "learn",
}


@cache
def second_edition() -> Definition:
    """The second edition of “Find your path”, as its file tells it."""
    return compile_definition(yaml.safe_load(FILE.read_text(encoding="utf-8")))


@cache
def _prepared() -> Any:
    return engine_of(3).prepare(second_edition())


def outcome_of(answers: Mapping[str, Answer], *plan: PlanEntry, **fields: Any) -> Outcome:
    """What engine 3 says of answers, with a plan by hand."""
    found = engine_of(3).evaluate(_prepared(), answers, (), Snapshot((), ()), fields.pop("as_of", AS_OF))
    return replace(found, plan=plan, **fields)


def ways_of(answers: Mapping[str, Answer]) -> Any:
    """The nearest ways to other paths."""
    nearest = engine_of(3).nearest
    assert nearest
    return nearest(_prepared(), answers)


def eligibility(standing: Standing = Standing.ELIGIBLE, **fields: Any) -> Eligibility:
    """A state of entry; open ones since the day of the outcome."""
    month = AS_OF.replace(day=1)
    known = month if standing is Standing.ELIGIBLE else None
    values: dict[str, Any] = {
        "route": 1,
        "earliest": known,
        "not_before": known,
        "missing": (),
        "unknown": (),
        "waived": (),
        **fields,
    }
    return Eligibility(standing, **values)


def planned(slug: str = "pmp", **fields: Any) -> PlanEntry:
    """The first certification of a plan for a project manager who is established; open now."""
    values: dict[str, Any] = {
        "own_offer": False,
        "eligibility": eligibility(),
        "fit_numerator": 0,
        "fit_denominator": 1,
        "level": 1,
        "opens": (),
        "rung": Rung.FIRST,
        "kind": "project",
        "reasons": (Reason("role", (("role", "project-manager"), ("stage", "established")), 0),),
        **fields,
    }
    return PlanEntry(slug, **values)


def alternative(slug: str, **fields: Any) -> Instead:
    """What may be taken instead of a first certification."""
    values: dict[str, Any] = {"own_offer": False, "eligibility": eligibility(), **fields}
    return Instead(slug, **values)


def bearings(*roles: str) -> Bearings:
    """Whom a plan was made for."""
    return Bearings(roles, (), "", ())


def named(slug: str, **fields: Any) -> Certification:
    """A published certification by its slug."""
    values: dict[str, Any] = {
        "title": slug.upper(),
        "abbreviation": "",
        "url": f"/catalogue/{slug}/",
        "facts": make_facts(fees__exam="USD 675"),
        **fields,
    }
    return make_certification_value(slug=slug, **values)


def material(
    *certified: Certified,
    as_of: date = AS_OF,
    today: date = AS_OF,
    changes: Mapping[str, tuple[str, ...]] | None = None,
    published: tuple[Certification, ...] = (),
    **lists: Any,
) -> Material:
    """What an outcome is told with: PMP, PRINCE2, IPMA and a tool, which editors compare."""
    catalogue = Catalogue(
        published or tuple(named(slug) for slug in ("pmp", "prince2", "ipma", "pgmp", "jira")), {}
    )
    asked = EntryContext(Wording(second_edition()), catalogue.short_names, as_of, today)
    return Material(
        asked=asked,
        catalogue=catalogue,
        book=AdviceBook(make_advice(**{**_lists(), **lists})),
        snapshot={item.slug: item for item in certified},
        changes=changes or {},
    )


def _lists() -> dict[str, Any]:
    group = make_group("practitioner", "pmp", "prince2", question="PMP or PRINCE2?")
    pmp, prince2 = group.members
    members = (
        replace(pmp, form="180 questions", best_if="you work with American firms"),
        replace(prince2, form="A short exam", best_if="an advert names it", cost="from GBP 555"),
    )
    return {
        "roles": (
            make_role(
                "project-manager",
                make_service("pmp", why="Asked for most often."),
                make_service("ipma", why="Where employers use IPMA."),
                counsel="A second one adds little.",
                misfits=("csm",),
            ),
        ),
        "groups": (replace(group, members=members),),
        "regions": (Region("global", "Anywhere", ""), Region("uk", "United Kingdom", "global")),
    }
