"""The page about the open data: what it is, under which terms, how fresh, what the columns mean."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from certifications.domain.facts import currency
from certifications.domain.licences import Licence
from certifications.open_data.files.columns import DataColumn, DataTable
from certifications.open_data.files.package import DataFile, dataset_description, dataset_title
from certifications.open_data.mapping import open_unknowns
from certifications.open_data.presenters.dumps import data_files
from certifications.open_data.presenters.statements import OWN_TERMS, OwnTerm
from certifications.open_data.queries import open_catalogue
from certifications.wording.words import date_words
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, PageMeta, TableColumn, TableView, home_breadcrumb
from portal.shared.structured_data import dataset, full_address


@dataclass(frozen=True, slots=True)
class FileView:
    """A file: where it is, what it holds, how large it is."""

    name: str
    url: str
    title: str
    description: str
    size: str


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """What the columns of a table hold. `anchor` is the place of the table on the page."""

    anchor: str
    title: str
    table: TableView


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is and how current it is; `oldest` is empty without facts."""

    certifications: int
    facts: int
    checked: int
    stale: int
    unknown: int
    oldest: str


@dataclass(frozen=True, slots=True)
class DataPageView:
    """The page about the open data."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    licence: Licence
    counts: Counts
    files: tuple[FileView, ...]
    columns: tuple[ColumnsView, ...]
    terms: tuple[OwnTerm, ...]


def data_page_view(licence: Licence) -> DataPageView:
    """The page. No query while the files are kept."""
    files = data_files()
    return DataPageView(
        meta=PageMeta(
            title=_("The catalogue as open data"),
            description=dataset_description(),
            data=(
                dataset(
                    name=dataset_title(),
                    description=dataset_description(),
                    licence=licence.url,
                    files=[(full_address(one.url), one.media_type) for one in files.values()],
                ),
            ),
        ),
        breadcrumbs=(home_breadcrumb(), Breadcrumb(_("Open data"))),
        licence=licence,
        counts=_counts(),
        files=tuple(map(_file, files.values())),
        columns=tuple(_columns(one.table) for one in files.values() if one.table),
        terms=OWN_TERMS,
    )


def _counts() -> Counts:
    known = open_catalogue().certifications
    facts = [fact for one in known for fact in (*one.value.facts, *one.value.facts_ahead)]
    found = currency(facts, site_date())
    return Counts(
        certifications=len(known),
        facts=found.total,
        checked=found.checked,
        stale=found.stale,
        unknown=sum(1 for one in known for _each in open_unknowns(one)),
        oldest=date_words(found.oldest),
    )


def _file(one: DataFile) -> FileView:
    return FileView(one.name, one.url, one.title, one.description, filesizeformat(len(one.content)))


def _columns(table: DataTable) -> ColumnsView:
    columns = (TableColumn(_("Column")), TableColumn(_("Type")), TableColumn(_("What it holds")))
    rows = tuple((column.name, column.type, _meaning(column)) for column in table.columns)
    caption = _("Columns of %(file)s") % {"file": table.file_name}
    return ColumnsView(f"columns-{table.name}", str(table.title), TableView.of(caption, columns, rows))


def _meaning(column: DataColumn) -> str:
    words = str(column.description)
    if column.refers_to is None:
        return words
    place = f"{column.refers_to.table}.{column.refers_to.column}"
    return _("%(meaning)s See %(place)s.") % {"meaning": words, "place": place}
