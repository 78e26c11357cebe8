"""docs/howto/add-a-question-kind.md, followed once: yes or no, of which yes earns points.

It is compiled, answered, scored, proved, carried over, typed into a form and shown.
"""

import json
from typing import Any

from tests.builders.short_instrument import make_document
from tests.howto.conftest import Scratch

QUESTIONS = "assessments/domain/definitions/questions.py"
POINTS = "assessments/domain/definitions/checks/points.py"
PARSER = "assessments/domain/answers/parser.py"
TRANSFER = "assessments/domain/answers/transfer.py"
EDITS = "assessments/domain/replay/edits.py"
TEXTS = "assessments/wording/texts.py"
SHOWN = "assessments/attempts/presenters/question.py"
PREVIEW = "assessments/authoring/presenters/preview.py"

DECLARATION = """@dataclass(frozen=True, slots=True)
class YesNo:
    \"\"\"Yes, no, or "not sure"; yes earns points.\"\"\"

    __pydantic_config__ = STRICT

    key: _Own
    section: _Where
    points: Annotated[Points, _points("What yes earns, by dimension.", 1)]
    visible_if: _When = ()
    change: _Change = Change.CHANGEABLE


"""
READ = """    | Annotated[YesNo, Tagged(Kind.YES_NO, "Yes or no; yes earns points."), Tag(f"{INNER}yes_no")]
"""
PROGRAM = """
import json
from collections import Counter
from datetime import date
from itertools import product
from random import Random
from types import SimpleNamespace
from django.http import QueryDict
from django.template.loader import render_to_string
from assessments.attempts.forms import read_answer
from assessments.attempts.presenters.question import present_question
from assessments.attempts.queries.answers import SavedAnswer
from assessments.authoring.presenters.preview import preview_of
from assessments.domain.answers.parser import AnswerRefusedError, sheet_of
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.decisive import decisive_questions
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.refusals import RefusedError, sentence_of
from assessments.domain.definitions.schema import definition_schema
from assessments.domain.definitions.writer import document_of
from assessments.domain.engines.registry import CURRENT, current_rules, engine_of
from assessments.domain.proof.prover import prove
from assessments.domain.replay.edits import edits_between
from assessments.domain.replay.stored_rows import reading_of
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.wording.texts import Wording
from portal.demo.learners.answers import Questionnaire, answer_all, new_person

document, changed, refused = json.loads(DOCUMENTS)
definition = compile_definition(document)
question = definition.questions[3]
written = document_of(definition)["questions"][3]
print("written", written["kind"], written["points"])
print("schema", '"const": "yes_no"' in json.dumps(definition_schema()))
for attempt in (lambda: compile_definition(refused), lambda: sheet_of(definition, {"lead": "maybe"})):
    try:
        attempt()
    except RefusedError as error:
        print("refused", *map(sentence_of, error.refusals))
    except AnswerRefusedError as error:
        print("refused", error.code, error.sentence)

engine = engine_of(CURRENT)
sheet = sheet_of(definition, {"share": "half", "planning": "2", "routine": "1", "lead": "yes"})
outcome = engine.evaluate(engine.prepare(definition), sheet, (), Snapshot((), ()), date(2026, 1, 1))
line = next(line for line in outcome.receipt if line.question == "lead")
print("earned", line.answer, line.points, line.maxima, outcome.path, outcome.margin)

rules, report = current_rules(definition), prove(definition)
of_three = ("1", "2", "3", "not_sure")
choices = [("projects", "half", "operations", "not_sure"), of_three, of_three, ("yes", "no", "not_sure")]
found = Counter(rules.path(dict(zip(sheet, given))) for given in product(*choices))
counted = {share.path: share.sheets for share in report.shares.by_path}
print("shares", report.shares.method, counted == dict(found))
print("effect", *(effect.paths for effect in report.effects if effect.question == "lead"))

after = compile_definition(changed)
print("carried", carried(after, sheet, definition) == sheet)
print("edits", *(f"{edit.kind} {edit.key}" for edit in edits_between(definition, after)))
print("stored", reading_of(definition, ["lead"]).fields[0].keys)

wording = Wording(definition)
form = QueryDict("answer.lead=no&revision.lead=1")
entered = read_answer(question, form)
view = present_question(
    question, wording, SavedAnswer(0, None, None), entered, decisive=decisive_questions(wording.definition)
)
shown = render_to_string("assessments/attempts/question.html", {"question": view, "is_stored": True})
print("words", wording.answer(question, "yes"))
apart = view.apart[0].label
print("form", entered.value, [(choice.label, choice.is_taken) for choice in view.choices], apart)
print("page", 'data-kind="yes_no"' in shown, shown.count('name="answer.lead"'), not view.is_optional)
draft = SimpleNamespace(title="", definition=json.dumps(document))
print("preview", preview_of(draft).sections[0].questions[3].choices)
person = new_person(definition, Random(1))
print("made up", answer_all(Questionnaire(definition), person, Random(1))["lead"] in choices[3])
"""


def instrument(points: int = 2, dimension: str = "project") -> dict[str, Any]:
    """The small instrument; whether somebody leads a project is asked by the new kind."""
    document = make_document()
    lead = document["questions"][3]
    lead["kind"] = "yes_no"
    lead["points"] = {dimension: points}
    del lead["choices"]
    return document


