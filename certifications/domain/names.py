"""A certification's name, and what editors remark about it."""

# Characters of a remark in brackets that belongs to a name: “(Version 7)”.
LONGEST_PART_OF_A_NAME = 24


def name_and_remark(stated: str) -> tuple[str, str]:
    """A long remark in brackets at the end of a name stands apart from it; short ones belong to it."""
    name, found, remark = stated.partition(" (")
    if found and remark.endswith(")") and len(remark) > LONGEST_PART_OF_A_NAME:
        return name, remark[:-1]
    return stated, ""
