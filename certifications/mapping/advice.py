"""Rows of the advice lists to domain values."""

from collections.abc import Mapping
from typing import Any

from certifications.domain.advice import (
    Alternative,
    AlternativeGroup,
    DatedChange,
    JudgedBy,
    Misfit,
    Named,
    OutgrownCondition,
    OutgrownRule,
    Recognition,
    RoleFamily,
    RoleService,
)
from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import (
    Basis,
    CircumstanceKind,
    GroupRule,
    KindOfWork,
    OutgrownWhen,
    RecognitionTopic,
    Service,
    Stage,
    Strength,
)
from certifications.mapping import grounds_from_row
from certifications.models import AlternativeGroup as GroupRow
from certifications.models import DatedChange as ChangeRow
from certifications.models import Outgrown
from certifications.models import OutgrownCondition as ConditionRow
from certifications.models import Recognition as RecognitionRow
from certifications.models import RoleFamily as RoleRow
from certifications.models import RoleService as ServiceRow

# The circumstance that words stand for, by the words; empty where they stand for none.
ReadCircumstances = Mapping[str, str]


def lines(text: str) -> tuple[str, ...]:
    """What stands one a line."""
    return tuple(line for line in map(str.strip, text.splitlines()) if line)


def named(row: Any) -> Named:
    """What a row names. Reads the page of the certification."""
    page = row.certification
    return Named(page.slug, page.title) if page is not None else Named("", row.other)


def judged(row: Any) -> JudgedBy:
    """Who stands for a row."""
    return JudgedBy(row.judged_by, row.judged_on)


def service_from_row(row: ServiceRow, read: ReadCircumstances) -> RoleService:
    """How well a certification serves a role."""
    return RoleService(
        certification=named(row),
        stage=Stage(row.stage),
        service=Service(row.service),
        why=row.why,
        when=row.when,
        circumstance=read.get(row.when, ""),
        is_read=not row.when or row.when in read,
        regions=tuple(row.regions.split()),
        basis=Basis(row.basis),
        source_url=row.source_url,
        source_date=row.source_date,
        confidence=Confidence(row.confidence) if row.confidence else None,
    )


def role_from_row(row: RoleRow, read: ReadCircumstances) -> RoleFamily:
    """A role family. Prefetch services and misfits with their certifications for more than one."""
    return RoleFamily(
        key=row.key,
        name=row.name,
        description=row.description,
        titles=lines(row.titles),
        synonyms=lines(row.synonyms),
        week=lines(row.week),
        kind_of_work=KindOfWork(row.kind_of_work),
        kind_note=row.kind_note,
        counsel=row.counsel,
        services=tuple(service_from_row(service, read) for service in row.services.all()),
        misfits=tuple(Misfit(named(misfit), misfit.why) for misfit in row.misfits.all()),
        judged=judged(row),
    )


def group_from_row(row: GroupRow) -> AlternativeGroup:
    """A group of alternatives. Prefetch members with their certifications for more than one."""
    return AlternativeGroup(
        key=row.key,
        name=row.name,
        rule=GroupRule(row.rule),
        question=row.question,
        why_rivals=row.why_rivals,
        members=tuple(
            Alternative(
                certification=named(member),
                form=member.form,
                cost=member.cost,
                renewal=member.renewal,
                recognition=member.recognition,
                best_if=member.best_if,
                caution=member.caution,
                basis=Basis(member.basis),
                sources=lines(member.sources),
            )
            for member in row.members.all()
        ),
        default=Named(row.default.slug, row.default.title) if row.default else None,
        default_unless=lines(row.default_unless),
        judged=judged(row),
        lock_in=row.lock_in,
        default_words=row.default_words,
        sources=lines(row.sources),
    )


def outgrown_from_row(row: Outgrown) -> OutgrownRule:
    """What outgrows a certification. Prefetch conditions with what they point at for more than one."""
    return OutgrownRule(
        certification=row.certification.slug,
        because=row.because,
        still_sensible_if=lines(row.still_sensible_if),
        conditions=tuple(_condition(condition) for condition in row.conditions.all()),
        basis=Basis(row.basis),
        judged=judged(row),
        sources=lines(row.sources),
    )


def _condition(row: ConditionRow) -> OutgrownCondition:
    circumstance = row.circumstance
    return OutgrownCondition(
        strength=Strength(row.strength),
        when=OutgrownWhen(row.when),
        certification=named(row) if row.certification_id or row.other else None,
        kind=row.kind_of_experience,
        months=row.months,
        education=row.education,
        unless_holds=tuple(row.unless_holds.split()),
        region=row.region.key if row.region else "",
        circumstance=circumstance.key if circumstance else "",
        circumstance_kind=CircumstanceKind(circumstance.kind) if circumstance else None,
        role=row.role.key if row.role else "",
        name=next((item.name for item in (row.region, circumstance, row.role) if item), ""),
    )


def recognition_from_row(row: RecognitionRow) -> Recognition:
    """A statement on recognition. Prefetch regions and certifications for more than one."""
    return Recognition(
        statement=row.statement,
        topic=RecognitionTopic(row.topic),
        certifications=tuple(named(item) for item in row.certifications.all()),
        regions=tuple(region.key for region in row.regions.all()),
        grounds=grounds_from_row(row),
    )


def change_from_row(row: ChangeRow) -> DatedChange:
    """A dated change. Reads what it is about: select it for more than one."""
    return DatedChange(
        what=row.what,
        before=row.before,
        after=row.after,
        in_force_from=row.in_force_from,
        grounds=grounds_from_row(row),
        about=None if row.issuer_id else named(row),
        issuer=row.issuer.key if row.issuer else "",
    )
