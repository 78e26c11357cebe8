"""The tables of the open data, with what each column means."""

from enum import Enum

from django.utils.translation import gettext_lazy as _

from certifications.domain.facts import Confidence, FactKind
from certifications.domain.unknowns import UnknownKind
from certifications.domain.values import ValueType
from certifications.domain.vocabulary import Coverage, Orientation, ProgressionKind, SourceQuality, Status
from certifications.open_data.files import rows
from certifications.open_data.files.columns import DataColumn, DataTable, Reference
from certifications.open_data.mapping import IN_WORDS


def _values(of: type[Enum]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in of)


SLUG = Reference("certifications", "slug")
SOURCE_KINDS = (*_values(SourceQuality), IN_WORDS)
_KEY = DataColumn("key", _("Permanent key."), required=True)
_NAME = DataColumn("name", _("Name."), required=True)
_SOURCE = (
    DataColumn("source_url", _("Address of the source. Empty if the source has none."), format="uri"),
    DataColumn("source_in_words", _("The source in words, if it has no address.")),
    DataColumn(
        "source_kind",
        _(
            "Whose word it is: official (the issuer), semi (close to the issuer), secondary (someone else), "
            "weak (a forum post, a CV or a machine-written page), in_words (no address)."
        ),
        values=SOURCE_KINDS,
    ),
    DataColumn("source_date", _("Date on the source: a year, month or day. Empty if it is undated.")),
)
_COLLECTED = DataColumn("collected_on", _("The day someone read the source."), "date")
_CHECKED = DataColumn(
    "checked_on", _("The day someone last compared it with the live source. Empty if no one has."), "date"
)
_FRESH = DataColumn("fresh_until", _("The last day we rely on it without another check."), "date")
_CONFIDENCE = DataColumn("confidence", _("How sure we are."), values=_values(Confidence))

