"""Role families by the words that people find them by."""

from dataclasses import dataclass

from certifications.models import RoleFamily


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role family: its name, what it is in a sentence, and the job titles and other words for it."""

    key: str
    name: str
    description: str
    titles: tuple[str, ...]
    synonyms: tuple[str, ...]


def role_names() -> tuple[RoleName, ...]:
    """The role families, in the editors' order. One query."""
    rows = RoleFamily.objects.live().values_list("key", "name", "description", "titles", "synonyms")
    return tuple(
        RoleName(key, name, description, tuple(titles.splitlines()), tuple(synonyms.splitlines()))
        for key, name, description, titles, synonyms in rows
    )
