"""Examples in the API’s description, of Leo too."""

from drf_spectacular.utils import OpenApiExample

from assessments.results.api.examples import DOCUMENTS

HISTORY = OpenApiExample(
    "history", DOCUMENTS["history"], response_only=True, summary="An assessment over time"
)
STATION = OpenApiExample("station", DOCUMENTS["station"], response_only=True, summary="What moved, and why")
