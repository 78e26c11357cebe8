"""docs/howto/add-a-fact-field.md, followed once: one line, and the editors' list has the field."""

from tests.howto.conftest import Scratch

PROGRAM = """
from certifications.domain.fields import field_of
from certifications.models.fact_key import fact_key_choices
from certifications.domain.values import parse_value

offered = dict(choice for _group, choices in fact_key_choices()[1:] for choice in choices)
print(offered["exam.case_studies"])
print(field_of("exam.case_studies").kind.value, parse_value(field_of("exam.case_studies").value_type, "4"))
"""


def test_field_added_by_the_recipe_is_offered_and_read(scratch: Scratch) -> None:
    after = '        FactField("exam.marks", "Marks", _EXAM, _NUMBER, "marks"),\n'
    scratch.edit(
        "certifications/domain/fields.py",
        after,
        after + '        FactField("exam.case_studies", "Case studies", _EXAM, _NUMBER, "cases"),\n',
    )

    offered, read = scratch.run(PROGRAM)

    assert offered == "Case studies (a whole number)"
    assert read == "exam 4"
