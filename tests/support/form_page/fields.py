"""Questions as fields of Wagtail's form page."""

from assessments.domain.definitions.questions import NumberQuestion, Question, choice_keys, is_scored
from tests.support.form_page.models import FormField


def field_of(question: Question) -> FormField:
    """The field of a question, under its key; those that are scored have to be answered."""
    number = isinstance(question, NumberQuestion)
    return FormField(
        label=question.key,
        clean_name=question.key,
        field_type="number" if number else "radio",
        choices="" if number else ",".join(choice_keys(question)),
        required=is_scored(question),
    )
