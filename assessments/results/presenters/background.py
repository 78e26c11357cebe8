"""The few questions of “I have decided already”: what entry rules ask, apart from any assessment."""

from django.utils.translation import gettext as _

from assessments.domain.definitions.definition import (
    Background,
    Definition,
    Dimension,
    Experience,
    Path,
    Rule,
    Section,
)
from assessments.domain.definitions.questions import Choice, NumberQuestion, Question, SingleChoice
from certifications.domain.education import Education

SECTION = "background"
RECENT_YEARS = 8
LEVELS = {
    "none": Education.NONE,
    "secondary": Education.SECONDARY,
    "associate": Education.ASSOCIATE,
    "bachelor": Education.BACHELOR,
    "master": Education.MASTER,
    "accredited": Education.ACCREDITED_DEGREE,
}
QUESTIONS: tuple[Question, ...] = (
    SingleChoice("education", SECTION, tuple(Choice(key) for key in LEVELS)),
    NumberQuestion("months", SECTION, "months", 0, 600),
    NumberQuestion("months_recent", SECTION, "months", 0, 12 * RECENT_YEARS),
    NumberQuestion("training", SECTION, "hours", 0, 2000),
    NumberQuestion("hours_a_week", SECTION, "hours", 0, 40),
)


def background_definition() -> Definition:
    """A definition that asks for a background only, in the reader's language."""
    return Definition(
        key="background",
        locales=("own",),
        dimensions=(Dimension("none"),),
        sections=(Section(SECTION),),
        questions=QUESTIONS,
        paths=(Path("none"),),
        rules=(Rule("always", "none"),),
        background=Background(
            education="education",
            education_levels=tuple(sorted((key, int(level)) for key, level in LEVELS.items())),
            experience=(Experience("project", "months", "months_recent", RECENT_YEARS),),
            training_hours="training",
            hours_a_week="hours_a_week",
        ),
        plan_size=20,
        training_hours_a_week=3,
        mirror=None,
        texts=(("own", tuple(sorted(_texts().items()))),),
    )


def _texts() -> dict[str, str]:
    education = "questions/education"
    return {
        f"{education}/text": _("Your highest education"),
        f"{education}/choices/none": _("No school diploma"),
        f"{education}/choices/secondary": _("Secondary school diploma"),
        f"{education}/choices/associate": _("Associate degree"),
        f"{education}/choices/bachelor": _("Bachelor’s degree, or four years of study"),
        f"{education}/choices/master": _("Master’s degree or higher"),
        f"{education}/choices/accredited": _("A degree accredited by PMI’s GAC"),
        "questions/months/text": _("How long you have led projects, in total"),
        "questions/months_recent/text": _("How much of that was in the last eight years"),
        "questions/training/text": _("Hours of courses you have taken on managing projects"),
        "questions/hours_a_week/text": _("Hours a week you can spend learning"),
        "units/months": _("months"),
        "units/hours": _("hours"),
    }
