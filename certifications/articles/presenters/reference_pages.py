"""Pages beside the articles: an author's, the glossary, the questions that people ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from certifications.articles.presenters.article_list import ArticleRow, article_rows
from certifications.articles.presenters.articles import AuthorView, author_view
from certifications.models import ArticleIndexPage, Writer
from certifications.queries.articles import articles_by
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.glossary import GlossaryEntry, kept_glossary, kept_questions
from certifications.queries.kept import kept_certifications
from certifications.wording.breadcrumbs import breadcrumbs
from certifications.wording.words import date_words, source_date_words
from portal.shared.components import Breadcrumb, Link, PageMeta
from portal.shared.structured_data import Thing, defined_term_set, faq_page, text_of


@dataclass(frozen=True, slots=True)
class JudgedCertification:
    """A certification that somebody judged; `made_on` is empty where they made all judgements on one day."""

    name: str
    url: str
    own_offer: bool
    made_on: str


@dataclass(frozen=True, slots=True)
class AuthorPageView:
    """An author, their articles, and the certifications that they judged; `judged_on` is the day of all."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    author: AuthorView
    rows: tuple[ArticleRow, ...]
    shared: str
    judged: tuple[JudgedCertification, ...]
    judged_on: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All words of the glossary by their first letter."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    letters: tuple[tuple[str, tuple[GlossaryEntry, ...]], ...]


@dataclass(frozen=True, slots=True)
class AskedQuestionView:
    """A question that people ask; `answer` is rich text, empty where our facts have none."""

    anchor: str
    question: str
    answer: str
    source: Link
    source_date: str


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """Questions that people ask: those with an answer, and those that our facts do not answer."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    answered: tuple[AskedQuestionView, ...]
    unanswered: tuple[AskedQuestionView, ...]


def author_page_view(writer: Writer) -> AuthorPageView:
    """An author's page. Eight queries at most, however much they wrote."""
    rows, shared = article_rows(articles_by(writer), is_by_one=True)
    judged = [one for one in kept_certifications() if one.judgement.author == writer.name]
    days = {date_words(one.judgement.made_on) for one in judged}
    judged_on = days.pop() if len(days) == 1 else ""
    return AuthorPageView(
        meta=PageMeta(title=writer.name, description=writer.about or writer.role or writer.name),
        breadcrumbs=(*_below_articles(), Breadcrumb(writer.name)),
        author=author_view(writer),
        rows=rows,
        shared=shared,
        judged=tuple(
            JudgedCertification(
                one.title,
                one.url,
                one.issuer.is_publisher,
                "" if judged_on else date_words(one.judgement.made_on),
            )
            for one in judged
        ),
        judged_on=judged_on,
    )


def glossary_view() -> GlossaryView:
    """The glossary. Two queries, and those of `kept_glossary` after a change."""
    letters: dict[str, list[GlossaryEntry]] = {}
    for entry in kept_glossary():
        letters.setdefault(entry.name[:1].upper(), []).append(entry)
    return GlossaryView(
        meta=PageMeta(
            title=_("Glossary"),
            description=_(
                "What the terms used on this site mean: projects, ongoing work, PDUs, entry routes and more."
            ),
            data=_glossary_data(),
        ),
        breadcrumbs=(*_below_articles(), Breadcrumb(_("Glossary"))),
        letters=tuple((letter, tuple(entries)) for letter, entries in letters.items()),
    )


def _glossary_data() -> tuple[Thing, ...]:
    """The words as machines read them; nothing while none is explained."""
    words = kept_glossary()
    address = reverse("certifications:glossary")
    terms = [(entry.name, entry.short, f"{address}#{entry.anchor}") for entry in words]
    return (defined_term_set(_("Glossary"), address, terms),) if terms else ()


def _questions_data(views: Iterable[AskedQuestionView]) -> tuple[Thing, ...]:
    """The questions whose answer the page shows, live facts included; nothing where none is answered."""
    answered = [(one.question, text_of(expand_db_html(one.answer))) for one in views if one.answer]
    return (faq_page(answered),) if answered else ()


def questions_view() -> QuestionsView:
    """The questions that people ask. Two queries, and one after a change."""
    views = tuple(
        AskedQuestionView(
            one.anchor,
            one.question,
            one.answer,
            Link(source_name(one.source_url), source_link(one.source_url)),
            source_date_words(one.source_date),
        )
        for one in kept_questions()
    )
    return QuestionsView(
        meta=PageMeta(
            title=_("Questions people ask"),
            description=_("Real questions about certifications, with short, sourced answers."),
            data=_questions_data(views),
        ),
        breadcrumbs=(*_below_articles(), Breadcrumb(_("Questions people ask"))),
        answered=tuple(one for one in views if one.answer),
        unanswered=tuple(one for one in views if not one.answer),
    )


def _below_articles() -> tuple[Breadcrumb, ...]:
    index = ArticleIndexPage.objects.live().public().first()
    if index is None:
        return ()
    return (*breadcrumbs(index), Breadcrumb(index.title, index.get_url() or ""))