def declare(scratch: Scratch) -> None:
    number = '    NUMBER = "number"\n'
    scratch.edit(QUESTIONS, number, f'{number}    YES_NO = "yes_no"\n')
    union = "Question = SingleChoice | AgreementScale | MultipleChoice | NumberQuestion\n"
    scratch.edit(QUESTIONS, union, DECLARATION + union.replace("NumberQuestion", "NumberQuestion | YesNo"))
    known = "    NumberQuestion: Kind.NUMBER,\n"
    scratch.edit(QUESTIONS, known, f"{known}    YesNo: Kind.YES_NO,\n")
    unknown = "    | Annotated[_UnknownQuestion, "
    scratch.edit(QUESTIONS, unknown, READ + unknown)


def earn(scratch: Scratch) -> None:
    scratch.edit(
        QUESTIONS,
        "        case AgreementScale():\n            return True\n",
        "        case AgreementScale() | YesNo():\n            return True\n",
    )
    scratch.edit(
        QUESTIONS,
        "question, SingleChoice | AgreementScale)",
        "question, SingleChoice | AgreementScale | YesNo)",
    )
    scratch.edit(
        QUESTIONS,
        "        case NumberQuestion():\n            return ()\n",
        "        case NumberQuestion():\n            return ()\n"
        '        case YesNo():\n            return ("yes", "no")\n',
    )
    scratch.edit(
        QUESTIONS,
        "        case SingleChoice(choices=choices):\n            earned",
        '        case YesNo(points=points):\n            return points if choice == "yes" else '
        "tuple((dimension, 0) for dimension, _most in points)\n"
        "        case SingleChoice(choices=choices):\n            earned",
    )
    scratch.edit(
        QUESTIONS,
        "        case SingleChoice(choices=choices):\n            most",
        "        case YesNo(points=maxima):\n            return maxima\n"
        "        case SingleChoice(choices=choices):\n            most",
    )


def refuse(scratch: Scratch) -> None:
    imported = "    SingleChoice,\n    maxima_of,\n"
    scratch.edit(POINTS, imported, imported.replace("maxima_of", "YesNo,\n    maxima_of"))
    scratch.edit(
        POINTS,
        "            case _:\n                continue\n",
        "            case YesNo(points=points):\n"
        '                yield from _unknown(f"{place}/points", points, known)\n'
        "            case _:\n                continue\n",
    )
    scratch.edit(
        PARSER, "    SingleChoice,\n    choice_keys", "    SingleChoice,\n    YesNo,\n    choice_keys"
    )
    scratch.edit(
        PARSER, "case SingleChoice() | AgreementScale():", "case SingleChoice() | AgreementScale() | YesNo():"
    )
    scratch.edit(
        PARSER,
        "(question: SingleChoice | AgreementScale, raw",
        "(question: SingleChoice | AgreementScale | YesNo, raw",
    )


def carry(scratch: Scratch) -> None:
    for path in (TRANSFER, EDITS):
        scratch.edit(
            path, "    SingleChoice,\n    choice_keys", "    SingleChoice,\n    YesNo,\n    choice_keys"
        )
    scratch.edit(
        TRANSFER,
        "case SingleChoice() | AgreementScale():",
        "case SingleChoice() | AgreementScale() | YesNo():",
    )
    unit = "        case NumberQuestion(unit=unit, least=least, most=most):\n"
    scratch.edit(EDITS, unit, f"        case YesNo(points=points):\n            return points\n{unit}")


def word(scratch: Scratch) -> None:
    scratch.edit(
        TEXTS, "    SingleChoice,\n    choice_keys,", "    SingleChoice,\n    YesNo,\n    choice_keys,"
    )
    scratch.edit(
        TEXTS,
        "            case SingleChoice() | MultipleChoice():\n",
        "            case YesNo():\n"
        "                for key in choice_keys(question):\n"
        '                    yield key, self.of(f"questions/{question.key}/choices/{key}")\n'
        "            case SingleChoice() | MultipleChoice():\n",
    )


def show(scratch: Scratch) -> None:
    scratch.edit(SHOWN, "    Question,\n    choice_keys", "    Question,\n    YesNo,\n    choice_keys")
    scratch.edit(SHOWN, '"number", "months"]', '"number", "months", "yes_no"]')
    scratch.edit(
        SHOWN,
        '            return "months" if unit == MONTHS else "number"\n',
        '            return "months" if unit == MONTHS else "number"\n'
        '        case YesNo():\n            return "yes_no"\n',
    )
    scratch.edit(PREVIEW, "    SingleChoice,\n)", "    SingleChoice,\n    YesNo,\n    choice_keys,\n)")
    unit = "        case NumberQuestion(unit=unit):\n"
    scratch.edit(
        PREVIEW,
        unit,
        "        case YesNo(key=key):\n"
        '            return tuple(texts.of(f"questions/{key}/choices/{choice}")'
        " for choice in choice_keys(question))\n"
        f"{unit}",
    )


def test_question_kind_added_by_the_recipe_is_answered_scored_proved_and_shown(scratch: Scratch) -> None:
    for step in (declare, refuse, earn, carry, word, show):
        step(scratch)
    documents = json.dumps([instrument(), instrument(points=4), instrument(dimension="nothing")])

    assert scratch.run(f"DOCUMENTS = {documents!r}\n{PROGRAM}") == [
        "written yes_no {'project': 2}",
        "schema True",
        "refused questions/lead/points/nothing: There is no dimension “nothing”.",
        "refused not_a_choice Choose one of the answers that are offered.",
        "earned yes (('project', 2),) (('project', 2),) project 1",
        "shares exact True",
        "effect ('explore', 'project', 'work')",
        "carried True",
        "edits points_changed lead",
        "stored ('yes', 'no', 'not_sure')",
        "words Yes",
        "form no [('Yes', False), ('No', True)] Not sure, or does not apply",
        "page True 3 True",
        "preview ('Yes', 'No')",
        "made up True",
    ]
