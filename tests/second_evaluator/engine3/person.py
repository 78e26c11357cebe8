"""What entry and plan read of somebody (docs/algorithms/person.md)."""

from tests.second_evaluator import Document
from tests.second_evaluator.conditions import holds_all
from tests.second_evaluator.entry import later

YEAR = 12
STAGES = ("start", "established", "senior")


def person_of(definition: Document, visible: dict[str, Document], answers: Document, as_of: str) -> Document:
    """Someone, by the answers to visible questions."""
    background = definition["background"]
    told = {name: answers.get(background.get(name, "")) for name in ("region", "budget", "by_when")}
    regions = background.get("regions", {})
    region = regions.get(told["region"], "")
    circumstances = background.get("circumstance_keys", {})
    months = background.get("months", {}).get(told["by_when"])
    weekly = answers.get(background.get("hours_a_week", ""), 0)
    return {
        "education": education(background, answers),
        "training_hours": asked_for(background, "training_hours", answers),
        "hours_a_week": weekly if weekly >= 1 else definition["training_hours_a_week"],
        "months": months_by_kind(background, visible, answers),
        "roles": target_roles(background, visible, answers),
        "region": region,
        "others": set(regions.values()) - {region} if region else set(),
        "circumstances": {
            circumstances[choice]
            for choice in taken(answers.get(background.get("circumstances", "")))
            if choice in circumstances
        },
        "budget": background.get("amounts", {}).get(told["budget"]),
        "latest": None if months is None else later(as_of, months),
    }


def taken(answer: object) -> list[str]:
    """The choices of an answer; none where there is none, or "not sure"."""
    if answer is None or answer == "not_sure":
        return []
    return [str(one) for one in answer] if isinstance(answer, list | tuple) else [str(answer)]


def asked_for(background: Document, name: str, answers: Document) -> int | str:
    """A number, or why there is none."""
    if not background.get(name):
        return "not_asked"
    found = answers.get(background[name])
    return found if isinstance(found, int) else "not_answered"


def education(background: Document, answers: Document) -> int | str:
    """The level, or why it is not known."""
    if not background.get("education"):
        return "not_asked"
    level = background.get("education_levels", {}).get(answers.get(background["education"]), -1)
    return level if level >= 0 else "not_answered"


def families(question: str | None, background: Document, answers: Document) -> list[str]:
    """The role families that an answer stands for, in the order of `families`."""
    chosen = taken(answers.get(question or ""))
    return list(
        dict.fromkeys(
            family for choice, family in sorted(background.get("families", {}).items()) if choice in chosen
        )
    )


def target_roles(background: Document, visible: dict[str, Document], answers: Document) -> list[str]:
    """The families of the role that is wanted where that is asked, else of the role that somebody has."""
    wanted = background.get("wanted", "")
    return families(wanted if wanted in visible else background.get("role"), background, answers)


def months_by_kind(
    background: Document, visible: dict[str, Document], answers: Document
) -> dict[str, Document]:
    """Months of each kind of which an entry applies."""
    own = {
        family
        for name in ("wanted", "role")
        if background.get(name) in visible
        for family in families(background[name], background, answers)
    }
    applying: dict[str, list[Document]] = {}
    for entry in background.get("experience", []):
        if not entry.get("families") or own & set(entry["families"]):
            applying.setdefault(entry["kind"], []).append(entry)
    return {kind: counting(entries, visible, answers) for kind, entries in applying.items()}


def counting(entries: list[Document], visible: dict[str, Document], answers: Document) -> Document:
    """What the entry of a kind tells that counts."""
    shown = [entry for entry in entries if (entry.get("total") or entry["recent"]) in visible]
    judged = [told_by(entry, visible, answers) for entry in shown]
    numbers = [one for one in judged if one["all"] != "not_answered"]
    return (numbers or judged or [told_by(entries[0], visible, answers)])[0]


def told_by(entry: Document, visible: dict[str, Document], answers: Document) -> Document:
    """Months in all and within recent years of an entry, and how many a year adds."""

    def number(name: str) -> int | None:
        return answers.get(entry[name]) if entry[name] in visible else 0

    recent = number("recent") if entry.get("recent") else None
    in_all = number("total") if entry.get("total") else recent
    if in_all is not None and recent is not None:
        recent = min(recent, in_all)
    rate = YEAR
    pace = answers.get(entry.get("rate", ""))
    if entry.get("rate") in visible and taken(pace):
        rate = entry.get("months_a_year", {}).get(pace, 0)
    return {
        "all": "not_answered" if in_all is None else in_all,
        "recent": recent,
        "years": entry.get("recent_years", 0),
        "rate": rate,
    }


def stage_of(kind: str, definition: Document, facts: Document) -> str:
    """How far somebody is in a kind of work."""
    for rule in definition.get("stages", []):
        if rule.get("kind", "") in {"", kind} and holds_all(rule["when"], facts):
            return str(rule["stage"])
    return STAGES[0]
