"""docs/howto/add-an-export-format.md, followed once: JSON Lines of the outcomes."""

from tests.howto.conftest import Scratch

FILES = "assessments/reports/files.py"
SERVICE = "assessments/reports/services/export_report.py"

WRITER = '''def json_lines(
    filtered: QuerySet[Any], columns: tuple[Column, ...], on_end: Callable[[int], None]
) -> Iterator[bytes]:
    """The rows as objects, a line each; `on_end` is told how many there were."""
    count = 0
    for count, row in enumerate(iterate(columns, rows(filtered, columns, guard=True)), 1):
        yield json.dumps(row).encode() + b"\\n"
    on_end(count)


'''
ANSWER = """def _lines(report: ReportKind, found: QuerySet[Any], record: ExportRecord) -> ReportFile:
    columns = chosen_columns(report, with_personal_data=record.with_personal_data)
    lines = json_lines(found, columns, on_end=lambda count: finish_export(record, count))
    return ReportFile(_file_name(record), "application/jsonl", lines)


"""
PROGRAM = """
import csv, json, re
from django.db import transaction
from assessments.models import Assessment, ExportRecord
from tests.factories.assessments import WORK_ANSWERS, make_outcome, make_version
from tests.support.cast import staff_actor
from portal.users.roles import EDITORS, REPORT_VIEWERS

ADDRESS = "/admin/reports/outcomes/"
with transaction.atomic():
    viewer = staff_actor("viewer@example.org", REPORT_VIEWERS).client
    editor = staff_actor("editor@example.org", EDITORS).client
    version = make_version(Assessment.objects.create(title="=1+1", definition="{}"))
    make_outcome(version)
    make_outcome(version, answers=WORK_ANSWERS)

    page = viewer.get(ADDRESS + "?path=work").content.decode()
    print("link", *re.findall(r'href="([^"]*jsonl[^"]*)"[^>]*>([^<]*)<', page))
    def read(query):
        response = viewer.get(ADDRESS + "outcomes." + query)
        lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
        return lines, response["Content-Disposition"]
    lines, name = read("jsonl")
    found = [json.loads(line) for line in lines]
    print("name", re.sub(r"[0-9]", "0", name))
    table = [
        {key: "" if cell is None else str(cell) for key, cell in row.items()} for row in found
    ]
    print("as csv", list(csv.DictReader(read("csv")[0])) == table)
    print("cells", [row["path"] for row in found], {row["assessment"] for row in found}, found[0]["version"])
    print("filtered", [json.loads(line)["path"] for line in read("jsonl?path=work")[0]])
    print("kept", *((record.file_format, record.rows) for record in ExportRecord.objects.order_by("pk")))
    print("refused", editor.get(ADDRESS + "outcomes.jsonl").status_code in {302, 403})
    transaction.set_rollback(True)
"""


def test_export_format_added_by_the_recipe_is_offered_and_read_back(scratch: Scratch, database: str) -> None:
    scratch.edit(FILES, "def write_report_xlsx(", f"{WRITER}def write_report_xlsx(")
    scratch.edit(FILES, "from collections.abc import", "import json\nfrom collections.abc import")
    scratch.edit(SERVICE, "def _file_name(", f"{ANSWER}def _file_name(")
    scratch.edit(
        SERVICE, "import csv_chunks, write_report_xlsx", "import csv_chunks, json_lines, write_report_xlsx"
    )
    scratch.edit(SERVICE, "    XLSX: _xlsx,\n", '    XLSX: _xlsx,\n    "jsonl": _lines,\n')

    assert scratch.run(PROGRAM, database=database) == [
        "link ('/admin/reports/outcomes/outcomes.jsonl?path=work', 'Export as JSONL')",
        'name attachment; filename="outcomes-0000-00-00T000000Z.jsonl"',
        "as csv True",
        """cells ['project', 'work'] {"'=1+1"} 1""",
        "filtered ['work']",
        "kept ('jsonl', 2) ('csv', 2) ('jsonl', 1)",
        "refused True",
    ]
