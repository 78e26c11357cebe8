"""docs/howto/add-a-fact-field.md, followed once: one line, and the editors' list has the field."""

from tests.howto.conftest import Scratch

PROGRAM = """
from certifications.domain.fields import field_of
from certifications.models.fact_key import offered_fields
from certifications.domain.values import parse_value

offered = {field.key: field.question for fields in offered_fields().values() for field in fields}
print(offered["exam.case_studies"])
print(field_of("exam.case_studies").kind.value, parse_value(field_of("exam.case_studies").value_type, "4"))
"""


def test_field_added_by_the_recipe_is_offered_and_read(scratch: Scratch) -> None:
    after = '        FactField("exam.extra_time", "Extra time", _EXAM, _TEXT),\n'
    scratch.edit(
        "certifications/domain/fields.py",
        after,
        after
        + '        FactField("exam.case_studies", "Case studies", _EXAM, _NUMBER, "cases", asked="Cases"),\n',
    )

    offered, read = scratch.run(PROGRAM)

    assert offered == "Cases"
    assert read == "exam 4"
