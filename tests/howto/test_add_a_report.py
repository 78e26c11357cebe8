"""docs/howto/add-a-report.md, followed once: which versions went live, as a page and as a file."""

from tests.howto.conftest import Scratch

HOOKS = "assessments/wagtail_hooks.py"
VIEWS = "assessments/reports/views.py"
TEMPLATES = "templates/assessments/reports"

ROWS = '''"""The report on versions: one row each."""

from django.db.models import CharField, F, TextField
from django.db.models.functions import Cast

from assessments.models import AssessmentVersion
from assessments.reports.queries.base import CellKind, Column, ReportKind


def columns() -> tuple[Column, ...]:
    return (
        Column("assessment", "Assessment", F("assessment__title")),
        Column("number", "Number", F("number"), CellKind.NUMBER),
        Column("by_email", "By", F("frozen_by__email"), is_personal=True),
    )


VERSIONS = ReportKind(
    key="versions",
    title="Versions",
    base=lambda: AssessmentVersion.objects.order_by("assessment__title", "number", "id"),
    left_out=AssessmentVersion.objects.none,
    columns=columns,
)
'''
FILTERS = '''

class VersionFilters(WagtailFilterSet):
    """By number."""

    class Meta:
        model = AssessmentVersion
        fields = ("number",)
'''
PAGE = '''class VersionsReportView(PermissionCheckedMixin, BaseListingView):
    """By assessment and number."""

    template_name = "assessments/reports/versions.html"
    results_template_name = "assessments/reports/versions_results.html"
    model = AssessmentVersion
    permission_policy = ModelPermissionPolicy(AssessmentVersion)
    permission_required = "view"
    page_title = "Versions"
    filterset_class = VersionFilters
    index_url_name = "assessments_reports:versions"
    index_results_url_name = "assessments_reports:versions_results"

    def get_base_queryset(self) -> QuerySet[AssessmentVersion]:
        return VERSIONS.base()

    def order_queryset(self, queryset: QuerySet[AssessmentVersion]) -> QuerySet[AssessmentVersion]:
        return queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        columns = chosen_columns(VERSIONS, with_personal_data=False)
        context["columns"] = columns
        found = rows(context["object_list"], columns, guard=False)
        context["rows"] = [cells(columns, named(columns, row)) for row in found]
        return context


'''
FILE = '''@require_GET
@never_cache
def versions_file(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """The filtered versions as a file."""
    personal = request.GET.get(PERSONAL) == "1"
    if not request.user.has_perm(SEE_VERSIONS) or (personal and not request.user.has_perm(EXPORT_PERSONAL)):
        raise PermissionDenied
    filters = VersionFilters(request.GET, queryset=VERSIONS.base(), request=request)
    if not filters.is_valid():
        return redirect("assessments_reports:versions")
    given = {name: values for name, values in request.GET.lists() if name in filters.filters}
    selection = Selection(filters.qs, VERSIONS.left_out(), given)
    made = export_report(
        VERSIONS,
        selection,
        file_format=file_format,
        with_personal_data=personal,
        by=authenticated_user(request),
    )
    return file_response(made)


'''
MENU = """def register_versions_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Versions"),
        reverse("assessments_reports:versions"),
        permission=report_views.SEE_VERSIONS,
        name="versions",
        order=1220,
    )


"""
ADDRESSES = """    of_versions = report_views.VersionsReportView
    patterns += [
        path("versions/", of_versions.as_view(), name="versions"),
        path("versions/results/", of_versions.as_view(results_only=True), name="versions_results"),
        path("versions.csv", report_views.versions_file, {"file_format": "csv"}, name="versions_csv"),
        path("versions.xlsx", report_views.versions_file, {"file_format": "xlsx"}, name="versions_xlsx"),
    ]
"""
RESULTS = """{% extends "wagtailadmin/generic/listing_results.html" %}
{% block results %}
  <table>
    {% for row in rows %}<tr>{% for cell in row %}<td>{{ cell.text }}</td>{% endfor %}</tr>{% endfor %}
  </table>
{% endblock results %}
"""
PROGRAM = """
import io
import re
import zipfile
from types import SimpleNamespace
from django.db import transaction
from assessments.models import Assessment, ExportRecord
from assessments.wagtail_hooks import register_outcome_permissions, register_versions_menu_item
from portal.users.roles import ADMINISTRATORS, EDITORS, REPORT_VIEWERS
from portal.users.services.sync_roles import sync_roles
from tests.factories.assessments import make_version
from tests.support.cast import staff_actor
from wagtail import hooks

ADDRESS = "/admin/reports/outcomes/versions"
with transaction.atomic():
    sync_roles()
    viewer = staff_actor("viewer@example.org", REPORT_VIEWERS)
    administrator = staff_actor("administrator@example.org", ADMINISTRATORS)
    editor = staff_actor("editor@example.org", EDITORS)
    for title in ("Second", "=1+1"):
        row = Assessment.objects.create(title=title, definition="{}")
        for size in (1, 2):
            make_version(row, by=viewer.person, plan_size=size)

    def page(query=""):
        html = viewer.client.get(f"{ADDRESS}/{query}").content.decode()
        return re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", html)

    def file(actor, query=""):
        response = actor.client.get(f"{ADDRESS}.csv{query}")
        if response.status_code != 200:
            return ["refused"]
        name = re.search(r'"(.*)-[0-9]{4}-', response["Content-Disposition"])[1]
        return [name, *b"".join(response.streaming_content).decode("utf-8-sig").splitlines()]

    print("page", page())
    print("filtered", page("?number=2"))
    print("file", *file(viewer))
    print("filtered", *file(viewer, "?number=2"))
    print("personal", *file(viewer, "?personal=1"))
    print("personal", *file(administrator, "?personal=1&number=2"))
    print("editor", editor.client.get(f"{ADDRESS}/").status_code in {302, 403}, *file(editor))
    for name in ("versions", "outcomes"):
        sheet = viewer.client.get(f"/admin/reports/outcomes/{name}.xlsx")
        with zipfile.ZipFile(io.BytesIO(b"".join(sheet.streaming_content))) as parts:
            title = re.search(r'<sheet name="(.*?)"', parts.read("xl/workbook.xml").decode())[1]
        print("sheet", re.search(r'"(.*)-[0-9]{4}-', sheet["Content-Disposition"])[1], title)
    for record in ExportRecord.objects.filter(report="versions").order_by("pk"):
        print("kept", record, record.rows, record.filters, record.with_personal_data, record.exported_by)
    item = register_versions_menu_item()
    shown = [item.is_shown(SimpleNamespace(user=actor.person)) for actor in (viewer, administrator, editor)]
    offered = hooks.get_hooks("register_reports_menu_item")
    print("menu", item.url, shown, register_versions_menu_item in offered)
    print("permission", register_outcome_permissions().filter(codename="view_assessmentversion").count())
    transaction.set_rollback(True)
"""


