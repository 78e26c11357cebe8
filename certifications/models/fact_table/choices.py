"""Words of values that editors choose from their lists, so that results understand them; names for slugs."""

from collections.abc import Mapping

from django.apps import apps

# By the field of a route that takes them, the list that has them.
LISTS: Mapping[str, str] = {
    "education": "EducationReading",
    "experience_kind": "ExperienceReading",
    "course_required": "CourseReading",
}


def listed_words() -> dict[str, list[str]]:
    """The words of each list as it is live, by the field of a route that takes them. Three queries."""
    return {
        field: list(apps.get_model("certifications", name).objects.live().values_list("words", flat=True))
        for field, name in LISTS.items()
    }


def names_of_certifications() -> dict[str, str]:
    """A few words for each certification by its slug, drafts among them. One query."""
    pages = apps.get_model("certifications", "CertificationPage").objects
    rows = pages.values_list("slug", "abbreviation", "title")
    return {slug: abbreviation or title for slug, abbreviation, title in rows}


def as_listed(words: str, known: list[str]) -> str:
    """Words as the list has them, whatever their case and apostrophes; unchanged where it has none or two."""
    alike = [one for one in known if _plain(one) == _plain(words)]
    return alike[0] if len(alike) == 1 and words not in known else words


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