ISSUERS = DataTable(
    "issuers",
    _("Issuers"),
    _("The organisations that award certifications."),
    ("key",),
    (
        _KEY,
        _NAME,
        DataColumn("website", _("Website."), format="uri"),
        DataColumn("runs_this_site", _("Whether this issuer runs this site."), "boolean", required=True),
    ),
    rows.issuer_rows,
)
DISCIPLINES = DataTable(
    "disciplines",
    _("Disciplines"),
    _("Fields of work that certifications belong to."),
    ("key",),
    (
        _KEY,
        _NAME,
    ),
    rows.discipline_rows,
)
LEVELS = DataTable(
    "levels",
    _("Levels"),
    _("How far along a certification stands in its discipline."),
    ("key",),
    (
        _KEY,
        _NAME,
        DataColumn("rank", _("0 for newcomers, 1 for practitioners, 2 for experienced people."), "integer"),
    ),
    rows.level_rows,
)
CERTIFICATIONS = DataTable(
    "certifications",
    _("Certifications"),
    _("One row for each certification, with our judgement of it."),
    ("slug",),
    (
        DataColumn("slug", _("Permanent short name, as in its address."), required=True),
        DataColumn("id", _("Permanent UUID."), format="uuid", required=True),
        DataColumn("title", _("Full name."), required=True),
        DataColumn("abbreviation", _("Abbreviation.")),
        DataColumn("issuer", _("Who awards it."), required=True, refers_to=Reference("issuers", "key")),
        DataColumn(
            "publishers_own_offer",
            _("Whether the organisation that runs this site sells it."),
            "boolean",
            required=True,
        ),
        DataColumn(
            "status",
            _("Whether the issuer offers it."),
            required=True,
            values=_values(Status),
        ),
        DataColumn(
            "certifies",
            _("A discipline, one framework or one product."),
            required=True,
            values=_values(Orientation),
        ),
        DataColumn(
            "discipline",
            _("The discipline it belongs to."),
            required=True,
            refers_to=Reference("disciplines", "key"),
        ),
        DataColumn("also_fits", _("Keys of other disciplines it fits, with spaces between.")),
        DataColumn("level", _("Its level."), required=True, refers_to=Reference("levels", "key")),
        DataColumn("page", _("Its page on this site."), format="uri", required=True),
        DataColumn("issuers_page", _("Its page on the issuer’s site."), format="uri"),
        DataColumn("oldest_fact", _("The day its oldest fact was last checked or collected."), "date"),
        DataColumn("verdict", _("Our judgement in one sentence.")),
        DataColumn("who_it_suits", _("Our judgement: who it suits.")),
        DataColumn("who_it_does_not_suit", _("Our judgement: who it does not suit.")),
        DataColumn("judged_by", _("Who made the judgement.")),
        DataColumn("judged_on", _("The day of the judgement."), "date"),
        DataColumn("judgement_basis", _("What the judgement is based on.")),
    ),
    rows.certification_rows,
)
COVERAGE = DataTable(
    "coverage",
    _("Coverage"),
    _("Our judgement of how far each certification covers each focus area."),
    ("certification", "focus_area"),
    (
        DataColumn("certification", _("The certification."), required=True, refers_to=SLUG),
        DataColumn("focus_area", _("Key of the focus area."), required=True),
        DataColumn("focus_area_name", _("Name of the focus area."), required=True),
        DataColumn(
            "coverage",
            _("How far it is covered."),
            required=True,
            values=_values(Coverage),
        ),
        DataColumn(
            "only_the_issuer_says_so",
            _("Whether no independent source confirms it."),
            "boolean",
            required=True,
        ),
        DataColumn("judged_on", _("The day of the judgement."), "date", required=True),
    ),
    rows.coverage_rows,
)
SOURCES = DataTable(
    "sources",
    _("Sources"),
    _("The sources of each certification: those of its facts and others we read."),
    ("id",),
    (
        DataColumn("id", _("Permanent UUID."), format="uuid", required=True),
        DataColumn("certification", _("The certification it was read for."), required=True, refers_to=SLUG),
        DataColumn("url", _("Address. Empty if it has none."), format="uri"),
        DataColumn("in_words", _("The source in words.")),
        DataColumn("kind", _("Whose word it is; see facts."), required=True, values=SOURCE_KINDS),
        DataColumn("source_date", _("Date on the source, where we noted it.")),
        DataColumn("facts", _("How many facts rest on it."), "integer", required=True),
    ),
    rows.source_rows,
)
FACTS = DataTable(
    "facts",
    _("Facts"),
    _(
        "One row for each fact, with its source, its dates and how sure it is, and one for each thing that "
        "is unknown."
    ),
    ("id",),
    (
        DataColumn(
            "id", _("UUID. It changes when the value or the source does."), format="uuid", required=True
        ),
        DataColumn("certification", _("The certification it is about."), required=True, refers_to=SLUG),
        DataColumn(
            "state",
            _("stated: a source says so. unknown: none that we know does."),
            required=True,
            values=(rows.STATED, rows.UNKNOWN),
        ),
        DataColumn(
            "why_unknown",
            _(
                "Only of what is unknown. looked_for: we looked and no source says. not_yet_found: we have "
                "not yet found out."
            ),
            values=_values(UnknownKind),
        ),
        DataColumn("field", _("What is stated, as a key such as exam.questions.")),
        DataColumn(
            "kind",
            _("What the fact is about. It sets how long we rely on it."),
            values=_values(FactKind),
        ),
        DataColumn("label", _("What is stated, in words.")),
        DataColumn("route", _("Number of the entry route, if there are several ways in."), "integer"),
        DataColumn("value", _("The value as the source states it. Empty means unknown, never zero.")),
        DataColumn("unit", _("Unit of the value.")),
        DataColumn("value_type", _("How to read the value."), values=_values(ValueType)),
        DataColumn("number", _("The value, if it is one whole number."), "integer"),
        DataColumn("currency", _("ISO 4217 code, if the value is one amount.")),
        DataColumn("amount_from", _("The amount, or the lower end of a range."), "number"),
        DataColumn("amount_to", _("The amount, or the upper end of a range."), "number"),
        DataColumn("in_force_from", _("The first day of this value, if it is known."), "date"),
        DataColumn("in_force_until", _("The last day of this value, if it is known."), "date"),
        DataColumn("source", _("The source."), refers_to=Reference("sources", "id")),
        *_SOURCE,
        _COLLECTED,
        _CHECKED,
        _FRESH,
        _CONFIDENCE,
        DataColumn("further_sources", _("Other sources that say the same, one per line.")),
        DataColumn("caution", _("Why to be careful with it.")),
        DataColumn("note", _("More about it.")),
    ),
    rows.fact_rows,
)
PROGRESSIONS = DataTable(
    "progressions",
    _("Progressions"),
    _("What holding one certification means for another."),
    ("start", "end", "kind"),
    (
        DataColumn("start", _("From which certification."), required=True, refers_to=SLUG),
        DataColumn("end", _("To which certification."), required=True, refers_to=SLUG),
        DataColumn(
            "kind",
            _("What the first is to the second."),
            required=True,
            values=_values(ProgressionKind),
        ),
        DataColumn("detail", _("The same in a sentence.")),
        DataColumn("waives", _("Which entry rules it replaces, with spaces between.")),
        DataColumn("only_while_active", _("Whether it counts only while the first is active."), "boolean"),
        *_SOURCE,
        _COLLECTED,
        _CHECKED,
        _FRESH,
        _CONFIDENCE,
    ),
    rows.progression_rows,
)
CHANGES = DataTable(
    "changes",
    _("Changes"),
    _("Changes that issuers announced or made, with the date they take effect."),
    ("number",),
    (
        DataColumn("number", _("Place in the list."), "integer", required=True),
        DataColumn("certification", _("The certification, if it is in the catalogue."), refers_to=SLUG),
        DataColumn(
            "issuer",
            _("The issuer, if all its certifications change."),
            refers_to=Reference("issuers", "key"),
        ),
        DataColumn("about", _("What changes, by name.")),
        DataColumn("what", _("What changes about it."), required=True),
        DataColumn("before", _("How it was.")),
        DataColumn("after", _("How it will be, or is now.")),
        DataColumn("in_force_from", _("From when: a year, quarter, month or day. Empty if no one knows.")),
        *_SOURCE,
        _COLLECTED,
        _CONFIDENCE,
    ),
    rows.change_rows,
)

TABLES: dict[str, DataTable] = {
    table.name: table
    for table in (
        CERTIFICATIONS,
        FACTS,
        SOURCES,
        PROGRESSIONS,
        COVERAGE,
        CHANGES,
        ISSUERS,
        DISCIPLINES,
        LEVELS,
    )
}
