"""An exported report as an answer."""

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from assessments.reports.services.export_report import ReportFile


def file_response(made: ReportFile) -> HttpResponseBase:
    """The file as a download."""
    if hasattr(made.content, "read"):
        return FileResponse(
            made.content, as_attachment=True, filename=made.name, content_type=made.media_type
        )
    response = StreamingHttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def too_many_words() -> str:
    """That a spreadsheet cannot hold all rows."""
    return _("A spreadsheet can have 1,048,575 rows at most. Choose fewer months, or export as CSV.")
