"""What somebody tries on their result. The questions are found by what the definition reads them for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import MOST_HOURS_A_WEEK
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.trials.inputs import SubmittedAnswers, Tried, hours_a_week_of, role_question
from assessments.wording.texts import Wording
from portal.shared.durations import MONTHS_A_YEAR
from portal.shared.words import listed, month_words

HOURS, BUDGET, PAYER, REGION, ROLE, START = "hours", "budget", "payer", "region", "role", "start"
OWN, OTHERS = "me", "others"
# How many months ahead somebody may start.
MOST_MONTHS_AHEAD = 36

Options = list[tuple[str, str]]


class WhatIfForm(forms.Form):
    """Hours, money, place, role and month. What an address does not say is as it was answered."""

    # What is wrong is said by the page, with all fields as they were typed.
    use_required_attribute = False

    def __init__(
        self, data: Mapping[str, Any], answered: SubmittedAnswers, wording: Wording, today: date
    ) -> None:
        self._answered, self._wording = answered, wording
        made = {key: field for key, field in self._made(today) if field is not None}
        said = {key: field.initial for key, field in made.items()}
        super().__init__({**said, **{key: data[key] for key in made if key in data}})
        self.fields.update(made)

    @property
    def tried(self) -> Tried:
        """What differs from the answers; of a valid form."""
        changed = {
            key: value for key, value in self.cleaned_data.items() if value != self.fields[key].initial
        }
        start = changed.get(START)
        return Tried(
            hours_a_week=changed.get(HOURS),
            budget=changed.get(BUDGET),
            is_paid_by_others=PAYER in changed,
            region=changed.get(REGION),
            role=changed.get(ROLE),
            start=date.fromisoformat(f"{start}-01") if start else None,
        )

    def _made(self, today: date) -> Iterator[tuple[str, forms.Field | None]]:
        background = self._answered.definition.background
        yield HOURS, self._hours()
        yield START, _select(_("When would you start?"), _months(today), "")
        yield BUDGET, self._question(background.budget)
        yield PAYER, self._payer() if background.budget else None
        yield ROLE, self._role()
        yield REGION, self._question(background.region)

    def _hours(self) -> forms.Field:
        hours = hours_a_week_of(self._answered)
        words = _("Enter a whole number from 1 to %(most)d.") % {"most": MOST_HOURS_A_WEEK}
        note = _("Your result assumes %(hours)d.") % {"hours": hours}
        return forms.IntegerField(
            label=_("How many hours a week could you learn?"),
            min_value=1,
            max_value=MOST_HOURS_A_WEEK,
            initial=hours,
            help_text=note,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), words),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        )

    def _payer(self) -> forms.Field:
        options = [(OWN, _("I do")), (OTHERS, _("Someone else, such as my employer"))]
        label, note = _("Who pays?"), _("If someone else pays, your budget doesn’t count.")
        return _select(label, options, OWN, note)

    def _question(self, key: str) -> forms.Field | None:
        """A single choice with its answer; None where the definition has no such question."""
        if not key:
            return None
        options = [("", _("No answer")), *self._choices(key)]
        answer = self._counted(key)
        return _select(
            self._wording.question(key),
            options,
            answer if isinstance(answer, str) and answer != NOT_SURE else "",
            self._wording.of(f"questions/{key}/help"),
        )

    def _role(self) -> forms.Field | None:
        background = self._answered.definition.background
        key, families = role_question(background, self._answered.visible), dict(background.families)
        if not key:
            return None
        answer = self._counted(key)
        said = answer if isinstance(answer, tuple) else tuple(filter(None, (answer,)))
        roles = [str(item) for item in said if item in families]
        options = [(choice, label) for choice, label in self._choices(key) if choice in families]
        if len(roles) != 1:
            named = [label for choice, label in options if choice in roles]
            as_answered = _("As you said: %(roles)s") % {"roles": listed(named)}
            options.insert(0, ("", as_answered if named else _("No role in particular")))
        is_own = key == background.role and any(item.families for item in background.experience)
        note = _("We count your time in your job as time in this role.") if is_own else ""
        return _select(self._wording.question(key), options, roles[0] if len(roles) == 1 else "", note)

    def _choices(self, key: str) -> Options:
        question = next(item for item in self._answered.definition.questions if item.key == key)
        return list(self._wording.choices(question))

    def _counted(self, key: str) -> Answer | None:
        return self._answered.sheet.get(key) if key in self._answered.visible else None


def _select(label: str, options: Options, answer: str, note: str = "") -> forms.Field:
    return forms.ChoiceField(
        label=label,
        choices=options,
        initial=answer,
        # Nothing is an answer only where the list says what it stands for.
        required=all(value for value, _label in options),
        help_text=conditional_escape(note),
        error_messages=dict.fromkeys(("invalid_choice", "required"), _("Choose one from the list.")),
    )


def _months(today: date) -> Options:
    """This month, and each one in which somebody may start."""
    first = today.year * MONTHS_A_YEAR + today.month - 1
    months = [
        date(count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1, 1)
        for count in range(first + 1, first + 1 + MOST_MONTHS_AHEAD)
    ]
    return [
        ("", pgettext("month of start", "This month")),
        *((month.strftime("%Y-%m"), month_words(month)) for month in months),
    ]
