"""The demo learner's attempts over two years, made by the services as the web makes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from assessments.access import Holder
from assessments.attempts.queries.answers import saved_answer
from assessments.attempts.services.confirm_carried import confirm_carried
from assessments.attempts.services.save_answer import save_answer
from assessments.attempts.services.start_attempt import start_only_attempt
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.models import HELD_KEY, AssessmentVersion
from assessments.versions.queries.versions import definition_of
from portal.demo.assessment import version_numbered
from portal.demo.months import months_before
from portal.users.models import User

ATTEMPTS = Path(__file__).parent / "data" / "learner-attempts.yaml"
# How long somebody thinks about one question.
A_QUESTION = timedelta(seconds=11)


@dataclass(frozen=True, slots=True)
class WrittenAttempt:
    """An attempt as the file tells it: how many months ago, of which version, every answer that is given, and
    what was held by then.
    """

    months_before: int
    version: int
    answers: Mapping[str, object]
    held: tuple[Mapping[str, Any], ...]


def written_attempts() -> tuple[WrittenAttempt, ...]:
    """The attempts of data/learner-attempts.yaml, oldest first; each tells only what is new since the one
    before, as long as both are of one version.
    """
    attempts: list[WrittenAttempt] = []
    answers: dict[str, object] = {}
    for item in yaml.safe_load(ATTEMPTS.read_text(encoding="utf-8")):
        version = item["version"]
        is_same = not attempts or attempts[-1].version == version
        answers = {**(answers if is_same else {}), **item["answers"]}
        held = tuple(item.get("held", ()))
        attempts.append(WrittenAttempt(item["months_before"], version, answers, held))
    return tuple(attempts)


def load_attempts(learner: User, now: datetime) -> None:
    """Take the assessment as often as the file tells, each time that many months before `now`.

    Every attempt is answered from the catalogue as it is: of an older one there is no record. Each begins
    with what was told the last time, as on the site.
    """
    for written in written_attempts():
        _take(version_numbered(written.version), learner, written, now)


def _take(version: AssessmentVersion, learner: User, written: WrittenAttempt, now: datetime) -> None:
    moment = months_before(now, written.months_before)
    holder = Holder(learner.pk)
    attempt = start_only_attempt(version, holder=holder, visitor="", now=moment)
    held = [_held(item, now) for item in written.held]
    for key, value in {**written.answers, **({HELD_KEY: held} if held else {})}.items():
        moment += A_QUESTION
        save_answer(
            attempt.pk,
            key,
            value,
            holder=holder,
            definition=definition_of(version),
            expected_revision=saved_answer(attempt.answers, key).revision,
            now=moment,
        )
    moment += A_QUESTION
    confirm_carried(attempt.pk, holder=holder, now=moment)
    submit_attempt(attempt.pk, now=moment + A_QUESTION)


def _held(item: Mapping[str, Any], now: datetime) -> dict[str, str]:
    """A held certification with its dates: earned so many months ago, valid for so many from then on."""
    earned = item["earned_months_before"]
    return {
        "slug": item["slug"],
        "earned_on": months_before(now, earned).date().isoformat(),
        "expires_on": months_before(now, earned - item["valid_months"]).date().isoformat(),
    }
