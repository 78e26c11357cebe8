"""A certification as Markdown: facts one a line, each with what it rests on; judgements apart from them."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, currency
from certifications.domain.fields import route_of
from certifications.facts.presenters.certification import places_of
from certifications.facts.presenters.coverage import coverage_view, judged_words
from certifications.facts.presenters.fact_sheet import GROUPS, unknown_words
from certifications.models import CertificationPage
from certifications.models.certification import STATUSES
from certifications.queries.fact_words import Names, value_words
from certifications.queries.kept import kept_certifications, kept_read_sources
from certifications.wording.marks import MarkMaker, flags_of
from certifications.wording.own_offer import own_offer_words, unranked_words
from certifications.wording.source_index import SourceIndex
from certifications.wording.words import CONFIDENCES, currency_sentence, force_words, key_words
from portal.shared.clock import site_date
from portal.shared.markdown_pages import MarkdownPage
from portal.shared.markdown_text import link, markdown_of, plain

STATUS_WORDS = dict(STATUSES)


def certification_pages() -> Iterator[MarkdownPage]:
    """Every certification that everybody may read. No query while they are kept."""
    today = site_date()
    for one in kept_certifications():
        state = currency((*one.facts, *one.facts_ahead), today)
        own = _("The publisher’s own offer.") if one.issuer.is_publisher else ""
        yield MarkdownPage(
            url=one.url,
            title=_listed_title(one),
            group=_("Certifications"),
            note=" ".join(
                filter(
                    None, (f"{one.issuer.name.rstrip('.')}. {one.level.name}.", own, currency_sentence(state))
                )
            ),
            changed_on=state.oldest,
            write=partial(certification_markdown, one),
        )


def _listed_title(one: Certification) -> str:
    """“PMP: Project Management Professional”; a name that is an abbreviation stands once."""
    return f"{one.short_name}: {one.title}" if one.abbreviation not in {"", one.title} else one.title


def certification_markdown(certification: Certification) -> str:
    """The page as Markdown. One query while the catalogue is kept: for what editors write below the facts."""
    read = kept_read_sources().get(certification.slug, ())
    marks = MarkMaker(site_date(), sources=SourceIndex(read, certification.issuer))
    names = {one.slug: one.title for one in kept_certifications()}
    parts = [
        *_head(certification),
        *_groups(certification, names, marks),
        *_ahead(certification, names, marks),
        *_judgement(certification),
        *_body(certification),
    ]
    return "\n\n".join(parts) + "\n"


def _head(certification: Certification) -> Iterator[str]:
    yield f"# {plain(certification.title)}"
    rows = [
        (_("Issuer"), certification.issuer.name or _("unknown")),
        (_("Status"), str(STATUS_WORDS[certification.status.value])),
        *((place.term, place.description) for place in places_of(certification)),
    ]
    yield "\n".join(f"- {plain(term)}: {plain(words)}" for term, words in rows)
    own = own_offer_words(certification)
    if own:
        yield f"**{plain(_('The publisher’s own offer.'))}** {plain(own)}"


def _groups(certification: Certification, names: Names, marks: MarkMaker) -> Iterator[str]:
    known = (*certification.facts, *certification.facts_ahead)
    for kind, title in GROUPS.items():
        facts = [fact for fact in certification.facts if fact.kind is kind]
        lines = [_line(fact, names, marks) for fact in facts]
        # An announced fact, told below, is known.
        is_known = any(fact.kind is kind for fact in known)
        missing = unknown_words(known, kind) if is_known else _("everything about this")
        if missing:
            lines.append(
                f"- {plain(_('Unknown: no source that we read states %(what)s.') % {'what': missing})}"
            )
        lines = lines or [f"- {plain(_('Nothing is in force yet; see what is announced below.'))}"]
        yield f"## {plain(str(title))}\n\n" + "\n".join(lines)


def _ahead(certification: Certification, names: Names, marks: MarkMaker) -> Iterator[str]:
    if certification.facts_ahead:
        lines = [_line(fact, names, marks) for fact in certification.facts_ahead]
        yield f"## {plain(_('Announced, not in force yet'))}\n\n" + "\n".join(lines)


def _line(fact: Fact, names: Names, marks: MarkMaker) -> str:
    """“- **Questions**: 180 questions. Source: …”, on one line: nothing is quoted without its source."""
    mark = marks.of_fact(fact)
    label = key_words(fact.key) if route_of(fact.key) else fact.label
    said = [f"**{plain(label)}**: {plain(value_words(fact, names).rstrip('.'))}"]
    said += [plain(words.rstrip(".")) for words in (fact.note, fact.caution) if words]
    source = f"{link(mark.source_name, mark.source_url)} ({plain(mark.kind)}, {plain(mark.source_date)})"
    grounds = [source, plain(mark.status), plain(str(CONFIDENCES[fact.confidence]))]
    when = force_words(fact, marks.today)
    grounds += [plain(when)] if when else []
    grounds += [f"**{plain(_('stale'))}**"] if "stale" in flags_of([fact], marks.today) else []
    return f"- {'. '.join(said)}. {plain(_('Source'))}: {'; '.join(grounds)}."


def _judgement(certification: Certification) -> Iterator[str]:
    lines = [
        (_("Verdict"), unranked_words(certification) or certification.verdict),
        (_("Whom it suits"), certification.who_it_suits),
        (_("Whom it does not suit"), certification.who_it_does_not_suit),
        *_covered(certification),
    ]
    said = [f"- {plain(label)}: {plain(words)}" for label, words in lines if words]
    if said:
        yield "\n\n".join(
            (
                f"## {plain(_('Our judgement, not a fact'))}",
                plain(judged_words(certification.judgement)),
                "\n".join(said),
            )
        )


def _covered(certification: Certification) -> Sequence[tuple[str, str]]:
    groups = coverage_view(certification, "").groups
    return [
        (_("Coverage, %(how)s") % {"how": group.label.lower()}, ", ".join(area.name for area in group.areas))
        for group in groups
    ]


def _body(certification: Certification) -> Iterator[str]:
    page = CertificationPage.objects.live().public().filter(slug=certification.slug).first()
    if page is not None and page.body:
        yield markdown_of(page.body.render_as_block(), settings.BASE_URL + certification.url).strip()
