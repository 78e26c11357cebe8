"""What each figure of the reports counts: its name and one sentence, the same wherever it is shown."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure by its permanent key. `split_by` are what reports break it down by."""

    key: str
    name: str | Promise
    definition: str | Promise
    split_by: tuple[str, ...] = ()


OUTCOMES = Metric("outcomes", _("Outcomes"), _("Finished assessments."), ("path", "month"))
BY_PATH = Metric("by_path", _("Outcomes by path"), _("Outcomes with this path."), ("month",))
RETAKES = Metric("retakes", _("Taken before"), _("By people who had taken it before."))
PATH_CHANGED = Metric("path_changed", _("Path changed"), _("They got a different path last time."))
LEFT_OUT = Metric(
    "left_out",
    _("Left out"),
    _("Outcomes of suspect attempts. They are not counted or exported here."),
)
METRICS = (OUTCOMES, BY_PATH, RETAKES, PATH_CHANGED, LEFT_OUT)
