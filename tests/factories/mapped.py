"""What the mapping of the catalogue makes of facts and of advice, without a database."""

from datetime import date
from typing import Any

from assessments.catalogue.mapping.counsel import counsel_of
from assessments.catalogue.mapping.snapshot import snapshot_from_catalogue
from assessments.domain.snapshots.snapshot import Certified, Counsel, Route
from certifications.domain.advice import (
    Alternative,
    AlternativeGroup,
    JudgedBy,
    Misfit,
    Named,
    OutgrownCondition,
    OutgrownRule,
    Recognition,
    RoleFamily,
    RoleService,
)
from certifications.domain.facts import Confidence, Fact
from certifications.domain.statements import Grounds
from certifications.domain.vocabulary import (
    Basis,
    GroupRule,
    KindOfWork,
    OutgrownWhen,
    RecognitionTopic,
    Service,
    Stage,
    Strength,
)
from certifications.queries.advice import AllAdvice
from tests.factories.facts import COLLECTED_ON, make_certification_value, real_readings

JUDGED = JudgedBy("An editor", COLLECTED_ON)
SLUGS = frozenset({"capm", "csm", "pmp", "psm-i"})


def mapped(*facts: Fact, today: date = COLLECTED_ON, **fields: Any) -> Certified:
    """The one certification of a catalogue."""
    snapshot = snapshot_from_catalogue(
        [make_certification_value(facts=facts, **fields)], (), real_readings(), today=today
    )
    return snapshot.certifications[0]


def only_route(*facts: Fact, **fields: Any) -> Route:
    """Its one route."""
    (route,) = mapped(*facts, **fields).routes
    return route


def counsel(**lists: Any) -> Counsel:
    """The counsel of some lists, about the certifications of `SLUGS`."""
    return counsel_of(make_advice(**lists), SLUGS)


def make_advice(**lists: Any) -> AllAdvice:
    """Everything that stands beside the facts; empty where nothing is named."""
    names = ("roles", "groups", "outgrown", "recognition", "regions", "circumstances")
    return AllAdvice(**{name: tuple(lists.pop(name, ())) for name in names}, **lists)


def named(slug: str) -> Named:
    """A certification of the catalogue, or by “ext:” one outside."""
    return Named("", slug.removeprefix("ext:")) if slug.startswith("ext:") else Named(slug, slug.upper())


def make_service(slug: str = "pmp", **fields: Any) -> RoleService:
    """A certification that serves a role as the usual choice of those who are established."""
    values: dict[str, Any] = {
        "certification": named(slug),
        "stage": Stage.ESTABLISHED,
        "service": Service.USUAL,
        "why": "Because.",
        "when": "",
        "circumstance": "",
        "is_read": True,
        "regions": (),
        "basis": Basis.EDITORIAL,
        "source_url": "",
        "source_date": "",
        **fields,
    }
    return RoleService(**values)


def make_role(key: str = "project-manager", *services: RoleService, **fields: Any) -> RoleFamily:
    """A role of project work; `misfits` are slugs."""
    values: dict[str, Any] = {
        "key": key,
        "name": key,
        "description": "",
        "titles": (),
        "synonyms": (),
        "week": (),
        "kind_of_work": KindOfWork.PROJECT,
        "kind_note": "",
        "counsel": "",
        "services": services,
        "judged": JUDGED,
        **fields,
        "misfits": tuple(Misfit(named(slug), "Not for it.") for slug in fields.get("misfits", ())),
    }
    return RoleFamily(**values)


def make_group(key: str, *slugs: str, default: str = "", **fields: Any) -> AlternativeGroup:
    """A group of rivals, in order."""
    values: dict[str, Any] = {
        "key": key,
        "name": key,
        "rule": GroupRule.PICK_ONE,
        "question": "Which?",
        "why_rivals": "",
        "members": tuple(Alternative(named(slug), "", "", "", "", "", "", Basis.EDITORIAL) for slug in slugs),
        "default": named(default) if default else None,
        "default_unless": (),
        "judged": JUDGED,
        **fields,
    }
    return AlternativeGroup(**values)


def make_rule(certification: str, *conditions: OutgrownCondition) -> OutgrownRule:
    """What outgrows a certification."""
    return OutgrownRule(certification, "Because.", (), conditions, Basis.EDITORIAL, JUDGED)


def never(when: OutgrownWhen, **fields: Any) -> OutgrownCondition:
    """A condition that rules it out."""
    return OutgrownCondition(Strength.NEVER, when, **fields)


def make_statement(
    *slugs: str,
    regions: tuple[str, ...] = ("uk",),
    topic: RecognitionTopic = RecognitionTopic.REGION,
    confidence: Confidence = Confidence.HIGH,
    collected_on: date = COLLECTED_ON,
) -> Recognition:
    """A statement on where certifications count."""
    grounds = Grounds("https://www.example.org/", "", None, collected_on, confidence)
    return Recognition("It counts there.", topic, tuple(map(named, slugs)), regions, grounds)
