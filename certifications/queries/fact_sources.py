"""Sources of facts as readers read them. Part of the door: a page about a plan names them as the page of the
certification does.
"""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from certifications.readings import readings


def source_name(url: str) -> str:
    """The host of a source and where on it, short enough to read: “pmi.org/certifications/pmp”."""
    parts = urlsplit(url)
    name = (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    return (
        _("%(source)s (machine-written, so we do not link to it)") % {"source": name}
        if readings().is_machine_written(url)
        else name
    )


def source_link(url: str) -> str:
    """Where a source is read; empty for one that no reader should be sent to."""
    return "" if readings().is_machine_written(url) else url
