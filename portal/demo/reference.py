"""Who writes in the demo, the words it explains, and the questions that its facts answer."""

from typing import Any, Protocol

from certifications.models import GlossaryTerm, LearnerQuestion, Writer
from portal.demo.library import Library
from portal.demo.written import written


class Approving(Protocol):
    """Puts live what a row says, as two people do."""

    library: Library

    def approve(self, draft: Any) -> None:
        """Put it live."""
        ...


def publish_writers(load: Approving) -> dict[str, Writer]:
    """The authors, by the names under which texts have them."""
    writers = {name: Writer(**told) for name, told in written("writers", load.library)["writers"].items()}
    for writer in writers.values():
        writer.save()
        load.approve(writer)
    return writers


def publish_glossary(load: Approving) -> None:
    """The words first, then what each leads to."""
    told = written("glossary", load.library)["terms"]
    terms = {}
    for item in told:
        term = GlossaryTerm(
            key=item["key"], name=item["name"], short=item["short"], text=item.get("text", "").strip()
        )
        term.save()
        load.approve(term)
        terms[term.key] = term
    for item in told:
        term = terms[item["key"]]
        term.see_also = [terms[key] for key in item.get("see_also", ())]
        load.approve(term)


def answer_questions(load: Approving) -> None:
    """Answers to questions of the fact base; it has each of them."""
    for item in written("answers", load.library)["answers"]:
        question = LearnerQuestion.objects.get(question=item["question"])
        question.answer = item["answer"].strip()
        load.approve(question)
