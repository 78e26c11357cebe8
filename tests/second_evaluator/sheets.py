"""Which questions are visible, and what their answers earn (docs/algorithms/scoring.md)."""

from fractions import Fraction

from tests.second_evaluator import Document
from tests.second_evaluator.conditions import holds_all


def visible_answers(definition: Document, answers: Document) -> tuple[list[Document], Document]:
    """The visible questions in order, and what was answered to them."""
    seen: list[Document] = []
    kept: Document = {}
    for question in definition["questions"]:
        facts = {"questions": by_key(seen), "answers": kept}
        if holds_all(question.get("visible_if", []), facts):
            seen.append(question)
            if question["key"] in answers:
                kept[question["key"]] = answers[question["key"]]
    return seen, kept


def by_key(items: list[Document]) -> dict[str, Document]:
    """Documents by their `key`."""
    return {item["key"]: item for item in items}


def is_scored(question: Document) -> bool:
    """Whether an answer to it earns points."""
    return question["kind"] == "scale" or any(earned for earned in earnings(question).values())


def earnings(question: Document) -> dict[str, dict[str, int]]:
    """Points by dimension of each choice or step."""
    if question["kind"] == "single":
        return {choice["key"]: choice.get("points", {}) for choice in question["choices"]}
    if question["kind"] != "scale":
        return {}
    steps = range(1, question["steps"] + 1)
    worth = reversed(steps) if question.get("reversed") else steps
    return {
        str(step): {dimension: (value - 1) * weight for dimension, weight in question["weights"].items()}
        for step, value in zip(steps, worth, strict=True)
    }


def receipt(visible: list[Document], answers: Document) -> list[Document]:
    """One line for each visible scored question, by key."""
    return [
        receipt_line(question, answers.get(question["key"], ""))
        for question in sorted(visible, key=lambda question: str(question["key"]))
        if is_scored(question)
    ]


def receipt_line(question: Document, answer: str) -> Document:
    """Points and maxima of one answer in each dimension that the question feeds."""
    table = earnings(question)
    fed = sorted({dimension for earned in table.values() for dimension in earned})
    maxima = {dimension: max(earned.get(dimension, 0) for earned in table.values()) for dimension in fed}
    if answer == "not_sure":
        points = {dimension: maximum // 2 for dimension, maximum in maxima.items()}
    else:
        points = {dimension: table.get(answer, {}).get(dimension, 0) for dimension in fed}
    return {"question": question["key"], "answer": answer, "points": points, "maxima": maxima}


def scores(definition: Document, lines: list[Document]) -> dict[str, tuple[int, int]]:
    """Points and attainable of each dimension: the sums of the receipt."""
    return {
        dimension["key"]: (
            sum(line["points"].get(dimension["key"], 0) for line in lines),
            sum(line["maxima"].get(dimension["key"], 0) for line in lines),
        )
        for dimension in sorted(definition["dimensions"], key=lambda dimension: str(dimension["key"]))
    }


def share(score: tuple[int, int]) -> Fraction | None:
    """A score as a fraction; None where nothing was attainable."""
    points, attainable = score
    return Fraction(points, attainable) if attainable else None