def declare(scratch: Scratch) -> None:
    scratch.add("assessments/reports/queries/versions.py", ROWS)
    forms = "assessments/reports/forms.py"
    last = "        return found.filter(submission__attempt__is_synthetic=origin == SYNTHETIC)\n"
    scratch.edit(forms, last, last + FILTERS)


def show(scratch: Scratch) -> None:
    scratch.edit(VIEWS, "def _paths() -> Paths:", f"{PAGE}def _paths() -> Paths:")
    scratch.edit(VIEWS, "import ExportRecord, Outcome\n", "import AssessmentVersion, ExportRecord, Outcome\n")
    filters = "import OutcomeFilters, selection_of\n"
    scratch.edit(VIEWS, filters, filters.replace("selection_of", "VersionFilters, selection_of"))
    imported = "from assessments.reports.queries.outcomes import OUTCOMES\n"
    scratch.edit(VIEWS, imported, imported + "from assessments.reports.queries.versions import VERSIONS\n")
    scratch.add(f"{TEMPLATES}/versions.html", '{% extends "wagtailadmin/generic/listing.html" %}\n')
    scratch.add(f"{TEMPLATES}/versions_results.html", RESULTS)


def answer(scratch: Scratch) -> None:
    service = "import EXPORT, EXPORT_PERSONAL, FORMATS, export_report\n"
    scratch.edit(VIEWS, service, service.replace("FORMATS, export", "FORMATS, Selection, export"))
    scratch.edit(VIEWS, "def _paths() -> Paths:", f"{FILE}def _paths() -> Paths:")


def offer(scratch: Scratch) -> None:
    seen = 'SEE_EXPORTS = "assessments.view_exportrecord"\n'
    scratch.edit(VIEWS, seen, f'{seen}SEE_VERSIONS = "assessments.view_assessmentversion"\n')
    top = "def register_report_urls("
    scratch.edit(HOOKS, top, MENU + top)
    bottom = '    return [path("reports/outcomes/",'
    scratch.edit(HOOKS, bottom, ADDRESSES + bottom)
    hook = 'hooks.register("register_reports_menu_item", register_exports_menu_item)\n'
    scratch.edit(HOOKS, hook, hook + hook.replace("exports", "versions"))
    last = '            "view_exportrecord",\n'
    scratch.edit(HOOKS, last, f'{last}            "view_assessmentversion",\n')
    seers = '("assessments.view_outcome", "assessments.export_outcome")'
    scratch.edit(
        "portal/users/roles.py", seers, seers.replace(")", ', "assessments.view_assessmentversion")')
    )


def test_report_added_by_the_recipe_is_shown_filtered_exported_and_kept(
    scratch: Scratch, database: str
) -> None:
    for step in (declare, show, answer, offer):
        step(scratch)

    assert scratch.run(PROGRAM, database=database) == [
        "page [('=1+1', '1'), ('=1+1', '2'), ('Second', '1'), ('Second', '2')]",
        "filtered [('=1+1', '2'), ('Second', '2')]",
        "file versions assessment,number '=1+1,1 '=1+1,2 Second,1 Second,2",
        "filtered versions assessment,number '=1+1,2 Second,2",
        "personal refused",
        "personal versions assessment,number,by_email '=1+1,2,viewer@example.org Second,2,viewer@example.org",
        "editor True refused",
        "sheet versions Versions",
        "sheet outcomes Outcomes",
        "kept versions.csv 4 {} False viewer@example.org",
        "kept versions.csv 2 {'number': ['2']} False viewer@example.org",
        "kept versions.csv 2 {'number': ['2']} True administrator@example.org",
        "kept versions.xlsx 4 {} False viewer@example.org",
        "menu /admin/reports/outcomes/versions/ [True, True, False] True",
        "permission 1",
    ]
