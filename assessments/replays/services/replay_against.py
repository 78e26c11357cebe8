"""What past submissions can be replayed against: the draft at hand, a version, or another text."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.authoring.mapping.source import definition_of_text
from assessments.catalogue.queries.kept_snapshot import kept_snapshot
from assessments.catalogue.services.store_snapshot import store_snapshot
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.models import Against, Assessment, CatalogueSnapshot, Replay
from assessments.replays.services.start_replay import start_catalogue_replay, start_replay
from assessments.versions.queries.versions import definition_of
from portal.users.models import User


@dataclass(frozen=True, slots=True)
class Target:
    """A definition to replay against, and where it is from; `number` where it is a version."""

    definition: Definition
    against: Against
    number: int | None = None


def draft_of(assessment: Assessment) -> Target:
    """The latest draft.

    Raises:
        RefusedError: it does not compile.
    """
    latest: Assessment = assessment.get_latest_revision_as_object()
    return Target(definition_of_text(latest.definition), Against.DRAFT)


def version_of(assessment: Assessment, number: int) -> Target:
    """A version, by its number.

    Raises:
        RefusedError: there is none.
    """
    version = assessment.versions.filter(number=number).first()
    if version is None:
        raise RefusedError((Refusal("", _("There is no version %(number)d.") % {"number": number}),))
    return Target(definition_of(version), Against.VERSION, number)


def replay_against(assessment: Assessment, target: Target, by: User | None) -> Replay:
    """Have all submissions of an assessment replayed by a worker; the replay that runs, where one does."""
    return start_replay(
        assessment, target.definition, against=target.against, version_number=target.number, by=by
    )


def replay_against_catalogue(assessment: Assessment, sha256: str, by: User | None) -> Replay:
    """Have all submissions replayed against a stored catalogue; without its SHA-256, as it is now.

    Raises:
        RefusedError: no catalogue of this SHA-256 is stored.
    """
    if not sha256:
        kept = kept_snapshot()
        with transaction.atomic():
            store_snapshot(kept)
        sha256 = kept.sha256
    elif not CatalogueSnapshot.objects.filter(sha256=sha256).exists():
        raise RefusedError((Refusal("", _("There is no catalogue %(name)s.") % {"name": sha256}),))
    return start_catalogue_replay(assessment, sha256, by=by)
