"""Names and what editors remark about them."""

import pytest

from certifications.domain.names import LONGEST_PART_OF_A_NAME, name_and_remark
from tests.factories.facts import fact_base_records


@pytest.mark.parametrize(
    ("stated", "name", "remark"),
    [
        ("ITIL Foundation (Version 5)", "ITIL Foundation (Version 5)", ""),
        ("CAWM (expansion of the letters not found)", "CAWM", "expansion of the letters not found"),
        ("SAFe Agilist (Leading SAFe), first step", "SAFe Agilist (Leading SAFe), first step", ""),
        ("Agilist (Leading SAFe), since 2026 sold as AI", "Agilist (Leading SAFe)", "since 2026 sold as AI"),
        ("P3O Foundation, listed in 2026 as PRINCE2", "P3O Foundation", "listed in 2026 as PRINCE2"),
        ("PMP", "PMP", ""),
    ],
)
def test_long_remark_behind_a_name_stands_apart(stated: str, name: str, remark: str) -> None:
    assert name_and_remark(stated) == (name, remark)


def test_records_have_names_without_remarks_and_keep_the_remarks_as_notes() -> None:
    records = {record.slug: record for record in fact_base_records()}

    assert records["wmi-cawm"].name == "CAWM"
    assert records["wmi-cawm"].naming_note.startswith("The issuer spells CAWM out")
    assert records["wmi-wmp"].naming_note.endswith("the Work Management Professional.")
    names = [record.name for record in records.values()]
    remarks = [name.partition(" (")[2] for name in names if name.endswith(")")]
    assert [remark for remark in remarks if len(remark) > LONGEST_PART_OF_A_NAME + 1] == []
