"""People take the assessment while web server, worker and database are killed: what was acknowledged is kept.

They save by JavaScript's requests or by forms, in one tab or two, with an account whose login expires or
without one, and each submits twice at once.
"""

import json
import queue
import random
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from pathlib import Path

from portal.demo.files import read_accounts
from tests.campaign._browser import Browser
from tests.campaign._ledger import RunLog
from tests.campaign._sessions import START, Session
from tests.campaign._site import DATABASE, WEB, WORKER, Site, running_site

SESSIONS_FULL, SESSIONS_SHORT = 300, 30
# Of so many sessions in a row, how many are of each kind.
KINDS = ("one tab", "two tabs", "forms", "one tab", "two tabs", "expired login")
PEOPLE_AT_ONCE = 6
SEED = 20261122
# The victims of kills in turn, and how many acknowledged answers lie between two kills, at random: so a slow
# machine gets as far as a fast one. After so many seconds there is a kill in any case.
VICTIMS = (WEB, DATABASE, WEB, DATABASE, WORKER)
BETWEEN_KILLS = (50, 150)
LONGEST_PAUSE = 20.0
LEARNER = "learner@example.org"
SIGN_INS = 60
# A learner for each session that signs in: one learner has one open attempt.
MAKE_LEARNERS = """
from allauth.account.models import EmailAddress
from portal.users.models import User
password = User.objects.get(email="{like}").password
for number in range({count}):
    email = f"crowd-{{number}}@example.org"
    EmailAddress.objects.create(
        user=User.objects.create(email=email, password=password), email=email, verified=True, primary=True
    )
"""
SUBMITTED = """
SELECT attempt.public_id, submission.public_id, count(outcome.id)
FROM assessments_submission submission
JOIN assessments_attempt attempt ON attempt.id = submission.attempt_id
LEFT JOIN assessments_outcome outcome ON outcome.submission_id = submission.id
GROUP BY 1, 2
"""
SHOWN = 5


def run(short: bool) -> list[str]:
    """Let people take the assessment while programs are killed; returns lines of figures.

    Raises:
        RuntimeError: an acknowledged answer or submission is gone or another one, or a session got stuck.
    """
    number = SESSIONS_SHORT if short else SESSIONS_FULL
    with tempfile.TemporaryDirectory(prefix="answer-faults-") as folder, running_site(Path(folder)) as site:
        crowd = Crowd(site, number)
        kills = crowd.answer_under_fire()
        return judge(site, crowd, kills)


class Crowd:
    """Everybody who takes the assessment, some at a time."""

    def __init__(self, site: Site, number: int) -> None:
        self.logs: list[RunLog] = []
        self.errors: list[str] = []
        self._site = site
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for session in range(number):
            self._waiting.put(session)
        made = site.manage("shell", "--command", MAKE_LEARNERS.format(like=LEARNER, count=number))
        if made.returncode:
            raise RuntimeError(f"No learners could be made:\n{made.stderr[-2000:]}")
        accounts = read_accounts(site.files.accounts)
        self._password = next(account.password for account in accounts if account.email == LEARNER)

    def answer_under_fire(self) -> Counter[str]:
        """Kill until the last session ends; returns how often each was killed."""
        chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
        people = [threading.Thread(target=self._person, daemon=True) for _number in range(PEOPLE_AT_ONCE)]
        for person in people:
            person.start()
        kills: Counter[str] = Counter()
        while any(person.is_alive() for person in people):
            self._wait_for(self._acknowledged() + chance.randint(*BETWEEN_KILLS), people)
            victim = VICTIMS[kills.total() % len(VICTIMS)]
            kills[victim] += self._site.kill(victim)
            self._site.wait()
        self._site.wait()
        return kills

    def _wait_for(self, acknowledged: int, people: list[threading.Thread]) -> None:
        end = time.monotonic() + LONGEST_PAUSE
        while (
            time.monotonic() < end
            and self._acknowledged() < acknowledged
            and any(person.is_alive() for person in people)
        ):
            self._site.look_after()
            time.sleep(0.01)

    def _acknowledged(self) -> int:
        return sum(log.heard for log in list(self.logs))

    def _person(self) -> None:
        while True:
            try:
                number = self._waiting.get_nowait()
            except queue.Empty:
                return
            kind = KINDS[number % len(KINDS)]
            sign_in = partial(self._sign_in, f"crowd-{number}@example.org")
            session = Session(kind, self._site.port, SEED + number, sign_in, self._expire)
            self.logs.append(session.log)
            try:
                session.take()
            except Exception as error:  # noqa: BLE001 - told at the end, whatever it was
                self.errors.append(f"{kind}: {error!r}")

    def _sign_in(self, email: str, browser: Browser) -> None:
        """Sign in. A killed server's sign-ins stay counted for five minutes; nobody here waits for that."""
        for _attempt in range(SIGN_INS):
            browser.get(START)
            browser.get("/accounts/login/")
            answer = browser.post_form("/accounts/login/", {"login": email, "password": self._password})
            if answer.status == 302:
                return
            self._site.rows("DELETE FROM operations_counterentry")
            time.sleep(1.0)
        raise RuntimeError(f"Signing in was refused {SIGN_INS} times.")

    def _expire(self, session: str) -> None:
        """What the session's end does, now."""
        self._site.rows("DELETE FROM django_session WHERE session_key = %s", session)


def judge(site: Site, crowd: Crowd, kills: Counter[str]) -> list[str]:
    """Compare what was acknowledged with what is stored."""
    attempts = {
        str(run): answers for run, answers in site.rows("SELECT public_id, answers FROM assessments_attempt")
    }
    submitted = site.rows(SUBMITTED)
    results = {str(run): (f"/assessments/results/{public_id}/", count) for run, public_id, count in submitted}
    lost = [
        f"{log.kind}, {question}: {fault}"
        for log in crowd.logs
        for question, answer in log.answers.items()
        if (fault := answer.fault(attempts.get(log.run, {}).get(question)))
    ]
    missing = [
        f"{log.kind}: {log.result} was acknowledged, stored is {results.get(log.run)}"
        for log in crowd.logs
        if log.result and results.get(log.run) != (log.result, 1)
    ]
    verified = json.loads(site.manage("verify_outcomes", "--json").stdout)
    lines = figures(crowd.logs, kills, len(lost), len(missing))
    lines.append(f"outcomes recomputed {verified['checked']}, differing {len(verified['differing'])}")
    problems = [*lost, *missing, *crowd.errors, *map(str, verified["differing"])]
    if problems:
        raise RuntimeError("\n".join([*lines, f"{len(problems)} problems", *problems[:SHOWN]]))
    return lines


def figures(logs: list[RunLog], kills: Counter[str], lost: int, missing: int) -> list[str]:
    """The figures in words."""
    kinds = Counter(log.kind for log in logs)
    seen: Counter[str] = sum((log.seen for log in logs), Counter())
    return [
        f"sessions {len(logs)}: {told(kinds)}",
        f"killed: {told(kills)}; {told(seen)}",
        f"answers acknowledged {sum(log.heard for log in logs)}, lost {lost}",
        f"submissions acknowledged {sum(bool(log.result) for log in logs)}, lost or doubled {missing}",
    ]


def told(counts: Counter[str]) -> str:
    """Counts in words, sorted by name."""
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
