"""People who take the assessment while the site is killed, and keep book of what they are told."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import yaml

from assessments.domain.answers.sheet import Answer as Given
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.registry import engine_for
from portal.demo.assessment import DEFINITION
from tests.campaign._browser import Answer, Browser
from tests.campaign._ledger import RunLog

START = "/assessments/find-your-path/"
# Seconds that somebody thinks before an answer, at most.
LONGEST_THOUGHT = 0.08
# One answer in so many is changed at once.
CHANGED_EVERY = 5
SIGNED_OUT = {403, 404}
# Signs a browser in; lets the session of a cookie end.
SignIn = Callable[[Browser], None]
Expire = Callable[[str], None]


@cache
def definition() -> Definition:
    """The assessment of the demo."""
    return compile_definition(yaml.safe_load(DEFINITION.read_text(encoding="utf-8")))


class Session:
    """One person with one run. `tabs` are windows of one browser."""

    def __init__(self, kind: str, port: int, seed: int, sign_in: SignIn, expire: Expire) -> None:
        self.log = RunLog("", kind)
        self._chance = random.Random(seed)  # noqa: S311 - answers, not secrets
        self._browser = Browser(port, self.log.seen)
        self._sign_in = sign_in
        self._expire = expire
        self._sheet: dict[str, Given] = {}
        # What each tab believes: question to revision.
        self._tabs: list[dict[str, int]] = [{}, {}] if kind == "two tabs" else [{}]

    def take(self) -> None:
        """Start, answer, submit twice."""
        if self.log.kind == "expired login":
            self._sign_in(self._browser)
        self._browser.get(START)
        started = self._browser.post_form(START, {})
        self.log.run = _run_in(started)
        if self.log.kind == "forms":
            self._fill_forms()
        else:
            self._save_one_by_one()
        self._submit()

    def _questions(self) -> Iterator[Question]:
        engine = engine_for(definition())
        prepared = engine.prepare(definition())
        for question in definition().questions:
            if question.key in engine.visible_questions(prepared, self._sheet):
                yield question

    def _save_one_by_one(self) -> None:
        expires_at = self._chance.randrange(5, 30) if self.log.kind == "expired login" else -1
        for number, question in enumerate(self._questions()):
            if number == expires_at:
                self._expire(self._browser.cookies["sessionid"])
                self.log.seen["logins expired"] += 1
            time.sleep(self._chance.uniform(0, LONGEST_THOUGHT))
            self._save(question, self._chance.choice(self._tabs))
            if self._chance.randrange(CHANGED_EVERY) == 0:
                self._save(question, self._chance.choice(self._tabs))

    def _save(self, question: Question, tab: dict[str, int]) -> None:
        """Save an answer, over another tab's when there is one, as somebody who says “keep mine”."""
        value = draw(question, self._chance)
        log = self.log.answer(question.key)
        while True:
            log.sends(value, tab.get(question.key, 0))
            answer = self._browser.post_json(
                f"/assessments/attempts/{self.log.run}/answers/{question.key}/",
                {"value": value, "revision": tab.get(question.key, 0)},
            )
            if answer.status in SIGNED_OUT and self.log.kind == "expired login":
                self._sign_in(self._browser)
                continue
            if answer.status not in {200, 409}:
                raise RuntimeError(f"Saving {question.key} was answered by {answer.status}.")
            tab[question.key] = answer.told["revision"]
            if answer.status == 200:
                self.log.hears(question.key, value, answer.told["revision"])
                self._sheet[question.key] = value
                return
            self.log.seen["conflicts shown"] += 1

    def _fill_forms(self) -> None:
        for section in definition().sections:
            # Answers may bring up more questions of the same part.
            while self._fill_form(section.key):
                pass

    def _fill_form(self, section: str) -> bool:
        """Answer what a part asks and has no answer yet; returns whether there was anything."""
        asked = (question for question in self._questions() if question.section == section)
        questions = [question for question in asked if question.key not in self._sheet]
        path = f"/assessments/attempts/{self.log.run}/sections/{section}/"
        self._browser.get(path)
        values = {question.key: draw(question, self._chance) for question in questions}
        fields = {"go": "on", **{f"revision.{key}": "0" for key in values}, **_fields(values)}
        for key, value in values.items():
            self.log.answer(key).sends(value, 0)
        answer = self._browser.post_form(path, fields)
        # One that was cut off may have stored some answers; sent again it stores the others.
        if answer.status != 302:
            raise RuntimeError(f"Part {section} was answered by {answer.status}.")
        for key, value in values.items():
            self.log.hears(key, value, 1)
            self._sheet[key] = value
        return bool(questions)

    def _submit(self) -> None:
        """Twice at once: both are told the same result."""
        path = f"/assessments/attempts/{self.log.run}/review/"
        self._browser.get(path)
        heard: list[Answer] = []
        clicks = [
            threading.Thread(target=lambda: heard.append(self._browser.post_form(path, {}))) for _ in range(2)
        ]
        for click in clicks:
            click.start()
        for click in clicks:
            click.join()
        results = {answer.location for answer in heard}
        if len(heard) != 2 or len(results) != 1 or "/results/" not in next(iter(results)):
            raise RuntimeError(f"Submitting twice was answered by {heard}.")
        self.log.result = results.pop()


def draw(question: Question, chance: random.Random) -> Given:
    """Any answer to a question."""
    if isinstance(question, NumberQuestion):
        return chance.randint(question.least, question.most)
    keys = choice_keys(question)
    if isinstance(question, MultipleChoice):
        return tuple(sorted(chance.sample(keys, chance.randint(1, 3))))
    return chance.choice((*keys, NOT_SURE) if is_scored(question) else keys)


def _fields(values: Mapping[str, Given]) -> dict[str, str | tuple[str, ...]]:
    """Answers as a form sends them: each box that is ticked by itself, months in one field."""
    return {
        f"answer.{key}": value if isinstance(value, tuple) else str(value) for key, value in values.items()
    }


def _run_in(started: Answer) -> str:
    parts = started.location.strip("/").split("/")
    if started.status != 302 or parts[:2] != ["assessments", "attempts"]:
        raise RuntimeError(f"Starting was answered by {started.status} {started.location}.")
    return parts[2]
