"""A certification's name, and what editors remark about it."""

import re

# “…, since 2026 marketed as AI-Empowered”, “…, listed in 2026 as PRINCE2”: what became of a name.
_SINCE = re.compile(r", ((?:since|listed in) [0-9]{4} .+)")
# Characters of a remark in brackets that belongs to a name: “(Version 7)”.
LONGEST_PART_OF_A_NAME = 24


def name_and_remark(stated: str) -> tuple[str, str]:
    """A long remark in brackets, or one that says what became of a name, at its end stands apart from it.

    Short ones in brackets belong to the name.
    """
    if since := _SINCE.search(stated):
        return stated[: since.start()], since[1]
    name, found, remark = stated.partition(" (")
    if found and remark.endswith(")") and len(remark) > LONGEST_PART_OF_A_NAME:
        return name, remark[:-1]
    return stated, ""


def spoken_name(abbreviation: str, title: str) -> str:
    """A certification as people say it: “PRINCE2 Practitioner” for “PRINCE2 P”, else its abbreviation.

    A single letter at the end of an abbreviation stands for the last word of the title, version aside.
    """
    head, _space, letter = abbreviation.rpartition(" ")
    last = title.partition(" (")[0].rpartition(" ")[2]
    if head and len(letter) == 1 and letter in "FP" and last.startswith(letter):
        return f"{head} {last}"
    return abbreviation or title
